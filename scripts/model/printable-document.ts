import { commentOf } from "./comments.ts";
import type { Direction } from "./directions.ts";
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
} from "./document.ts";
import { kindOf } from "./media.ts";
import { pascalCase } from "./names.ts";
import { schemaOfParameter } from "./operation-types.ts";
import type { OperationModel } from "./operations.ts";
import { resolve } from "./pointer.ts";
import { verbatim } from "./printable.ts";
import type { Types } from "./types.ts";

/** The document as the printer wants it: every schema printable, every operation with the id the tables use. */
export const printableDocument = (
  document: Document,
  operations: readonly OperationModel[],
  types: Types,
) => {
  const ids = new Map(operations.map(({ source, id }) => [source, id]));
  const { components = {} } = document;

  const schema = (source: Schema, direction: Direction, name: string): Schema =>
    types.rewrite(source, { direction, name });

  const content = (
    source: Readonly<Record<string, MediaType>> | undefined,
    direction: Direction,
    name: string,
  ) => map(source, (media, type) => ({ schema: bodySchema(media, type, direction, name) }));

  const bodySchema = (
    media: MediaType,
    type: string,
    direction: Direction,
    name: string,
  ): Schema => {
    const kind = kindOf(type);
    if (kind === "binary") return verbatim("Blob");
    if (kind === "text" && media.schema?.type !== "string") return { type: "string" };
    return media.schema === undefined ? verbatim("unknown") : schema(media.schema, direction, name);
  };

  const parameter = (source: Parameter, direction: Direction, name: string) =>
    source.$ref !== undefined && direction === "sent"
      ? { $ref: source.$ref }
      : parameterItself(resolve(document, source), direction, name);

  const parameterItself = (source: Parameter, direction: Direction, name: string) => ({
    name: source.name,
    in: source.in,
    required: source.required === true,
    title: commentOf(schemaOfParameter(source)),
    schema: schema(
      schemaOfParameter(source),
      direction,
      name + pascalCase(source.in) + pascalCase(source.name),
    ),
  });

  const header = (source: Header, name: string) => ({
    required: source.required === true,
    title: source.description,
    schema:
      source.schema === undefined ? verbatim("string") : schema(source.schema, "answered", name),
  });

  const body = (source: RequestBody, direction: Direction, name: string) => ({
    required: source.required === true,
    title: source.description,
    content: content(source.content, direction, name),
  });

  const response = (source: Response, direction: Direction, name: string) => ({
    title: source.description,
    headers: map(source.headers, (each, key) =>
      header(resolve(document, each), name + pascalCase(key)),
    ),
    content: content(source.content, direction, name),
  });

  const operation = (
    source: Operation,
    item: PathItem,
    name: string,
    out: Direction,
    back: Direction,
  ) => ({
    operationId: ids.get(source),
    title: [source.summary, source.description].filter((text) => text !== undefined).join("\n\n"),
    parameters: (source.parameters ?? []).map((each) => parameter(each, out, name)),
    ...(source.requestBody === undefined
      ? {}
      : {
          requestBody:
            out === "sent" && source.requestBody.$ref !== undefined
              ? {
                  $ref: source.requestBody.$ref,
                  required: resolve(document, source.requestBody).required,
                }
              : body(resolve(document, source.requestBody), out, `${name}Body`),
        }),
    responses: map(source.responses, (each, status) =>
      each.$ref !== undefined && back === "answered"
        ? { $ref: each.$ref }
        : response(resolve(document, each), back, name + pascalCase(status)),
    ),
  });

  const pathItem = (
    source: PathItem,
    name: string,
    out: Direction,
    back: Direction,
  ): Record<string, unknown> => {
    const item = resolve(document, source);
    const parameters = (item.parameters ?? []).map((each) => parameter(each, out, name));
    const methods = METHODS.flatMap((method) => {
      const found = item[method];
      const called = (found && ids.get(found)) ?? `${name} ${method}`;
      return found === undefined
        ? []
        : [[method, operation(found, item, pascalCase(called), out, back)]];
    });
    return { ...(parameters.length === 0 ? {} : { parameters }), ...Object.fromEntries(methods) };
  };

  return {
    openapi: "3.1.0",
    info: document.info,
    paths: map(document.paths, (item, path) => pathItem(item, path, "sent", "answered")),
    webhooks: map(document.webhooks, (item, name) => pathItem(item, name, "answered", "sent")),
    components: {
      schemas: map(components.schemas, (_, name) =>
        schema({ $ref: `#/components/schemas/${name}` }, "answered", name),
      ),
      parameters: map(components.parameters, (each, name) =>
        parameterItself(resolve(document, each), "sent", pascalCase(name)),
      ),
      responses: map(components.responses, (each, name) =>
        response(resolve(document, each), "answered", pascalCase(name)),
      ),
      requestBodies: map(components.requestBodies, (each, name) =>
        body(resolve(document, each), "sent", pascalCase(name)),
      ),
      headers: map(components.headers, (each, name) =>
        header(resolve(document, each), pascalCase(name)),
      ),
    },
  };
};

/** Maps the values of an object; extensions are left out. */
const map = <Value, Result>(
  source: Readonly<Record<string, Value>> | undefined,
  change: (value: Value, key: string) => Result,
): Record<string, Result> =>
  Object.fromEntries(
    Object.entries(source ?? {})
      .filter(([key]) => !key.startsWith("x-"))
      .map(([key, value]) => [key, change(value, key)]),
  );
