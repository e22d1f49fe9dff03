import {
  METHODS,
  type Document,
  type Header,
  type MediaType,
  type OperationObject,
  type ParameterObject,
  type PathItem,
  type RequestBody,
  type Response,
} from "./types.ts";

/** What holds a schema, or bodies by their media types. */
interface Held<Kind> {
  readonly schema?: Kind;
  readonly content?: Readonly<Record<string, MediaType<Kind>>>;
}

/** Changes every outermost schema of a document; what is inside a schema is up to `change`. */
export const mapSchemas = <From, To>(
  document: Document<From>,
  change: (schema: From) => To,
): Document<To> => {
  const held = <Holder extends Held<From>>({ schema, content, ...rest }: Holder) => ({
    ...rest,
    ...(schema === undefined ? {} : { schema: change(schema) }),
    ...(content === undefined ? {} : { content: mapValues(content, media) }),
  });
  const media = (source: MediaType<From>): MediaType<To> => held(source);
  const parameter = (source: ParameterObject<From>): ParameterObject<To> => held(source);
  const header = (source: Header<From>): Header<To> => held(source);
  const body = (source: RequestBody<From>): RequestBody<To> => held(source);

  const response = ({ headers, content, ...rest }: Response<From>): Response<To> => ({
    ...rest,
    ...(headers === undefined ? {} : { headers: mapValues(headers, header) }),
    ...(content === undefined ? {} : { content: mapValues(content, media) }),
  });

  const operation = ({
    parameters,
    requestBody,
    responses,
    callbacks,
    ...rest
  }: OperationObject<From>): OperationObject<To> => ({
    ...rest,
    ...(parameters === undefined ? {} : { parameters: parameters.map(parameter) }),
    ...(requestBody === undefined ? {} : { requestBody: body(requestBody) }),
    ...(responses === undefined ? {} : { responses: mapValues(responses, response) }),
    ...(callbacks === undefined
      ? {}
      : { callbacks: mapValues(callbacks, (callback) => mapValues(callback, pathItem)) }),
  });

  const pathItem = ({ parameters, ...rest }: PathItem<From>): PathItem<To> => ({
    ...(rest as object),
    ...(parameters === undefined ? {} : { parameters: parameters.map(parameter) }),
    ...Object.fromEntries(
      METHODS.flatMap((method) => {
        const found = rest[method];
        return found === undefined ? [] : [[method, operation(found)]];
      }),
    ),
  });

  const { paths, webhooks, components, ...rest } = document;
  return {
    ...rest,
    ...(paths === undefined ? {} : { paths: mapValues(paths, pathItem) }),
    ...(webhooks === undefined ? {} : { webhooks: mapValues(webhooks, pathItem) }),
    ...(components === undefined
      ? {}
      : {
          components: {
            ...(components as object),
            schemas: mapValues(components.schemas ?? {}, change),
            parameters: mapValues(components.parameters ?? {}, parameter),
            headers: mapValues(components.headers ?? {}, header),
            requestBodies: mapValues(components.requestBodies ?? {}, body),
            responses: mapValues(components.responses ?? {}, response),
            pathItems: mapValues(components.pathItems ?? {}, pathItem),
          },
        }),
  };
};

/** Changes the answers of the operations of paths, and leaves all else alone. */
export const mapAnswers = (
  paths: Readonly<Record<string, PathItem>>,
  change: (answer: Response) => Response,
): Record<string, PathItem> =>
  mapValues(paths, (item) => ({
    ...item,
    ...Object.fromEntries(
      METHODS.flatMap((method) => {
        const { responses } = item[method] ?? {};
        if (responses === undefined) return [];
        return [[method, { ...item[method], responses: mapValues(responses, change) }]];
      }),
    ),
  }));

/** Changes the objects among the values of a map, and leaves extensions and the like alone. */
export const mapValues = <Value, Result>(
  map: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Result,
): Record<string, Result> =>
  Object.fromEntries(
    Object.entries(map).map(([key, value]) => [
      key,
      value === null || typeof value !== "object"
        ? (value as unknown as Result)
        : change(value, key),
    ]),
  );
