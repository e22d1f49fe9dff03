import { mapSchemas } from "../document/map-document.ts";
import { lookUp, resolve } from "../document/pointer.ts";
import { mapHeld } from "../document/schema-keywords.ts";
import {
  METHODS,
  type Document,
  type MediaType,
  type OperationObject,
  type PathItem,
  type Schema,
} from "../document/types.ts";
import { block, code, json, plain } from "./markdown.ts";

/*
 * What Redoc has no place for, moved to where it shows it: what is said of the items of a list
 * (https://github.com/Redocly/redoc/issues/1179) and of a body as a whole, and examples of requests, whose picker stands
 * above samples that don't follow it. What can't be mended from outside: its search knows no operationId
 * (https://github.com/Redocly/redoc/issues/2740), glues words (https://github.com/Redocly/redoc/issues/536), is no dialog and out
 * of the keyboard's reach but for Ctrl+K; and headings skip a level. The other pages of the site have none of these.
 */

/** The document with all of it where Redoc shows it. */
export const liftForRedoc = (document: Document): Document => {
  const listed = mapSchemas(document, (schema) => withItems(document, schema));
  const paths = Object.entries(listed.paths ?? {}).map(
    ([path, item]) => [path, liftPath(document, item)] as const,
  );
  return { ...listed, paths: Object.fromEntries(paths) };
};

/** What is said of a schema, at its own place or at the component that it refers to. */
const descriptionOf = (document: Document, schema: Schema | undefined): string | undefined => {
  if (schema === undefined) return undefined;
  const { $ref, description } = schema;
  if (description !== undefined || $ref === undefined) return description;
  return descriptionOf(document, lookUp(document, $ref) as Schema | undefined);
};

const withItems = (document: Document, schema: Schema): Schema => {
  if (typeof schema !== "object") return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      const held = mapHeld(keyword, value, (child) =>
        typeof child === "boolean" ? child : withItems(document, child as Schema),
      );
      return [keyword, held === undefined ? value : held.value];
    }),
  ) as Schema;
  const items = Object(schema.items) as Schema;
  const text = schema.items === undefined ? undefined : descriptionOf(document, items);
  if (text === undefined) return inner;
  return { ...inner, description: joined(schema.description, `**Each item:** ${text.trim()}`) };
};

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.flatMap((part) => (part === undefined ? [] : [part.trim()])).join("\n\n");

const liftPath = (document: Document, item: PathItem): PathItem => ({
  ...item,
  ...Object.fromEntries(
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      return [[method, liftAnswers(document, liftBody(document, operation))] as const];
    }),
  ),
});

/** One example of a request without a name has no picker, and no caption above other code. All stand in the description. */
const liftBody = (document: Document, operation: OperationObject): OperationObject => {
  const body = operation.requestBody && resolve(document, operation.requestBody);
  if (body === undefined) return operation;
  const hasSamples = "x-codeSamples" in operation;
  const content = Object.entries(body.content ?? {}).map(([type, media]) => {
    const { examples, ...rest } = media;
    const [first] = examplesOf(document, media);
    const isLifted = hasSamples && examples !== undefined;
    return [type, isLifted ? { ...rest, example: first?.value } : media] as const;
  });
  const told = Object.values(body.content ?? {}).flatMap((media) => [
    descriptionOf(document, media.schema),
    ...(hasSamples ? examplesOf(document, media).map(({ text }) => text) : []),
  ]);
  return {
    ...operation,
    description: joined(operation.description, ...told),
    requestBody: { ...body, content: Object.fromEntries(content) },
  };
};

/** What is said of the bodies of answers as a whole, once for all that say the same. */
const liftAnswers = (document: Document, operation: OperationObject): OperationObject => {
  const statuses = new Map<string, string[]>();
  for (const [status, each] of Object.entries(operation.responses ?? {}))
    for (const { schema } of Object.values(resolve(document, each).content ?? {})) {
      const text = descriptionOf(document, schema)?.trim();
      if (text !== undefined) statuses.set(text, [...(statuses.get(text) ?? []), status]);
    }
  const told = [...statuses].map(
    ([text, all]) => `**Body of ${[...new Set(all)].join(", ")}:** ${text}`,
  );
  return told.length === 0
    ? operation
    : { ...operation, description: joined(operation.description, ...told) };
};

/** The named examples of a body, each with what is said of it above what it looks like. */
const examplesOf = (
  document: Document,
  { examples = {} }: MediaType,
): { readonly value: unknown; readonly text: string }[] =>
  Object.entries(examples).map(([name, each]) => {
    const { summary, description, value } = resolve(document, each);
    const title = `**Example ${code(name)}:** ${plain(summary ?? "")}`.trim();
    return { value, text: joined(title, description, block(json(value), "json")) };
  });
