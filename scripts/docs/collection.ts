/** Every operation as a request that Postman, Bruno and Insomnia can import, in the format of Postman 2.1. */
import { authenticationOf, tokensOf, type Entry } from "./collection-auth.ts";
import { titleOf } from "./operation.ts";
import { kindOf } from "../document/media.ts";
import { parametersIn, type OperationModel } from "../document/operations.ts";
import { firstExampleOf, isBodyText, schemaExamples } from "../document/examples.ts";
import { resolve } from "../document/pointer.ts";
import { serverUrl } from "../document/servers.ts";
import type { Document, ParameterObject } from "../document/types.ts";

const SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/** Names for the servers of a document, as variables that people can change. */
const variablesOf = (urls: readonly string[]): ReadonlyMap<string, string> =>
  new Map(urls.map((url, at) => [url, at === 0 ? "baseUrl" : `baseUrl${String(at + 1)}`]));

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value, null, 2);

/** A body to begin with: forms by their fields, all else as text. */
const bodyOf = (type: string, value: unknown): object => {
  const kind = kindOf(type);
  if ((kind === "form" || kind === "multipart") && value !== null && typeof value === "object") {
    const fields = Object.entries(value).map(([key, each]) => ({
      key,
      value: textOf(each),
      type: "text",
    }));
    return kind === "form"
      ? { mode: "urlencoded", urlencoded: fields }
      : { mode: "formdata", formdata: fields };
  }
  const raw = isBodyText(value, type) ? value : JSON.stringify(value, null, 2);
  return { mode: "raw", raw, ...(kind === "json" && { options: { raw: { language: "json" } } }) };
};

/** A value to begin with: the document's own. */
const valueOf = (document: Document, parameter: ParameterObject): string => {
  const schema = parameter.schema === undefined ? {} : resolve(document, parameter.schema);
  const { default: usual, enum: values = [] } = schema;
  const shown = firstExampleOf(document, parameter);
  const [value] = [
    ...(shown === undefined ? [] : [shown.value]),
    ...schemaExamples(schema),
    ...(usual === undefined ? [] : [usual]),
    ...values,
  ];
  return value === undefined ? "" : textOf(value);
};

const urlOf = (
  document: Document,
  { path, parameters }: OperationModel,
  base: string,
  keys: readonly Entry[],
): object => {
  const inputs = (where: ParameterObject["in"]) => parameters.filter((each) => each.in === where);
  const steps = path
    .slice(1)
    .split("/")
    .map((step) => step.replace(/^\{(.+)\}$/, ":$1"));
  const entry = (each: ParameterObject) => ({
    ...{
      key: each.name,
      value: valueOf(document, each),
      description: each.description?.trim() ?? "",
    },
    ...(each.in === "query" && each.required !== true ? { disabled: true } : {}),
  });
  return {
    raw: `{{${base}}}/${steps.join("/")}`,
    host: [`{{${base}}}`],
    path: steps,
    query: [...keys, ...inputs("query").map(entry)],
    variable: inputs("path").map(entry),
  };
};

const requestOf = (document: Document, operation: OperationModel, base: string): object => {
  const [type, media] = Object.entries(operation.body?.content ?? {})[0] ?? [];
  const example = media === undefined ? undefined : firstExampleOf(document, media);
  const { auth, header, query } = authenticationOf(document, operation);
  const headers = parametersIn(operation, "header").map((each) => ({
    key: each.name,
    value: valueOf(document, each),
    disabled: each.required !== true,
  }));
  return {
    method: operation.method.toUpperCase(),
    description: operation.source.description?.trim() ?? "",
    auth,
    header: [
      ...(type === undefined ? [] : [{ key: "Content-Type", value: type }]),
      ...header,
      ...headers,
    ],
    url: urlOf(document, operation, base, query),
    ...(type === undefined || example === undefined ? {} : { body: bodyOf(type, example.value) }),
  };
};

/** The collection, as text of a JSON file. */
export const collectionText = (
  document: Document,
  operations: readonly OperationModel[],
): string => {
  const serverOf = ({ servers }: OperationModel): string => {
    const [first] = [...servers, ...(document.servers ?? [])];
    return first === undefined ? "" : serverUrl(first);
  };
  const variables = variablesOf([...new Set(operations.map(serverOf))]);
  const groups = [...new Set(operations.map(({ source }) => source.tags?.[0] ?? "Operations"))];
  const collection = {
    info: {
      name: document.info.title,
      description: document.info.description ?? "",
      schema: SCHEMA,
    },
    variable: [
      ...[...variables].map(([value, key]) => ({ key, value, type: "string" })),
      ...tokensOf(document).map((key) => ({ key, value: "", type: "string" })),
    ],
    item: groups.map((group) => ({
      name: group,
      item: operations
        .filter(({ source }) => (source.tags?.[0] ?? "Operations") === group)
        .map((each) => ({
          name: titleOf(each),
          request: requestOf(document, each, variables.get(serverOf(each)) ?? "baseUrl"),
          response: [],
        })),
    })),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
};
