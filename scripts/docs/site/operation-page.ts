/** The page of one operation: what it takes and answers in one column, code beside it. */
import { Decisions } from "../decisions.ts";
import { embedded } from "../embed.ts";
import { Anchors, anchorTag, block, code, paragraphs, plain } from "../markdown.ts";
import { examplesOf, type ShownExample } from "../bodies.ts";
import {
  aboutOperation,
  addressOf,
  contractOf,
  factsOf,
  titleOf,
  type OperationScope,
} from "../operation.ts";
import { sampleSection, samplesOf } from "../samples.ts";
import type { OperationModel } from "../../document/operations.ts";
import { firstSentence, type SitePage } from "./page.ts";
import { codeBlock, escapeHtml, render, type Heading, type Rendered } from "./render.ts";

interface Beside extends ShownExample {
  /** What it is an example of: the request, or an answer by its status. */
  readonly of: string;
}

/** The examples of request and answers; an error that has a code is shown where its code is explained. */
const examplesBeside = (scope: OperationScope, { body, responses }: OperationModel): Beside[] => {
  const sent = Object.entries(body?.content ?? {}).flatMap((media) => examplesOf(scope, media));
  const answered = Object.entries(responses).flatMap(([status, { content }]) =>
    Object.entries(content ?? {})
      .flatMap((media) => examplesOf(scope, media))
      .filter(({ text, language }) => {
        const found = language === "json" ? scope.codeIn(JSON.parse(text)) : undefined;
        return found === undefined || !scope.errors.has(found);
      })
      .map((each) => ({ ...each, of: `Answer ${status}` })),
  );
  return [...sent.map((each) => ({ ...each, of: "Request" })), ...answered];
};

/** Panels of which a script shows one at a time; without it they stand below each other. */
const tabs = (choice: string, panels: readonly { label: string; html: string }[]): string => {
  if (panels.length === 0) return "";
  const sections = panels.map(
    ({ label, html }) =>
      `<section class="tab" data-label="${escapeHtml(label)}"><h3>${escapeHtml(label)}</h3>\n${html}</section>`,
  );
  return `<div class="tabs" data-choice="${choice}">\n${sections.join("\n")}\n</div>\n`;
};

const exampleTitle = ({ name, summary }: ShownExample): string =>
  [plain(summary), name === "" ? "" : `(${code(name)})`].filter((part) => part !== "").join(" ");

const exampleText = (example: Beside): string =>
  paragraphs([
    `### ${example.of}: ${exampleTitle(example)}`,
    example.description === undefined ? undefined : embedded(4, example.description),
    block(example.text, example.language),
  ]);

/** Samples and examples, beside the text. */
const aside = (
  operation: OperationModel,
  examples: readonly Beside[],
  relink: (markdown: string) => string,
): string => {
  const sources = samplesOf(operation.source).map(({ lang = "", label = lang, source = "" }) => ({
    label,
    html: codeBlock(source.trimEnd(), lang.toLowerCase()),
  }));
  const shown = ["Request", "Answer"].map((kind) => {
    const own = examples.filter((each) => each.of.startsWith(kind));
    const panels = own.map((each) => {
      const about = paragraphs([exampleTitle(each), embedded(4, each.description ?? "")]);
      return {
        label:
          [each.of.replace(/^(Request|Answer )/, ""), each.name].filter(Boolean).join(" ") || kind,
        html: `<div class="caption">${render(relink(about)).html}</div>${codeBlock(each.text, each.language)}`,
      };
    });
    const title = kind === "Request" ? "Request bodies" : "Answers";
    return panels.length === 0 ? "" : `<h2>${title}</h2>\n${tabs(kind.toLowerCase(), panels)}`;
  });
  const code =
    sources.length === 0 ? "" : `<h2 id="samples">Samples</h2>\n${tabs("language", sources)}`;
  const html = code + shown.join("");
  return html === ""
    ? ""
    : `<aside class="beside" aria-label="Samples and examples">\n${html}</aside>\n`;
};

/** Ways to what is on the page: what can be sent and what comes back is below the form. */
const waysOn = (headings: readonly Heading[], hasSamples: boolean): string => {
  const links = [
    ["run", "Run it"],
    ...headings.filter(({ depth }) => depth === 2).map(({ id, html }) => [id, html]),
    ...(hasSamples ? [["samples", "Samples"]] : []),
  ].map(([id, html]) => `<a href="#${id}">${html}</a>`);
  return `<nav class="ways" aria-label="On this page" data-markdown-ignore>${links.join("\n")}</nav>\n`;
};

/** How a method is written: in its colour, and as a word. */
export const methodTag = (method: string): string =>
  `<span class="method ${method.toLowerCase()}">${method.toUpperCase()}</span>`;

/**
 * @param shared The scope of the reference, whose addresses the page's links use.
 * @param page `runForm` is what runs the operation, as HTML.
 */
export const operationPage = (
  shared: OperationScope,
  operation: OperationModel,
  { path, group, runForm }: Pick<SitePage, "path" | "group"> & { readonly runForm: string },
): SitePage => {
  const scope: OperationScope = {
    ...shared,
    anchors: new Anchors(),
    decisions: new Decisions(),
    rules: [],
    writtenOut: new Set(),
    hasExamplesBeside: true,
  };
  const title = titleOf(operation);
  const anchor = scope.anchors.take(shared.operations.get(operation.id) ?? "");
  const facts = factsOf(scope, operation).join(" · ");
  const about = paragraphs(aboutOperation(scope, operation));
  const contract = embedded(1, paragraphs(contractOf(scope, operation)));
  const examples = examplesBeside(scope, operation);
  const searched = paragraphs([
    `# ${anchorTag(anchor)}${plain(title)}`,
    [code(addressOf(operation)), facts].join(" · "),
    embedded(1, about),
    contract,
  ]);
  const markdown = paragraphs([
    searched,
    examples.length === 0 ? undefined : "## Examples",
    ...examples.map(exampleText),
    embedded(1, sampleSection(operation.source) ?? ""),
  ]);
  const body = (relink: (text: string) => string): Rendered => {
    const anchors = new Anchors();
    ["samples", "run"].forEach((each) => anchors.take(each));
    const head = render(relink(embedded(1, about)), { anchors });
    const main = render(relink(contract), { anchors, isOpen: true });
    const address = `${methodTag(operation.method)} <code>${escapeHtml(operation.path)}</code>`;
    return {
      headings: [...head.headings, ...main.headings],
      html: `<article class="operation" data-operation="${escapeHtml(operation.id)}">
<header id="${anchor}">
<h1>${escapeHtml(title)}</h1>
<p class="address">${address}</p>
<div class="facts">${
        render(
          relink(
            facts
              .split(" · ")
              .map((fact) => `- ${fact}`)
              .join("\n"),
          ),
          { anchors },
        ).html
      }</div>
${head.html}${waysOn(main.headings, samplesOf(operation.source).length > 0)}</header>
${aside(operation, examples, relink)}<section class="run" id="run" data-markdown-ignore>
${runForm}
</section>
<div class="contract">
${main.html}</div>
</article>
`,
    };
  };
  return {
    ...{ path, group, title, label: title, method: operation.method, markdown, body, searched },
    names: [operation.source.operationId ?? operation.id],
    description: firstSentence(operation.source.description ?? "") || title,
  };
};
