import { explainFirst } from "../../validation-message.ts";
import { invalid } from "./errors.ts";
import type { Parameter, Validator } from "../../contract.ts";
import type { MatchedRequest, Rejection, Value } from "../types.ts";

/** A request's parameters, as values of the types the document declares. */
export interface Parameters {
  readonly path: Value;
  readonly query: Value;
  readonly header: Value;
}

/** Text that looks like a value of the declared type becomes one; any other is left for the validator to refuse. */
const coerce = (text: string, type: string | undefined): unknown => {
  if (type === "integer" || type === "number") {
    return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
  }
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return text;
};

const separators: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|" };

const readList = (texts: readonly string[], { style = "form", explode = true }: Parameter) =>
  explode && style === "form"
    ? texts
    : texts.flatMap((text) => text.split(separators[style] ?? ","));

const readDeepObject = (query: URLSearchParams, name: string): Value | undefined => {
  const parts = [...query].flatMap(([key, value]) => {
    const [, outer, inner] = /^([^[]*)\[([^\]]*)\]$/.exec(key) ?? [];
    return outer === name && inner ? [[inner, value] as const] : [];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
};

const readQuery = (query: URLSearchParams, parameter: Parameter): unknown => {
  const { name, type, items } = parameter;
  if (type === "object") return readDeepObject(query, name);
  if (!query.has(name)) return undefined;
  const texts = query.getAll(name);
  if (type === "array") return readList(texts, parameter).map((text) => coerce(text, items));
  // One value twice is a list, which no validator takes for the value.
  return texts.length > 1 ? texts : coerce(texts[0] ?? "", type);
};

/** Reads the parameters an operation declares; what it doesn't declare is ignored. */
export const readParameters = ({ contract, path, query, request }: MatchedRequest): Parameters => {
  const read = (parameter: Parameter): unknown => {
    const { in: place, name, type } = parameter;
    if (place === "query") return readQuery(query, parameter);
    const text = place === "path" ? path[name] : request.headers[name.toLowerCase()];
    return text === undefined ? undefined : coerce(text, type);
  };
  const parameters: Parameters = { path: {}, query: {}, header: {} };
  for (const parameter of contract.parameters) {
    if (parameter.in === "cookie") continue;
    const value = read(parameter);
    if (value !== undefined) parameters[parameter.in][parameter.name] = value;
  }
  return parameters;
};

const check = (
  validate: Validator | undefined,
  value: unknown,
  root: string,
): Rejection | undefined => {
  if (!validate || validate(value)) return undefined;
  const { path, rule } = explainFirst(validate.errors ?? [], root);
  return invalid(path, rule);
};

/** Checks a request against its schemas: path, query, headers, then the body. The first violation is named. */
export const checkSchema = (
  matched: MatchedRequest,
  parameters: Parameters,
): Rejection | undefined => {
  const validators = matched.document.requests[matched.id];
  return (
    check(validators?.path, parameters.path, "path") ??
    check(validators?.query, parameters.query, "query") ??
    check(validators?.header, parameters.header, "header") ??
    (matched.body === undefined ? undefined : check(validators?.body, matched.body, "body"))
  );
};
