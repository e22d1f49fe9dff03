/** Every operation as a request that Postman, Bruno and Insomnia can import, in the format of Postman 2.1. */
import { titleOf } from "./operation.ts";
import type { OperationModel } from "../document/operations.ts";
import { firstExampleOf, isBodyText, schemaExamples } from "../document/examples.ts";
import { resolve } from "../document/pointer.ts";
import type { Document, ParameterObject, Reference } from "../document/types.ts";

const SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

interface SecurityScheme extends Reference {
  readonly type?: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
}

/** Names for the servers of a document, as variables that people can change. */
const variablesOf = (urls: readonly string[]): ReadonlyMap<string, string> =>
  new Map(urls.map((url, at) => [url, at === 0 ? "baseUrl" : `baseUrl${String(at + 1)}`]));

const pairs = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value, type: "string" }));

/** How one scheme is sent, where the format has a word for it. */
const authOf = ({ type, in: where, name = "", scheme }: SecurityScheme): object | undefined => {
  if (type === "apiKey" && (where === "header" || where === "query"))
    return { type: "apikey", apikey: pairs({ key: name, value: "{{token}}", in: where }) };
  if (type === "http" && scheme?.toLowerCase() === "basic")
    return { type: "basic", basic: pairs({ username: "{{user}}", password: "{{password}}" }) };
  if (type === "oauth2" || type === "openIdConnect" || scheme?.toLowerCase() === "bearer")
    return { type: "bearer", bearer: pairs({ token: "{{token}}" }) };
  return undefined;
};

/** The first way to authenticate that the format can say. */
const authenticationOf = (document: Document, { source }: OperationModel): object => {
  const schemes = (document.components?.["securitySchemes"] ?? {}) as Record<
    string,
    SecurityScheme
  >;
  const names = (source.security ?? document.security ?? []).flatMap((each) => Object.keys(each));
  const known = names.flatMap((name) => authOf(resolve(document, schemes[name] ?? {})) ?? []);
  return known[0] ?? { type: "noauth" };
};

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value, null, 2);

const bodyText = (type: string, value: unknown): string =>
  isBodyText(value, type) ? value : JSON.stringify(value, null, 2);

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

const urlOf = (document: Document, { path, parameters }: OperationModel, base: string): object => {
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
    query: inputs("query").map(entry),
    variable: inputs("path").map(entry),
  };
};

const requestOf = (document: Document, operation: OperationModel, base: string): object => {
  const [type, media] = Object.entries(operation.body?.content ?? {})[0] ?? [];
  const example = media === undefined ? undefined : firstExampleOf(document, media);
  const headers = operation.parameters
    .filter((each) => each.in === "header")
    .map((each) => ({
      key: each.name,
      value: valueOf(document, each),
      disabled: each.required !== true,
    }));
  return {
    method: operation.method.toUpperCase(),
    description: operation.source.description?.trim() ?? "",
    auth: authenticationOf(document, operation),
    header: [...(type === undefined ? [] : [{ key: "Content-Type", value: type }]), ...headers],
    url: urlOf(document, operation, base),
    ...(type === undefined || example === undefined
      ? {}
      : {
          body: {
            mode: "raw",
            raw: bodyText(type, example.value),
            options: { raw: { language: "json" } },
          },
        }),
  };
};

/** The collection, as text of a JSON file. */
export const collectionText = (
  document: Document,
  operations: readonly OperationModel[],
): string => {
  const serverOf = ({ servers }: OperationModel): string =>
    [...servers, ...(document.servers ?? [])][0]?.url ?? "";
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
      { key: "token", value: "", type: "string" },
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
