import { explainFirst } from "../../validation-message.ts";
import { invalid } from "../memory/rules.ts";
import type { Contract, Parameter, Validator } from "../../contract.ts";
import type { MatchedRequest, Value } from "../types.ts";
import type { Rejection } from "./errors.ts";

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

const readQuery = (query: URLSearchParams, declared: readonly Parameter[]): Value => {
  const values: Value = {};
  for (const parameter of declared) {
    const { name, type } = parameter;
    if (type === "object") {
      const value = readDeepObject(query, name);
      if (value) values[name] = value;
    } else if (type === "array") {
      const texts = query.getAll(name);
      if (texts.length > 0) {
        values[name] = readList(texts, parameter).map((text) => coerce(text, parameter.items));
      }
    } else {
      const [text, ...more] = query.has(name) ? query.getAll(name) : [];
      // One value twice is a list, which no validator takes for the value.
      if (text !== undefined) values[name] = more.length > 0 ? [text, ...more] : coerce(text, type);
    }
  }
  return values;
};

const readEach = (declared: readonly Parameter[], textOf: (name: string) => string | undefined) => {
  const values: Value = {};
  for (const { name, type } of declared) {
    const text = textOf(name);
    if (text !== undefined) values[name] = coerce(text, type);
  }
  return values;
};

type Places = Readonly<Record<"path" | "query" | "header", readonly Parameter[]>>;

const sorted = new WeakMap<Contract, Places>();

const placesOf = (contract: Contract): Places => {
  let places = sorted.get(contract);
  if (!places) {
    const declared = (place: string) => contract.parameters.filter((each) => each.in === place);
    places = { path: declared("path"), query: declared("query"), header: declared("header") };
    sorted.set(contract, places);
  }
  return places;
};

/** Reads the parameters an operation declares; what it doesn't declare is ignored. */
export const readParameters = ({ contract, path, query, request }: MatchedRequest): Parameters => {
  const places = placesOf(contract);
  return {
    path: readEach(places.path, (name) => path[name]),
    query: readQuery(query, places.query),
    header: readEach(places.header, (name) => request.headers[name.toLowerCase()]),
  };
};

const breaks = (
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
  const validators = matched.api.requests[matched.id];
  return (
    breaks(validators?.path, parameters.path, "path") ??
    breaks(validators?.query, parameters.query, "query") ??
    breaks(validators?.header, parameters.header, "header") ??
    (matched.body === undefined ? undefined : breaks(validators?.body, matched.body, "body"))
  );
};
