import { oneLineEnd, proseOf } from "./doc-comment.ts";
import type { Types } from "./named-types.ts";
import { orUndefined, welcomeUndefined } from "./optional.ts";
import { commented, rawType, toLibrary, type PrinterSchema } from "./printer.ts";
import type { Direction } from "../../document/direction.ts";
import {
  METHODS,
  type Header,
  type MediaType,
  type OperationObject,
  type ParameterObject,
  type PathItem,
  type RequestBody,
  type Response,
  type NormalSchema,
} from "../../document/types.ts";
import { kindOf } from "../../document/media.ts";
import type { Model } from "../../document/model.ts";
import { pascalCase } from "../../document/names.ts";
import { bodyKey } from "./operation-types.ts";
import { parameterSchema } from "./parameter-types.ts";
import { resolve } from "../../document/pointer.ts";

/** The document as openapi-typescript reads it: every schema rewritten, every operation with the id the tables use. */
export const rewriteDocument = ({ document, operations }: Model, types: Types) => {
  const ids = new Map(operations.map(({ path, method, id }) => [`${path} ${method}`, id]));
  const { components = {} } = document;

  const nameIn = (id: string | undefined, part: string, type: string): string | undefined =>
    id === undefined ? undefined : types.byOperation.get(id)?.named.get(bodyKey(part, type));

  const schema = (source: NormalSchema, direction: Direction, name: string): PrinterSchema =>
    types.rewrite(source, { direction, name });

  const content = (
    source: Readonly<Record<string, MediaType<NormalSchema>>> | undefined,
    direction: Direction,
    name: string,
    namedBy?: (type: string) => string | undefined,
  ) =>
    map(source, (media, type) => {
      const named = namedBy?.(type);
      return {
        schema: toLibrary(
          named === undefined ? bodySchema(media, type, direction, name) : rawType(named),
        ),
      };
    });

  const bodySchema = (
    media: MediaType<NormalSchema>,
    type: string,
    direction: Direction,
    name: string,
  ): PrinterSchema => {
    const kind = kindOf(type, media.schema);
    if (kind === "binary") return rawType("Blob");
    if (kind === "text" && media.schema?.type !== "string") return { type: "string" };
    if (media.schema === undefined) return rawType("unknown");
    const bytes = kind === "multipart" ? "form" : undefined;
    return types.rewrite(media.schema, { direction, name, bytes });
  };

  const parameter = (source: ParameterObject<NormalSchema>, direction: Direction, name: string) =>
    isComponent(source.$ref) && direction === "request"
      ? { $ref: source.$ref }
      : parameterItself(resolve(document, source), direction, name);

  const parameterItself = (
    source: ParameterObject<NormalSchema>,
    direction: Direction,
    name: string,
  ) => {
    const wanted = name + pascalCase(source.in) + pascalCase(source.name);
    const given = parameterSchema(source, {
      document,
      place: { direction, name: wanted },
      rewrite: types.rewrite,
    });
    const isOptional = direction === "request" && source.required !== true;
    const { comment, ...rest } = isOptional ? orUndefined(welcomeUndefined(given)) : given;
    return {
      name: source.name,
      in: source.in,
      required: source.required === true,
      ...commented(comment),
      schema: toLibrary({ ...rest, ...(comment === undefined ? {} : { comment }) }),
    };
  };

  const header = (source: Header<NormalSchema>, name: string) => ({
    required: source.required === true,
    ...commented(words(source.description)),
    schema: toLibrary(
      source.schema === undefined ? rawType("string") : schema(source.schema, "response", name),
    ),
  });

  const body = (
    source: RequestBody<NormalSchema>,
    direction: Direction,
    name: string,
    namedBy?: (type: string) => string | undefined,
  ) => ({
    required: source.required === true,
    ...commented(words(source.description)),
    content: content(source.content, direction, name, namedBy),
  });

  const response = (
    source: Response<NormalSchema>,
    direction: Direction,
    name: string,
    namedBy?: (type: string) => string | undefined,
  ) => ({
    ...commented(words(source.description)),
    headers: map(source.headers, (each, key) =>
      header(resolve(document, each), name + pascalCase(key)),
    ),
    content: content(source.content, direction, name, namedBy),
  });

  /** What has a name is printed once, under it; `id` is that of an operation with a method. */
  const operation = (
    source: OperationObject<NormalSchema>,
    name: string,
    out: Direction,
    back: Direction,
    id: string | undefined,
  ) => ({
    ...commented(words(source.summary, source.description)),
    parameters: (source.parameters ?? []).map((each) => parameter(each, out, name)),
    ...(source.requestBody === undefined
      ? {}
      : {
          requestBody:
            out === "request" && isComponent(source.requestBody.$ref)
              ? {
                  $ref: source.requestBody.$ref,
                  required: resolve(document, source.requestBody).required,
                }
              : body(resolve(document, source.requestBody), out, `${name}Body`, (type) =>
                  nameIn(id, "request", type),
                ),
        }),
    responses: map(plain(source.responses), (each, status) =>
      isComponent(each.$ref) && back === "response"
        ? { $ref: each.$ref }
        : response(resolve(document, each), back, name + pascalCase(status), (type) =>
            nameIn(id, status, type),
          ),
    ),
  });

  const pathItem = (
    source: PathItem<NormalSchema>,
    name: string,
    out: Direction,
    back: Direction,
  ): Record<string, unknown> => {
    const item = resolve(document, source);
    const parameters = (item.parameters ?? []).map((each) => parameter(each, out, name));
    const methods = METHODS.flatMap((method) => {
      const found = item[method] && resolve(document, item[method]);
      const id = ids.get(`${name} ${method}`);
      const called = id ?? `${name} ${method}`;
      return found === undefined
        ? []
        : [
            [
              method,
              { operationId: called, ...operation(found, pascalCase(called), out, back, id) },
            ],
          ];
    });
    return { ...(parameters.length === 0 ? {} : { parameters }), ...Object.fromEntries(methods) };
  };

  /** What the server sends back of an operation is like a webhook: `subscribe.event`, with the URL where there are several. */
  const callbacks = (): Record<string, PathItem<NormalSchema>> =>
    Object.fromEntries(
      operations.flatMap(({ id, source }) =>
        Object.entries(source.callbacks ?? {}).flatMap(([name, callback]) => {
          const items = Object.entries(plain(resolve(document, callback)));
          return items.map(([url, item]): [string, PathItem<NormalSchema>] => [
            items.length === 1 ? `${id}.${name}` : `${id}.${name} ${url}`,
            item,
          ]);
        }),
      ),
    );

  return {
    openapi: "3.1.0",
    info: document.info,
    paths: map(plain(document.paths), (item, path) => pathItem(item, path, "request", "response")),
    webhooks: map({ ...document.webhooks, ...callbacks() }, (item, name) =>
      pathItem(item, name, "response", "request"),
    ),
    components: {
      schemas: map(components.schemas, (_, name) =>
        toLibrary(schema({ $ref: `#/components/schemas/${name}` }, "response", name)),
      ),
      parameters: map(components.parameters, (each, name) =>
        parameterItself(resolve(document, each), "request", pascalCase(name)),
      ),
      responses: map(components.responses, (each, name) =>
        response(resolve(document, each), "response", pascalCase(name)),
      ),
      requestBodies: map(components.requestBodies, (each, name) =>
        body(resolve(document, each), "request", pascalCase(name)),
      ),
      headers: map(components.headers, (each, name) =>
        header(resolve(document, each), pascalCase(name)),
      ),
    },
  };
};

const words = (...texts: readonly (string | undefined)[]): string =>
  oneLineEnd(texts.flatMap((text) => (text === undefined ? [] : proseOf(text))).join("\n\n"));

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
