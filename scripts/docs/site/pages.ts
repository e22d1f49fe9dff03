/** The pages of a document's site, in reading order. */
import { Anchors, anchorTag, code, paragraphs, plain } from "../markdown.ts";
import { addressOf, titleOf } from "../operation.ts";
import type { Chapter } from "../chapters.ts";
import type { WrittenReference } from "../reference.ts";
import type { OperationModel } from "../../document/operations.ts";
import type { Run } from "../run/run.ts";
import type { Document } from "../../document/types.ts";
import { operationPage } from "./operation-page.ts";
import { firstSentence, textPage, type SitePage } from "./page.ts";
import { render } from "./render.ts";

/** What may stand beside the pages that are made of the document. */
export interface Extras {
  /** What has changed, as Markdown with a first heading. */
  readonly changelog?: string;
  /** Every constraint with the tests that prove it, as Markdown with a first heading. */
  readonly evidence?: string;
  /** What runs in the pages. */
  readonly run: Run;
}

/** Chapters that have a shorter address than their title. */
const PATHS: Readonly<Record<string, string>> = { "Error codes": "errors" };

/** Hands out paths: where two would be the same, the second gets a number. */
const pathsIn = () => {
  const taken = new Anchors();
  return (folder: string, name: string): string => {
    const slug = taken.take(folder, name).slice(folder.length === 0 ? 0 : folder.length + 1);
    return folder === "" ? slug : `${folder}/${slug || "x"}`;
  };
};

const tableOf = (
  operations: readonly OperationModel[],
  { scope }: Pick<WrittenReference, "scope">,
): string => {
  const hasPermissions = operations.some(({ source }) => source["x-permission"] !== undefined);
  const rows = operations.map((each) => [
    `[${plain(titleOf(each))}](#${scope.operations.get(each.id) ?? ""})`,
    code(addressOf(each)),
    ...(hasPermissions
      ? [each.source["x-permission"] ?? ""].map((name) => name && code(name))
      : []),
  ]);
  const head = ["To", "call", ...(hasPermissions ? ["with permission"] : [])];
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
};

const DOWNLOADS = [
  "- [OpenAPI document as YAML](openapi.yaml), [as JSON](openapi.json)",
  "- [Collection for Postman, Bruno and Insomnia](collection.json)",
  "- For programs: [llms.txt](llms.txt), [llms-full.txt](llms-full.txt); each page is there as Markdown too, with `.md` for `.html`",
  "- [The whole reference on one page](reference.html), for paper and for searching in it; [as Markdown](reference.md)",
  "- [The same in three columns](redoc.html), by Redoc",
].join("\n");

/** The first page: what the API is, the first chapter of prose, and the ways on. */
const frontPage = (
  document: Document,
  reference: WrittenReference,
  first: Chapter | undefined,
  run: Run,
): SitePage => {
  const { title, summary = title } = document.info;
  const { chapters } = reference;
  const guides = chapters.filter(
    ({ kind, ...each }) => kind === "guide" && each.anchor !== first?.anchor,
  );
  const groups = chapters.filter(({ operations }) => operations.length > 0);
  const servers = chapters.find(({ kind, title: name }) => kind === "table" && name === "Servers");
  const markdown = paragraphs([
    `# ${plain(title)}`,
    reference.intro,
    ...(first === undefined
      ? []
      : [`## ${anchorTag(first.anchor)}${plain(first.title)}`, first.text]),
    ...(guides.length === 0
      ? []
      : [
          "## Guides",
          guides
            .map((each) => `- [${plain(each.title)}](#${each.anchor}): ${firstSentence(each.text)}`)
            .join("\n"),
        ]),
    ...groups.flatMap(({ title: name, operations }) => [
      `## ${plain(name)}`,
      tableOf(operations, reference),
    ]),
    ...(servers === undefined ? [] : [`## ${anchorTag(servers.anchor)}Servers`, servers.text]),
    "## Downloads",
    DOWNLOADS,
    "## About",
    reference.imprint,
  ]);
  return {
    ...{ path: "index", title, description: summary, group: "", label: "Start", markdown },
    body: (relink) => run.guide(render(relink(markdown))),
  };
};

const tablePage = (
  { title, anchor, text }: Chapter,
  { scope }: WrittenReference,
  run: Run,
  pathOf: ReturnType<typeof pathsIn>,
): SitePage => {
  const codes = new Map([...scope.errors].map(([code, address]) => [address, code]));
  return textPage(
    {
      ...{ path: pathOf("", PATHS[title] ?? title), title, label: title, group: "Reference" },
      ...{ anchor, text },
    },
    (markdown) => render(markdown, { endOf: (id) => run.storiesOf(codes.get(id) ?? "") }),
  );
};

/** A group of operations, and the page of each. */
const groupPages = (
  { title, anchor, intro, operations }: Chapter,
  reference: WrittenReference,
  run: Run,
  pathOf: ReturnType<typeof pathsIn>,
): SitePage[] => [
  textPage({
    ...{ path: pathOf("groups", title), title, label: "Overview", group: title, anchor },
    text: paragraphs([
      intro,
      ...(operations.length === 0 ? [] : ["## Operations", tableOf(operations, reference)]),
    ]),
  }),
  ...operations.map((each) =>
    operationPage(reference.scope, each, {
      path: pathOf("operations", each.id),
      group: title,
      runForm: run.formOf(each.id),
    }),
  ),
];

/** All on one page: the reference as it stands, for paper and for searching in it. */
const wholePage = (document: Document, reference: WrittenReference): SitePage => {
  const title = `${document.info.title}: the whole reference`;
  return {
    ...{ path: "reference", title, label: "All on one page", group: "More" },
    description: "Guides, operations, fields and error codes on one page.",
    markdown: reference.text,
    body: () => render(reference.text, { isColoured: false }),
  };
};

const changelogPage = (markdown: string): SitePage => ({
  ...{ path: "changelog", title: "Changelog", label: "Changelog", group: "More", markdown },
  description: "What has changed, and what differs from the last release.",
  body: () => render(markdown),
});

const evidencePage = (markdown: string): SitePage => ({
  ...{ path: "evidence", title: "Evidence", label: "Evidence", group: "More", markdown },
  description: "Every constraint, where it comes from, and which test proves it of each reader.",
  // Its tables name every field and answer again, which are found where they are told of.
  searched: markdown.replace(/^## .*\n\n### [\s\S]*/m, ""),
  body: () => render(markdown),
});

export const pagesOf = (
  document: Document,
  reference: WrittenReference,
  extras: Extras,
): SitePage[] => {
  const pathOf = pathsIn();
  ["index", "reference", "changelog", "redoc", "evidence"].forEach((each) => pathOf("", each));
  const { chapters } = reference;
  const [first, ...guides] = chapters.filter(({ kind }) => kind === "guide");
  return [
    frontPage(document, reference, first, extras.run),
    ...guides.map(({ title, anchor, text }) =>
      textPage(
        { path: pathOf("guides", title), title, label: title, group: "Guides", anchor, text },
        (markdown) => extras.run.guide(render(markdown)),
      ),
    ),
    ...chapters
      .filter(({ kind }) => kind === "group")
      .flatMap((each) => groupPages(each, reference, extras.run, pathOf)),
    ...chapters
      .filter(({ kind, title }) => kind === "table" && title !== "Servers")
      .map((each) => tablePage(each, reference, extras.run, pathOf)),
    ...(extras.changelog === undefined ? [] : [changelogPage(extras.changelog)]),
    ...(extras.evidence === undefined ? [] : [evidencePage(extras.evidence)]),
    wholePage(document, reference),
  ];
};
