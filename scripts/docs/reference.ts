// The docs, all of them text made of one document. Read: reference.ts (reference.md, the whole API on one page) with
// operation.ts, answers.ts, bodies.ts, fields.ts, type-words.ts, values.ts and error-codes.ts for its parts and markdown.ts for
// its signs; llms.ts says the same on few lines. site/ makes pages of it, run/ what runs in them; redoc-document.ts and redoc.ts
// make Redoc's page. site-document.ts puts two documents on one site; compatibility.ts and changelog.ts say what has changed
// since the last release.
// The folder imports scripts/document; scripts/docs-site.ts writes the files.
import { at } from "../../src/dotted-path.ts";
import { authenticationChapter } from "./authentication.ts";
import { decisionChapter, Decisions, type Decision } from "./decisions.ts";
import { resourceChapter } from "./resources.ts";
import { byOperation, resourceRules, ruleChapter, type PlacedRule } from "./rules.ts";
import { errorChapter } from "./error-codes.ts";
import { bodyOf, seeAlso, type FieldScope } from "./fields.ts";
import { typeOf } from "./type-words.ts";
import { Anchors, code, listItem, paragraphs, anchorTag, plain } from "./markdown.ts";
import { embedded } from "./embed.ts";
import { answerSection, sharedAnswers, sharedHeader, sharedHeaders } from "./answers.ts";
import { calledBack, operationSection, serverText, type OperationScope } from "./operation.ts";
import type { Document, Schema, Tag } from "../document/types.ts";
import { catalogueOf, type CatalogueError } from "../document/error-catalogue.ts";
import { modelOf } from "../document/model.ts";
import type { OperationModel } from "../document/operations.ts";
import { referenceTo, resolve } from "../document/pointer.ts";

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

/**
 * reference.md: the whole API as one Markdown page, in reading order: what it is, guides, operations, schemas,
 * permissions, error codes. Every chapter, operation, field, constraint, value, permission and error code has an anchor.
 */
export const emitReference = (document: Document, model = modelOf(document)): string =>
  writeReference(document, model).text;

/** What a document decides, with the addresses that the reference has for it. */
export const decisionsOf = (document: Document): Decision[] => writeReference(document).decisions;

/** The rules of a document, those of its resources first, with their addresses in the reference. */
export const rulesIn = (document: Document): readonly PlacedRule[] =>
  writeReference(document).rules;

/** The text of a chapter of the reference; an empty one where it has none of this title. */
export const chapterOf = (document: Document, title: string): string =>
  writeReference(document).chapters.find((each) => each.title === title)?.text ?? "";

/** The reference in its parts. */
export interface WrittenReference {
  readonly text: string;
  /** What the API is. */
  readonly intro: string;
  /** Its version, who answers for it, and under which terms. */
  readonly imprint: string;
  readonly operations: readonly OperationModel[];
  readonly errors: readonly CatalogueError[];
  readonly scope: OperationScope;
  readonly chapters: readonly Chapter[];
  readonly decisions: Decision[];
  readonly rules: readonly PlacedRule[];
}

export const writeReference = (source: Document, model = modelOf(source)): WrittenReference => {
  // Normalised, so that what a reference leads to has a section, wherever it was written.
  const { document } = model;
  const operations = inReadingOrder(document, model.operations);
  const { errors, shape } = catalogueOf(document, operations);
  const anchors = new Anchors();
  const scope = scopeOf(document, anchors, operations, errors, shape.code);
  const chapters = chaptersOf(scope, operations, errors);
  const { title, version, summary, description } = document.info;
  const about = `Version ${version}, OpenAPI ${document.openapi}.`;
  const lead = summary === undefined ? undefined : plain(summary);
  const body = description === undefined ? undefined : embedded(1, description);
  const terms = imprint(document);
  const text = `${paragraphs([
    `# ${plain(title)}`,
    ...[lead, about, body],
    ...terms,
    `## ${anchorTag(anchors.take("contents"))}Contents`,
    chapters.map((each) => `- [${plain(each.title)}](#${each.anchor})`).join("\n"),
    ...chapters.map((each) =>
      paragraphs([`## ${anchorTag(each.anchor)}${plain(each.title)}`, each.text]),
    ),
  ])}\n`;
  return {
    ...{ intro: paragraphs([lead, body]), imprint: paragraphs([about, ...terms]) },
    ...{ text, chapters, operations, errors, scope, decisions: scope.decisions.list() },
    rules: [...scope.resourceRules, ...scope.rules],
  };
};

/** Who answers for the API, and under which terms. */
const imprint = ({ info, ...document }: Document): (string | undefined)[] => {
  const { contact, license, termsOfService } = info as {
    readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
    readonly license?: { readonly name?: string; readonly url?: string };
    readonly termsOfService?: string;
  };
  const linked = (name: string | undefined, url: string | undefined): string =>
    url === undefined ? plain(name ?? "") : `[${plain(name ?? url)}](${url})`;
  const mail = contact?.email === undefined ? "" : ` <${contact.email}>`;
  return [
    contact === undefined ? undefined : `Contact: ${linked(contact.name, contact.url)}${mail}`,
    license === undefined ? undefined : `Licence: ${linked(license.name, license.url)}`,
    termsOfService === undefined ? undefined : `[Terms of service](${termsOfService})`,
    seeAlso((document as { readonly externalDocs?: unknown }).externalDocs),
  ];
};

/** Methods of a path in the order in which the document has them. */
const inReadingOrder = (
  document: Document,
  operations: readonly OperationModel[],
): OperationModel[] => {
  const places = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.keys(resolve(document, item)).map((method) => `${method} ${path}`),
  );
  const order = new Map(places.map((each, position) => [each, position]));
  const at = ({ path, method }: OperationModel): number =>
    order.get(`${method} ${path}`) ?? order.size;
  return operations.toSorted((one, other) => at(one) - at(other));
};

const scopeOf = (
  document: Document,
  anchors: Anchors,
  operations: readonly OperationModel[],
  errors: readonly CatalogueError[],
  codePath: string | undefined,
): OperationScope => {
  const take = (names: readonly string[], ...before: string[]) =>
    new Map([...new Set(names)].map((name) => [name, anchors.take(...before, name)]));
  const errorAnchors = take(errors.map((each) => each.code));
  const operationAnchors = take(operations.map(({ id }) => id));
  const rules = resourceRules(document, anchors, operations);
  const permissions = operations.flatMap(({ source }) => source["x-permission"] ?? []).sort();
  const coded = {
    ...{ document, anchors, errors: errorAnchors },
    codeIn: (value: unknown) => {
      const found = codePath === undefined ? undefined : at(value, codePath);
      return found === undefined ? undefined : String(found);
    },
  };
  return {
    ...coded,
    decisions: new Decisions(),
    rules: [],
    writtenOut: undefined,
    hasExamplesBeside: false,
    operations: operationAnchors,
    resourceRules: rules,
    rulesOfOperation: byOperation(rules),
    permissions: take(permissions, "permission"),
    answers: sharedAnswers(coded, operations),
    headers: sharedHeaders(coded, operations),
    schemas: new Map(
      Object.keys(document.components?.schemas ?? {}).map((name) => [
        referenceTo("components", "schemas", name),
        anchors.take("schema", name),
      ]),
    ),
  };
};

const chaptersOf = (
  scope: OperationScope,
  operations: readonly OperationModel[],
  errors: readonly CatalogueError[],
): Chapter[] => {
  const { document, anchors } = scope;
  const chapter = (title: string, text: string, more: Partial<Chapter> = {}): Chapter[] =>
    text === ""
      ? []
      : [
          {
            ...{
              title,
              anchor: anchors.take(title),
              text,
              kind: "table",
              operations: [],
              intro: "",
            },
            ...more,
          },
        ];
  const group = (title: string, intro: string, own: readonly OperationModel[]): Chapter[] =>
    chapter(title, paragraphs([intro, ...own.map((each) => operationSection(scope, each))]), {
      ...{ kind: "group", operations: own, intro },
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
