// The docs, all of them text made of one document. Read: reference.ts (reference.md, the whole API on one page) with
// chapters.ts, operation.ts, answers.ts, bodies.ts, fields.ts, type-words.ts, values.ts and error-codes.ts for its parts and
// markdown.ts for its signs; llms.ts says the same on few lines. site/ makes pages of it, run/ what runs in them;
// redoc-document.ts and redoc.ts make Redoc's page. site-document.ts puts two documents on one site; compatibility.ts and
// changelog.ts say what has changed since the last release.
// The folder imports scripts/document; scripts/docs-site.ts writes the files.
import { at } from "../../src/dotted-path.ts";
import { catalogueOf, type CatalogueError } from "../document/error-catalogue.ts";
import { modelOf } from "../document/model.ts";
import type { OperationModel } from "../document/operations.ts";
import { referenceTo, resolve } from "../document/pointer.ts";
import type { Document } from "../document/types.ts";
import { sharedAnswers, sharedHeaders } from "./answers.ts";
import { chaptersOf, type Chapter } from "./chapters.ts";
import { Decisions, type Decision } from "./decisions.ts";
import { embedded } from "./embed.ts";
import { seeAlso } from "./fields.ts";
import { Anchors, anchorTag, paragraphs, plain } from "./markdown.ts";
import type { OperationScope } from "./operation.ts";
import { byOperation, resourceRules, type PlacedRule } from "./rules.ts";

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
    text,
    intro: paragraphs([lead, body]),
    imprint: paragraphs([about, ...terms]),
    operations,
    errors,
    scope,
    chapters,
    decisions: scope.decisions.list(),
    rules: [...scope.resourceRules, ...scope.rules],
  };
};

/** Who answers for the API, and under which terms. */
const imprint = ({ info, externalDocs }: Document): (string | undefined)[] => {
  const { contact, license, termsOfService } = info;
  const linked = (name: string | undefined, url: string | undefined): string =>
    url === undefined ? plain(name ?? "") : `[${plain(name ?? url)}](${url})`;
  const mail = contact?.email === undefined ? "" : ` <${contact.email}>`;
  return [
    contact === undefined ? undefined : `Contact: ${linked(contact.name, contact.url)}${mail}`,
    license === undefined ? undefined : `Licence: ${linked(license.name, license.url)}`,
    termsOfService === undefined ? undefined : `[Terms of service](${termsOfService})`,
    seeAlso(externalDocs),
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
    document,
    anchors,
    errors: errorAnchors,
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
