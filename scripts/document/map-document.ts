import {
  METHODS,
  type Document,
  type Header,
  type MediaType,
  type Operation,
  type Parameter,
  type PathItem,
  type RequestBody,
  type Response,
  type Schema,
} from "./types.ts";

/** Changes every outermost schema of a document; what is inside a schema is up to `change`. */
export const mapSchemas = (document: Document, change: (schema: Schema) => Schema): Document => {
  const media = (source: MediaType): MediaType =>
    source.schema === undefined ? source : { ...source, schema: change(source.schema) };

  const holder = <Value extends Parameter | Header>(source: Value): Value => ({
    ...source,
    ...(source.schema === undefined ? {} : { schema: change(source.schema) }),
    ...("content" in source && source.content !== undefined
      ? { content: mapValues(source.content, media) }
      : {}),
  });

  const body = (source: RequestBody): RequestBody =>
    source.content === undefined
      ? source
      : { ...source, content: mapValues(source.content, media) };

  const response = (source: Response): Response => ({
    ...source,
    ...(source.headers === undefined ? {} : { headers: mapValues(source.headers, holder) }),
    ...(source.content === undefined ? {} : { content: mapValues(source.content, media) }),
  });

  const operation = (source: Operation): Operation => ({
    ...source,
    ...(source.parameters === undefined ? {} : { parameters: source.parameters.map(holder) }),
    ...(source.requestBody === undefined ? {} : { requestBody: body(source.requestBody) }),
    ...(source.responses === undefined ? {} : { responses: mapValues(source.responses, response) }),
    ...(source.callbacks === undefined
      ? {}
      : { callbacks: mapValues(source.callbacks, (callback) => mapValues(callback, pathItem)) }),
  });

  const pathItem = (source: PathItem): PathItem => ({
    ...source,
    ...(source.parameters === undefined ? {} : { parameters: source.parameters.map(holder) }),
    ...Object.fromEntries(
      METHODS.flatMap((method) => {
        const found = source[method];
        return found === undefined ? [] : [[method, operation(found)]];
      }),
    ),
  });

  const { components } = document;
  return {
    ...document,
    ...(document.paths === undefined ? {} : { paths: mapValues(document.paths, pathItem) }),
    ...(document.webhooks === undefined
      ? {}
      : { webhooks: mapValues(document.webhooks, pathItem) }),
    ...(components === undefined
      ? {}
      : {
          components: {
            ...components,
            schemas: mapValues(components.schemas ?? {}, change),
            parameters: mapValues(components.parameters ?? {}, holder),
            headers: mapValues(components.headers ?? {}, holder),
            requestBodies: mapValues(components.requestBodies ?? {}, body),
            responses: mapValues(components.responses ?? {}, response),
            pathItems: mapValues(components.pathItems ?? {}, pathItem),
          },
        }),
  };
};

/** Changes the objects among the values of a map. */
export const mapValues = <Value>(
  map: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Value,
): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(map).map(([key, value]) => [
      key,
      value === null || typeof value !== "object" ? value : change(value, key),
    ]),
  );

const SCHEMA_MAPS = ["properties", "patternProperties", "$defs", "dependentSchemas"] as const;
const SCHEMA_LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;
const SCHEMAS = [
  ...["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"],
  ...["unevaluatedProperties", "unevaluatedItems"],
] as const;

/** Changes the schemas directly inside a schema, boolean ones aside. */
export const mapChildren = (schema: Schema, change: (child: Schema) => Schema): Schema => {
  const result: Record<string, unknown> = { ...schema };
  const changed = (child: unknown): unknown =>
    child !== null && typeof child === "object" && !Array.isArray(child)
      ? change(child as Schema)
      : child;
  for (const keyword of SCHEMA_MAPS) {
    const map = schema[keyword];
    if (map !== null && typeof map === "object") {
      result[keyword] = Object.fromEntries(
        Object.entries(map).map(([key, child]) => [key, changed(child)]),
      );
    }
  }
  for (const keyword of SCHEMA_LISTS)
    if (Array.isArray(schema[keyword])) result[keyword] = schema[keyword].map(changed);
  for (const keyword of SCHEMAS) if (keyword in schema) result[keyword] = changed(schema[keyword]);
  return result;
};
