/** Reads the arguments of a call off the exchange that a scenario expects: the opposite of what the client does. */
import { kindOf } from "../../scripts/document/media.ts";
import { bodyChoices, responseChoices } from "../../scripts/document/media-choice.ts";
import {
  parametersIn,
  pathParametersOf,
  type OperationModel,
} from "../../scripts/document/operations.ts";
import { resolve } from "../../scripts/document/pointer.ts";
import type {
  NormalDocument,
  NormalSchema,
  ParameterObject,
} from "../../scripts/document/types.ts";
import { rawOf, textOf, type Body, type Exchange } from "./scenario.ts";

type Parameter = ParameterObject<NormalSchema>;
type Shape = "plain" | "array" | "object";

/** What is known of a call's request. */
interface Expected {
  readonly document: NormalDocument;
  readonly path: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly headers: ReadonlyMap<string, string>;
}

const shapeOf = (document: NormalDocument, schema: NormalSchema = {}): Shape => {
  const { type, oneOf = [], anyOf = [], allOf = [] } = resolve(document, schema);
  const all = [
    type,
    ...[...oneOf, ...anyOf, ...allOf].map((each) => shapeOf(document, each)),
  ].flat();
  if (all.includes("array")) return "array";
  return all.includes("object") ? "object" : "plain";
};

const pairs = (texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    texts.flatMap((key, at) => (at % 2 === 0 ? [[key, texts[at + 1] ?? ""] as const] : [])),
  );

/** A path parameter as RFC 6570 writes it. */
const fromPath = (parameter: Parameter, written: string, document: NormalDocument): unknown => {
  const { name, style = "simple", explode = false, schema } = parameter;
  const shape = shapeOf(document, schema);
  const sign = style === "label" ? "." : style === "matrix" ? ";" : "";
  const text = written.slice(sign.length);
  const unnamed = style === "matrix" ? text.replaceAll(`${name}=`, "") : text;
  const separator = explode && sign !== "" ? sign : ",";
  const parts = unnamed.split(separator).map(decodeURIComponent);
  if (shape === "array") return parts;
  if (shape === "object")
    return explode ? pairs(parts.flatMap((each) => each.split("="))) : pairs(parts);
  return decodeURIComponent(unnamed);
};

const SEPARATORS: Readonly<Record<string, string>> = {
  form: ",",
  spaceDelimited: " ",
  pipeDelimited: "|",
};

/** A parameter of a query. `names` are those of all its parameters. */
const fromQuery = (
  parameter: Parameter,
  { document, query }: Expected,
  names: readonly string[],
): unknown => {
  const { name, style = "form", explode = style === "form", schema } = parameter;
  const shape = shapeOf(document, schema);
  const values = query.get(name) ?? query.get(`${name}[]`);
  if (shape === "object" && explode && style === "form") {
    const own = [...query].filter(([key]) => !names.includes(key));
    return own.length === 0
      ? undefined
      : Object.fromEntries(own.map(([key, [value]]) => [key, value]));
  }
  if (values === undefined) return undefined;
  const [first = ""] = values;
  const parts = first.split(SEPARATORS[style] ?? ",");
  if (shape === "array") return explode || values.length > 1 ? values : parts;
  return shape === "object" ? pairs(parts) : first;
};

const fromHeader = ({ name, schema }: Parameter, { document, headers }: Expected): unknown => {
  const text = headers.get(name.toLowerCase());
  if (text === undefined) return undefined;
  return shapeOf(document, schema) === "array" ? text.split(",").map((each) => each.trim()) : text;
};

const fromCookie = ({ name }: Parameter, { headers }: Expected): unknown =>
  headers
    .get("cookie")
    ?.split(/;\s*/)
    .map((each) => each.split("="))
    .find(([key]) => key === name)?.[1];

/** What a document says must be sent where a scenario doesn't say it. */
const only = (document: NormalDocument, schema: NormalSchema = {}): unknown => {
  const { const: constant, enum: values, default: usual } = resolve(document, schema);
  return constant ?? (values?.length === 1 ? values[0] : undefined) ?? usual;
};

const objectOf = (
  parameters: readonly Parameter[],
  document: NormalDocument,
  read: (parameter: Parameter) => unknown,
): [Record<string, unknown>] | [] =>
  parameters.length === 0
    ? []
    : [
        Object.fromEntries(
          parameters.map((each) => [
            each.name,
            read(each) ?? (each.required === true ? only(document, each.schema) : undefined),
          ]),
        ),
      ];

/** A multipart form's fields: texts, JSON and files, lists of them where the document has lists. */
const fromForm = (
  { parts = {}, files = [] }: Body,
  schema: NormalSchema | undefined,
  document: NormalDocument,
): object => {
  const form: Record<string, unknown> = { ...parts };
  const properties = (schema && resolve(document, schema).properties) ?? {};
  for (const { fieldname, originalname, buffer, mimetype } of files) {
    const file = new File([new Uint8Array(buffer)], originalname, { type: mimetype });
    const isList = shapeOf(document, properties[fieldname]) === "array";
    const known = form[fieldname];
    form[fieldname] = isList ? [...(Array.isArray(known) ? (known as unknown[]) : []), file] : file;
  }
  for (const [name, value] of Object.entries(form))
    if (typeof value === "string" && shapeOf(document, properties[name]) !== "plain")
      form[name] = JSON.parse(value);
  return form;
};

const bodyOf = (
  body: Body,
  operation: OperationModel,
  document: NormalDocument,
  baseUrl: string,
): unknown => {
  const content = operation.body?.content ?? {};
  const schema = (content[body.contentType] ?? Object.values(content)[0])?.schema;
  if (body.contentType.startsWith("multipart/")) return fromForm(body, schema, document);
  const raw = rawOf(body, baseUrl);
  const kind = kindOf(body.contentType, schema);
  if (typeof raw !== "string" || kind === "binary")
    return new Blob([typeof raw === "string" ? raw : new Uint8Array(raw)], {
      type: body.contentType,
    });
  if (kind === "json") return JSON.parse(raw);
  return kind === "form" ? Object.fromEntries(new URLSearchParams(raw)) : raw;
};

/** The arguments of an operation's method for an exchange; `path` are the parts of its URL that parameters stand for. */
export const argumentsOf = (
  { uri, request = {}, response }: Exchange,
  operation: OperationModel,
  document: NormalDocument,
  path: Readonly<Record<string, string>>,
  baseUrl: string,
): unknown[] => {
  const written = new URLSearchParams(uri.split("?")[1] ?? "");
  const query = new Map<string, readonly string[]>();
  for (const name of written.keys()) query.set(name, written.getAll(name));
  for (const [name, value] of Object.entries(request.query ?? {}))
    query.set(
      name,
      [value].flat().map((each) => textOf(each, baseUrl)),
    );
  const headers = new Map(
    Object.entries(request.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      textOf(value, baseUrl),
    ]),
  );
  const expected: Expected = { document, path, query, headers };
  const queryParameters = parametersIn(operation, "query");
  const names = queryParameters.map(({ name }) => name);
  const contentType = headers.get("content-type") ?? request.body?.contentType;
  const bodyTypes = bodyChoices(operation).map(({ type }) => type);
  const accept = headers.get("accept") ?? "";
  const body =
    request.body === undefined ? undefined : bodyOf(request.body, operation, document, baseUrl);
  return [
    ...pathParametersOf(operation).map((each) => fromPath(each, path[each.name] ?? "", document)),
    ...(operation.body === undefined ? [] : [body]),
    ...objectOf(queryParameters, document, (each) => fromQuery(each, expected, names)),
    ...objectOf(parametersIn(operation, "header"), document, (each) => fromHeader(each, expected)),
    ...objectOf(parametersIn(operation, "cookie"), document, (each) => fromCookie(each, expected)),
    {
      ...(bodyTypes.includes(contentType ?? "") ? { contentType } : {}),
      ...(responseChoices(operation).includes(accept) ? { accept } : {}),
      // What no method would ask for.
      ...(response.status >= 400 && accept !== "" ? { headers: { accept } } : {}),
    },
  ];
};
