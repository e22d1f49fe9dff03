import { oneLineEnd } from "./doc-comment.ts";
import type { Direction } from "../../document/direction.ts";
import {
  METHODS,
  type Header,
  type MediaType,
  type Operation,
  type Parameter,
  type PathItem,
  type RequestBody,
  type Response,
  type Schema,
} from "../../document/types.ts";
import { kindOf } from "../../document/media.ts";
import type { Model } from "../../document/model.ts";
import { pascalCase } from "../../document/names.ts";
import { parameterSchema } from "./operation-types.ts";
import { resolve } from "../../document/pointer.ts";
import { verbatim } from "./rewrite-schema.ts";

/** The document as the printer wants it: every schema printable, every operation with the id the tables use. */
export const printableDocument = ({ document, operations, types }: Model) => {
  const ids = new Map(operations.map(({ path, method, id }) => [`${path} ${method}`, id]));
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
    isComponent(source.$ref) && direction === "sent"
      ? { $ref: source.$ref }
      : parameterItself(resolve(document, source), direction, name);

  const parameterItself = (source: Parameter, direction: Direction, name: string) => {
    const wanted = name + pascalCase(source.in) + pascalCase(source.name);
    const printable = parameterSchema(source, { direction, name: wanted }, types.rewrite);
    return {
      name: source.name,
      in: source.in,
      required: source.required === true,
      title: printable.title,
      schema: printable,
    };
  };

  const header = (source: Header, name: string) => ({
    required: source.required === true,
    title: words(source.description),
    schema:
      source.schema === undefined ? verbatim("string") : schema(source.schema, "answered", name),
  });

  const body = (source: RequestBody, direction: Direction, name: string) => ({
    required: source.required === true,
    title: words(source.description),
    content: content(source.content, direction, name),
  });

  const response = (source: Response, direction: Direction, name: string) => ({
    title: words(source.description),
    headers: map(source.headers, (each, key) =>
      header(resolve(document, each), name + pascalCase(key)),
    ),
    content: content(source.content, direction, name),
  });

  const operation = (source: Operation, name: string, out: Direction, back: Direction) => ({
    title: words(source.summary, source.description),
    parameters: (source.parameters ?? []).map((each) => parameter(each, out, name)),
    ...(source.requestBody === undefined
      ? {}
      : {
          requestBody:
            out === "sent" && isComponent(source.requestBody.$ref)
              ? {
                  $ref: source.requestBody.$ref,
                  required: resolve(document, source.requestBody).required,
                }
              : body(resolve(document, source.requestBody), out, `${name}Body`),
        }),
    responses: map(plain(source.responses), (each, status) =>
      isComponent(each.$ref) && back === "answered"
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
      const found = item[method] && resolve(document, item[method]);
      const called = ids.get(`${name} ${method}`) ?? `${name} ${method}`;
      return found === undefined
        ? []
        : [[method, { operationId: called, ...operation(found, pascalCase(called), out, back) }]];
    });
    return { ...(parameters.length === 0 ? {} : { parameters }), ...Object.fromEntries(methods) };
  };

  return {
    openapi: "3.1.0",
    info: document.info,
    paths: map(plain(document.paths), (item, path) => pathItem(item, path, "sent", "answered")),
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

const words = (...texts: readonly (string | undefined)[]): string =>
  oneLineEnd(texts.filter((text) => text !== undefined).join("\n\n"));

/** Whether a reference leads to what is printed under `components`. */
const isComponent = (reference: string | undefined): boolean =>
  reference !== undefined && /^#\/components\/\w+\/[^/]+$/.test(reference);

const map = <Value, Result>(
  source: Readonly<Record<string, Value>> | undefined,
  change: (value: Value, key: string) => Result,
): Record<string, Result> =>
  Object.fromEntries(Object.entries(source ?? {}).map(([key, value]) => [key, change(value, key)]));

/** Without the extensions, where a map may have some. */
const plain = <Value>(source: Readonly<Record<string, Value>> | undefined): Record<string, Value> =>
  Object.fromEntries(Object.entries(source ?? {}).filter(([key]) => !key.startsWith("x-")));
