import type { Document } from "../document/types.ts";
import { catalogueOf } from "../document/error-catalogue.ts";
import { decisionsOf, rulesIn } from "./reference.ts";
import { ruleSentence } from "./rules.ts";
import { modelOf } from "../document/model.ts";
import type { OperationModel } from "../document/operations.ts";
import { resolve } from "../document/pointer.ts";
import { operationLine, requestsText, seeAlso, serverLine } from "./llms-operation.ts";
import { shape } from "./llms-shape.ts";
import { Anchors, paragraphs } from "./markdown.ts";

/** How each security scheme is sent, and where its tokens and scopes come from. */
const schemeLines = (document: Document): string[] =>
  Object.entries(document.components?.["securitySchemes"] ?? {}).map(([name, each]) => {
    const scheme = resolve(document, each as SecuritySchemeText);
    const { type, in: where, name: key, scheme: kind, bearerFormat, openIdConnectUrl } = scheme;
    const flows = Object.entries(scheme.flows ?? {}).map(([flow, { scopes = {}, ...urls }]) => {
      const addresses = Object.entries(urls).map(([called, url]) => `${called} ${String(url)}`);
      return `${flow}: ${addresses.join(", ")}, scopes ${Object.keys(scopes).join(" ")}`;
    });
    return [
      `${name} = ${[type, kind, bearerFormat, openIdConnectUrl].filter(Boolean).join(" ")}`,
      key === undefined ? "" : ` in the ${String(where)} ${key}`,
      flows.length === 0 ? "" : ` (${flows.join("; ")})`,
    ].join("");
  });

interface SecuritySchemeText {
  readonly $ref?: string;
  readonly type: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly openIdConnectUrl?: string;
  readonly flows?: Readonly<Record<string, { readonly scopes?: object }>>;
}

/** The operations, under the names of their tags. */
const operationGroups = (
  document: Document,
  operations: readonly OperationModel[],
  codePath: string | undefined,
): readonly string[] => {
  const groups = new Map<string, string[]>();
  for (const each of operations) {
    const tag = each.source.tags?.[0] ?? "";
    groups.set(tag, [...(groups.get(tag) ?? []), operationLine(document, each, codePath)]);
  }
  return [...groups].flatMap(([tag, lines]) => [
    ...(tag === "" ? [] : [`### ${tag}`]),
    lines.join("\n"),
  ]);
};

/** llms.txt: the document on as few lines as it takes, complete, with links into reference.md. */
export const llmsText = (document: Document): string => {
  const { operations } = modelOf(document);
  const { errors, shape: errorShape } = catalogueOf(document, operations);
  const schemes = schemeLines(document);
  const webhooks = Object.entries(document.webhooks ?? {}).map(
    ([name, item]) => `- ${name}:${requestsText(document, name, resolve(document, item), "  ")}`,
  );
  const decisions = decisionsOf(document);
  const rules = rulesIn(document);
  const firstSentence = (text = ""): string =>
    (/^[^|#]+?[.:](?=\s)/.exec(text.trim())?.[0] ?? "").replace(/\s+/g, " ").replace(/:$/, ".");
  const guides = (document.tags ?? [])
    .filter((tag) => tag["x-traitTag"] === true || tag.externalDocs !== undefined)
    .map(
      ({ name, description, externalDocs }) =>
        `- [${name}](reference.md#${Anchors.of(name)}): ${firstSentence(description)}${seeAlso(externalDocs)}`,
    );
  return `${paragraphs([
    `# ${document.info.title}`,
    `> ${document.info.summary ?? document.info.title}`,
    document.info.description?.trim(),
    seeAlso(document.externalDocs).replace("; s", "S") || undefined,
    `Servers: ${(document.servers ?? []).map(serverLine).join(", ")}`,
    schemes.length === 0 ? undefined : `Authentication: ${schemes.join("; ")}`,
    "## Docs",
    [
      "- [Reference](reference.md): everything below, explained, with examples and samples",
      "- [All of it in one file](llms-full.txt)",
      "- [OpenAPI document](openapi.yaml)",
      "- [Changelog](changelog.md)",
    ].join("\n"),
    ...(guides.length === 0 ? [] : ["## Guides", guides.join("\n")]),
    "## Operations",
    ...operationGroups(document, operations, errorShape.code),
    ...(webhooks.length === 0 ? [] : ["## Webhooks", webhooks.join("\n")]),
    "## Schemas",
    Object.entries(document.components?.schemas ?? {})
      .map(([key, schema]) => `- ${key}: ${shape(schema)}`)
      .join("\n"),
    ...(errors.length === 0
      ? []
      : [
          "## Error codes",
          errors
            .map(
              ({ code, status, message, help }) =>
                `- [${code}](reference.md#${Anchors.of(code)}) ${String(status)}: ${message}. ${help.replace(/\s+/g, " ")}`,
            )
            .join("\n"),
        ]),
    ...(rules.length === 0
      ? []
      : [
          "## Rules (in CEL)",
          rules
            .map(
              ({ rule, name, anchor }) =>
                `- [${name}](reference.md#${anchor}) (${rule.error}): ${ruleSentence(rule)}. \`${rule.rule.trim().replace(/\s+/g, " ")}\``,
            )
            .join("\n"),
        ]),
    ...(decisions.length === 0
      ? []
      : [
          "## Decisions (of this document, where its sources are silent)",
          decisions
            .map(
              ({ text, places }) =>
                `- ${places.map(({ name, anchor }) => `[${name}](reference.md#${anchor})`).join(", ")}: ${text}`,
            )
            .join("\n"),
        ]),
  ])}\n`;
};
