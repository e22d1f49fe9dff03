import { preferred } from "./media.ts";
import type { Model } from "./model.ts";
import { parametersIn, successes, type OperationModel } from "./operations.ts";
import { unicodePattern } from "./pattern.ts";
import { referenceTo } from "./pointer.ts";
import { childrenOf } from "./schema-keywords.ts";
import type { Document, MediaType, NormalSchema, Schema } from "./types.ts";

/** Something in a document that the output can't express. */
export interface Warning {
  /** Where it stands in the bundle. */
  readonly pointer: string;
  readonly message: string;
}

/** What a reader of the output would miss without being told. */
export const warningsOf = ({ source, operations }: Model): Warning[] => {
  const ids = new Set(operations.map(({ id }) => id));
  return [
    ...operations.flatMap((each) => warningsOfOperation(each, ids)),
    ...schemaWarnings(source),
  ];
};

const schemaWarnings = (document: Document): Warning[] =>
  Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) =>
    warningsOfSchema(schema, referenceTo("components", "schemas", name)),
  );

/** Whether an operation has a number behind its name because another one has the name. */
const isNumbered = ({ id, source }: OperationModel, ids: ReadonlySet<string>): boolean => {
  const bare = id.replace(/\d+$/, "");
  return bare !== id && ids.has(bare) && source.operationId !== id;
};

const warningsOfOperation = (operation: OperationModel, ids: ReadonlySet<string>): Warning[] => {
  const { id, method, source, reference } = operation;
  const at = (pointer: string, message: string): Warning => ({
    pointer,
    message: `${id}: ${message}`,
  });
  const body = operation.body;
  const request = preferred(body?.content);
  return [
    ...(isNumbered(operation, ids)
      ? [at(reference, `its name is taken by an earlier operation, so it is called ${id}`)]
      : []),
    ...(method === "trace" ? [at(reference, "fetch refuses the method TRACE")] : []),
    ...(body !== undefined && (method === "get" || method === "head")
      ? [at(`${reference}/requestBody`, `fetch refuses a body with ${method.toUpperCase()}`)]
      : []),
    ...(request === undefined
      ? []
      : mediaWarnings(body?.content, request.type, "sends").map((text) =>
          at(`${reference}/requestBody`, text),
        )),
    ...successes(operation.responses).flatMap(([status, { content }]) => {
      const response = preferred(content);
      const pointer = `${reference}/responses/${status}`;
      return response === undefined
        ? []
        : mediaWarnings(content, response.type, "asks for").map((text) => at(pointer, text));
    }),
    ...parametersIn(operation, "cookie").map(({ name }) =>
      at(reference, `browsers don't let scripts set cookies; ${name} is only sent elsewhere`),
    ),
    ...Object.keys(source.callbacks ?? {}).map((name) =>
      at(`${reference}/callbacks/${name}`, `the callback ${name} is not typed`),
    ),
    ...("servers" in source
      ? [at(`${reference}/servers`, "a server of its own is ignored; the client has one base URL")]
      : []),
  ];
};

/** What is left out where a method takes one of several media types, or takes text for what has a structure. */
const mediaWarnings = (
  content: Readonly<Record<string, MediaType<NormalSchema>>> | undefined,
  chosen: string,
  verb: string,
): string[] => {
  const others = Object.keys(content ?? {}).filter((type) => type !== chosen);
  const schema = content?.[chosen]?.schema;
  const isText = /xml|^text\//.test(chosen) && schema !== undefined && schema.type !== "string";
  return [
    ...(others.length === 0
      ? []
      : [`the method ${verb} ${chosen}; ${others.join(", ")}: only in the types of \`paths\``]),
    ...(isText ? [`${chosen} is passed through as text; its schema is not used`] : []),
  ];
};

const warningsOfSchema = (schema: Schema, pointer: string, seen = new Set<Schema>()): Warning[] => {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const own = [
    ...(typeof schema["pattern"] === "string" && unicodePattern(schema["pattern"]) === undefined
      ? [`the pattern ${schema["pattern"]} is no JavaScript regular expression; it is not checked`]
      : []),
    ...("$dynamicRef" in schema ? ["$dynamicRef has no type; it is unknown"] : []),
  ];
  return [
    ...own.map((message) => ({ pointer, message })),
    ...childrenOf(schema).flatMap((child) => warningsOfSchema(child, pointer, seen)),
  ];
};
