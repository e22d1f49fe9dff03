import { at } from "../../src/dotted-path.ts";
import { resolve } from "../document/pointer.ts";
import type { Document, Schema, Server } from "../document/types.ts";
import { holdsSchemas } from "../document/schema-keywords.ts";
import { catalogueOf } from "../document/error-catalogue.ts";
import { messageText } from "./error-codes.ts";
import { decisionsOf, rulesIn } from "./reference.ts";
import { authenticationOf, schemeLine, schemesOf } from "./authentication.ts";
import { embedded } from "./embed.ts";
import { serverText } from "./servers.ts";
import { ruleSentence } from "./rules.ts";
import { modelOf } from "../document/model.ts";
import type { OperationModel } from "../document/operations.ts";
import { Anchors, paragraphs, plain } from "./markdown.ts";

/** What stands elsewhere on the line, and what the reference explains. */
const ELSEWHERE = new Set([
  ...["type", "required", "properties", "items", "allOf", "oneOf", "anyOf", "$ref", "title"],
  ...["description", "example", "examples", "externalDocs", "$comment", "deprecated"],
]);

/** A keyword with its value, in which schemas are on one line too. */
const limitOf = (keyword: string, value: unknown): string => {
  const kind = holdsSchemas(keyword);
  const shapes = (held: object): string[] =>
    Object.entries(held).map(([key, each]) =>
      kind === "list" ? shape(each as Schema) : `${key}: ${shape(each as Schema)}`,
    );
  if (kind === undefined || value === null) return `${keyword}=${JSON.stringify(value)}`;
  if (kind === "schema") return `${keyword}=${shape(value as Schema)}`;
  return `${keyword}=[${shapes(Object(value) as object).join(", ")}]`;
};

const name = (reference: string): string => reference.slice(reference.lastIndexOf("/") + 1);

/** A schema on one line: `string(minLength=1 maxLength=64)`, `{ name*: string, tags: [ResourceTag] }`; `*` is required. */
const shape = (schema: Schema | boolean): string => {
  if (typeof schema === "boolean") return schema ? "any" : "never";
  if (schema.$ref !== undefined) return name(schema.$ref);
  const limits = Object.entries(schema).flatMap(([keyword, value]) => {
    // A schema of further properties stands among the properties.
    const isElsewhere =
      ELSEWHERE.has(keyword) ||
      keyword.startsWith("x-") ||
      (keyword === "additionalProperties" && typeof value === "object");
    return isElsewhere || value === undefined ? [] : [limitOf(keyword, value)];
  });
  const parts = (["allOf", "oneOf", "anyOf"] as const).flatMap((keyword) =>
    schema[keyword] === undefined ? [] : [`${keyword}(${schema[keyword].map(shape).join(", ")})`],
  );
  const type = schema.type === undefined ? "" : [schema.type].flat().join("|");
  const kind = core(schema, type);
  // `[string](…)` would be a link.
  const gap = kind.endsWith("]") ? " " : "";
  const limited = limits.length === 0 ? "" : `${gap}(${limits.join(" ")})`;
  return [kind, limited, ...parts].join("") || "any";
};

const core = (
  { properties, required = [], items, additionalProperties }: Schema,
  type: string,
): string => {
  if (items !== undefined) return `[${shape(items)}]`;
  const fields = Object.entries(properties ?? {}).map(
    ([key, value]) => `${key}${required.includes(key) ? "*" : ""}: ${shape(value)}`,
  );
  const rest =
    typeof additionalProperties === "object" ? [`[any]: ${shape(additionalProperties)}`] : [];
  const all = [...fields, ...rest];
  return all.length === 0 ? type : `{ ${all.join(", ")} }`;
};

/** Which codes an operation answers, by status; a status without codes stands alone. */
const errorsOf = (
  document: Document,
  { responses }: OperationModel,
  codePath: string | undefined,
): string => {
  const failures = Object.entries(responses).filter(([status]) => /^[45d]/.test(status));
  const listed = failures.map(([status, { content = {} }]) => {
    const codes = Object.values(content)
      .flatMap(({ examples = {} }) => Object.values(examples))
      .flatMap((each) => {
        const found = codePath && at(resolve(document, each).value, codePath);
        return found === undefined || found === "" ? [] : [String(found)];
      })
      .filter((each) => each !== status);
    return [status, ...new Set(codes)].join(" ");
  });
  return listed.length === 0 ? "" : `\n  - errors ${listed.join("; ")}`;
};

const operationLine = (
  document: Document,
  codePath: string | undefined,
  operation: OperationModel,
): string => {
  const { id, method, path, source, parameters, body, responses, security, servers } = operation;
  const inputs = parameters.map(
    (each) =>
      `${each.in} ${each.name}${each.required === true ? "*" : ""}: ${shape(each.schema ?? true)}`,
  );
  const bodies = Object.entries(body?.content ?? {}).map(
    ([type, { schema }]) => `body ${type}: ${shape(schema ?? true)}`,
  );
  const returned = Object.entries(responses).flatMap(([status, { content, headers }]) => {
    if (/^[45]/.test(status)) return [];
    const shapes = Object.values(content ?? {}).map(({ schema }) => shape(schema ?? true));
    const names = Object.keys(headers ?? {});
    return [
      `${status}${shapes.length === 0 ? "" : `: ${shapes.join(" or ")}`}${names.length === 0 ? "" : ` with headers ${names.join(", ")}`}`,
    ];
  });
  return [
    `- [${id}](reference.md#${Anchors.of(id)}): ${source.summary ? `${plain(source.summary)}. ` : ""}\`${method.toUpperCase()} ${path}\``,
    `; ${authenticationOf(security, (name) => name)}`,
    servers.length === 0 ? "" : `; at ${servers.map(serverLine).join("; ")}`,
    source["x-permission"] === undefined ? "" : ` (permission ${source["x-permission"]})`,
    ...[...inputs, ...bodies].map((each) => `\n  - ${each}`),
    returned.length === 0 ? "" : `\n  - answers ${returned.join("; ")}`,
    errorsOf(document, operation, codePath),
  ].join("");
};

const serverLine = (server: Server): string => serverText(server, String);

const firstSentence = (text = ""): string =>
  (/^[^|#]+?[.:](?=\s)/.exec(text.trim())?.[0] ?? "").replace(/\s+/g, " ").replace(/:$/, ".");

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${heading}`, lines.join("\n")];

/** What stands on the site beside the pages of the document. */
export interface LlmsExtras {
  readonly hasChangelog?: boolean;
}

/** llms.txt: the document on as few lines as it takes, complete, with links into reference.md. */
export const llmsText = (source: Document, { hasChangelog = false }: LlmsExtras = {}): string => {
  const { document, operations } = modelOf(source);
  const { errors, shape: errorShape } = catalogueOf(document, operations);
  const schemes = schemesOf(document).map(schemeLine);
  const servers = (document.servers ?? []).map(serverLine);
  const guides = (document.tags ?? []).filter((tag) => tag["x-traitTag"] === true);
  return `${paragraphs([
    `# ${plain(document.info.title)}`,
    `> ${plain(document.info.summary ?? document.info.title)}`,
    embedded(1, document.info.description ?? ""),
    servers.length === 0 ? undefined : `Servers: ${servers.join("; ")}`,
    schemes.length === 0 ? undefined : `Authentication: ${schemes.join("; ")}`,
    "OpenAPI document: `openapi.yaml`, `openapi.json`",
    ...section("Docs", [
      "- [Start](index.md): what it is, and the ways on",
      "- [All of it in one file](llms-full.txt): everything below, explained, with examples and samples",
      ...(hasChangelog ? ["- [Changelog](changelog.md)"] : []),
    ]),
    ...section(
      "Guides",
      guides.map(
        ({ name: title, description }) =>
          `- [${title}](reference.md#${Anchors.of(title)}): ${firstSentence(description)}`,
      ),
    ),
    ...section(
      "Operations",
      operations.map((each) => operationLine(document, errorShape.code, each)),
    ),
    ...section(
      "Schemas",
      Object.entries(document.components?.schemas ?? {}).map(
        ([key, schema]) => `- ${key}: ${shape(schema)}`,
      ),
    ),
    ...section(
      "Error codes",
      errors.map(
        ({ code, status, message, help }) =>
          `- [${code}](reference.md#${Anchors.of(code)}) ${String(status)}: ${messageText(message)}. ${help.replace(/\s+/g, " ")}`,
      ),
    ),
    ...section(
      "Rules (in CEL)",
      rulesIn(document).map(
        ({ rule, name, anchor }) =>
          `- [${name}](reference.md#${anchor}) (${rule.error}): ${ruleSentence(rule)}. \`${rule.rule.trim().replace(/\s+/g, " ")}\``,
      ),
    ),
    ...section(
      "Decisions (of this document, where its sources are silent)",
      decisionsOf(document).map(
        ({ text, places }) =>
          `- ${places.map(({ name, anchor }) => `[${name}](reference.md#${anchor})`).join(", ")}: ${text}`,
      ),
    ),
  ])}\n`;
};
