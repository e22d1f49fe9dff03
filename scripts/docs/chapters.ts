import type { CatalogueError } from "../document/error-catalogue.ts";
import type { OperationModel } from "../document/operations.ts";
import { referenceTo, resolve } from "../document/pointer.ts";
import type { Schema, Tag } from "../document/types.ts";
import { answerSection, sharedHeader } from "./answers.ts";
import { authenticationChapter } from "./authentication.ts";
import { decisionChapter } from "./decisions.ts";
import { embedded } from "./embed.ts";
import { errorChapter } from "./error-codes.ts";
import { bodyOf, seeAlso, type FieldScope } from "./fields.ts";
import { anchorTag, code, listItem, paragraphs, plain } from "./markdown.ts";
import { calledBack, operationSection, type OperationScope } from "./operation.ts";
import { resourceChapter } from "./resources.ts";
import { ruleChapter } from "./rules.ts";
import { serverText } from "./servers.ts";
import { typeOf } from "./type-words.ts";

/** A part of the reference: prose, a group of operations, or a table made of the document. */
export interface Chapter {
  readonly title: string;
  readonly anchor: string;
  readonly text: string;
  readonly kind: "guide" | "group" | "table";
  /** Of a group: its operations, and what is said before them. */
  readonly operations: readonly OperationModel[];
  readonly intro: string;
}

/** The chapters in reading order; what has nothing to say is left out. */
export const chaptersOf = (
  scope: OperationScope,
  operations: readonly OperationModel[],
  errors: readonly CatalogueError[],
): Chapter[] => {
  const { document, anchors } = scope;
  const chapter = (title: string, text: string, more: Partial<Chapter> = {}): Chapter[] => {
    if (text === "") return [];
    const table = { kind: "table", operations: [], intro: "" } as const;
    return [{ title, anchor: anchors.take(title), text, ...table, ...more }];
  };
  const group = (title: string, intro: string, own: readonly OperationModel[]): Chapter[] =>
    chapter(title, paragraphs([intro, ...own.map((each) => operationSection(scope, each))]), {
      kind: "group",
      operations: own,
      intro,
    });
  // A name that stands twice is one group; one that only operations have is a group too.
  const declared = document.tags ?? [];
  const first = operations.flatMap(({ source }) => source.tags?.slice(0, 1) ?? []);
  const named = new Set([...declared.map(({ name }) => name), ...first]);
  const tags = [...named].map((name) => {
    const same = declared.filter((tag) => tag.name === name);
    return same.length === 0 ? [{ name }] : same;
  });
  const ofTag = (name: string) => operations.filter(({ source }) => source.tags?.[0] === name);
  const rest = operations.filter(({ source }) => !named.has(source.tags?.[0] ?? ""));
  const tagChapter = (same: readonly Tag[]): Chapter[] => {
    const text = paragraphs(
      same.flatMap((each) => [embedded(2, each.description ?? ""), seeAlso(each.externalDocs)]),
    );
    const { name = "", "x-traitTag": isGuide } = same[0] ?? {};
    return isGuide === true
      ? chapter(name, text, { kind: "guide" })
      : group(name, text, ofTag(name));
  };
  return [
    ...chapter(
      "Servers",
      (document.servers ?? []).map((each) => listItem([serverText(each)])).join("\n"),
    ),
    ...chapter("Authentication", authenticationChapter(document, anchors)),
    ...tags.flatMap(tagChapter),
    ...group(tags.length === 0 ? "Operations" : "Other operations", "", rest),
    ...chapter(
      "Webhooks",
      paragraphs(
        Object.entries(document.webhooks ?? {}).flatMap(([name, item]) =>
          calledBack(scope, "Webhook", name, { [name]: resolve(document, item) }),
        ),
      ),
    ),
    ...chapter(
      "Shared answers",
      paragraphs(
        [...scope.answers].map(([answer, shared]) => answerSection(scope, shared, answer)),
      ),
    ),
    ...chapter(
      "Shared headers",
      [...scope.headers].map(([source, shared]) => sharedHeader(scope, source, shared)).join("\n"),
    ),
    ...chapter(
      "Schemas",
      paragraphs(
        Object.entries(document.components?.schemas ?? {}).map((entry) =>
          schemaSection(scope, ...entry),
        ),
      ),
    ),
    ...chapter("Permissions", permissionTable(scope, operations)),
    ...chapter("Error codes", errorChapter(scope, operations, errors)),
    ...chapter(
      "Resources",
      resourceChapter(document, operations, {
        ...{ anchors, operations: scope.operations },
        rules: new Map(scope.resourceRules.map(({ name, anchor }) => [name, anchor])),
      }),
    ),
    ...chapter(
      "Rules",
      ruleChapter(scope.resourceRules, scope.rules, scope.errors, scope.operations),
    ),
    // The last one, when all notes have been written.
    ...chapter("Decisions", decisionChapter(scope.decisions.list())),
  ];
};

const schemaSection = (scope: FieldScope, name: string, schema: Schema): string => {
  const anchor = scope.schemas.get(referenceTo("components", "schemas", name)) ?? "";
  const { told, parts } = bodyOf(scope, schema, "schema", name);
  return paragraphs([
    `### ${anchorTag(anchor)}${plain(name)}`,
    schema.properties === undefined ? `Type: ${typeOf(scope, schema)}` : undefined,
    ...told,
    parts.join("\n"),
  ]);
};

const permissionTable = (scope: OperationScope, operations: readonly OperationModel[]): string => {
  if (scope.permissions.size === 0) return "";
  const rows = [...scope.permissions].map(([permission, anchor]) => {
    const needing = operations.filter(({ source }) => source["x-permission"] === permission);
    const links = needing.map(({ id }) => `[${code(id)}](#${scope.operations.get(id) ?? ""})`);
    return `| ${anchorTag(anchor)}${code(permission)} | ${links.join(", ")} |`;
  });
  return ["| Permission | Needed for |", "| --- | --- |", ...rows].join("\n");
};
