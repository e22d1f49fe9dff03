import type { Contract, Operation } from "../../../../src/contract.ts";
import { at } from "../../../../src/dotted-path.ts";
import { literal } from "./literal.ts";
import { valueOf } from "./parameters.ts";
import type { ClientCode } from "./engine.ts";
import type { Typed } from "./parameters.ts";
import type { PageRequest } from "./request.ts";

/** What a request is written for. */
export interface SnippetContext {
  /** The server's address, without a path. */
  readonly base: string;
  /** Whether that is the document's own server: then credentials come from the environment. */
  readonly isOwn: boolean;
  /** The variable of the environment, by the header whose value it holds. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What the TypeScript client takes of a request, beside the request itself. */
export interface CallContext extends SnippetContext {
  readonly operation: Operation;
  readonly contract: Contract;
  /** As in `listeners.create`. */
  readonly call: string;
  readonly client: ClientCode;
}

/** The variable that holds a header's value, where the request is for the real server. */
const variableOf = (name: string, { isOwn, variables }: SnippetContext): string | undefined =>
  isOwn ? variables[name] : undefined;

const inQuotes = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a command line for curl. */
export const curl = (request: PageRequest, context: SnippetContext): string => {
  const { method, path, headers, body } = request;
  const usual = body === undefined ? "GET" : "POST";
  // curl reads brackets and braces of an address as a range, and text behind an @ as the name of a file.
  const plainly = /[[\]{}]/.test(path) ? "--globoff " : "";
  const data = body?.startsWith("@") ? "--data-raw" : "--data";
  return [
    `curl ${plainly}${method === usual ? "" : `--request ${method} `}${inQuotes(context.base + path)}`,
    ...headers.map(([name, value]) => {
      const variable = variableOf(name, context);
      return `--header ${variable === undefined ? inQuotes(`${name}: ${value}`) : `"${name}: $${variable}"`}`;
    }),
    ...(body === undefined ? [] : [`${data} ${inQuotes(body)}`]),
  ].join(" \\\n  ");
};

/** The value of JSON, or undefined for what is none. */
export const readJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
};

const isJsonRequest = ({ headers }: PageRequest): boolean =>
  headers.some(([name, value]) => /^content-type$/i.test(name) && /json/i.test(value));

const jsonOf = (request: PageRequest): { readonly value: unknown } | undefined =>
  request.body !== undefined && isJsonRequest(request) ? readJson(request.body) : undefined;

/** The request in JavaScript, with nothing but fetch. */
export const fetchCode = (request: PageRequest, context: SnippetContext): string => {
  const { method, path, headers, body } = request;
  const json = jsonOf(request);
  const lines = headers.map(([name, value]) => {
    const variable = variableOf(name, context);
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
    return `    ${key}: ${variable === undefined ? JSON.stringify(value) : `process.env.${variable}`},\n`;
  });
  const options = [
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},\n`]),
    ...(lines.length === 0 ? [] : [`  headers: {\n${lines.join("")}  },\n`]),
    ...(json === undefined
      ? body === undefined
        ? []
        : [`  body: ${JSON.stringify(body)},\n`]
      : [`  body: JSON.stringify(${literal(json.value, "js", "  ")}),\n`]),
  ].join("");
  const url = JSON.stringify(context.base + path);
  return `const response = await fetch(${url}${options === "" ? "" : `, {\n${options}}`});
console.log(response.status, await response.text());`;
};

/** The request in Python, with the package requests. */
export const python = (request: PageRequest, context: SnippetContext): string => {
  const { method, path, headers, body } = request;
  const json = jsonOf(request);
  let usesEnvironment = false;
  const lines = headers
    .filter(([name]) => json === undefined || !/^content-type$/i.test(name))
    .map(([name, value]) => {
      const variable = variableOf(name, context);
      usesEnvironment ||= variable !== undefined;
      return `        ${JSON.stringify(name)}: ${variable === undefined ? JSON.stringify(value) : `os.environ[${JSON.stringify(variable)}]`},\n`;
    });
  const parts = [
    `    ${JSON.stringify(method)},\n`,
    `    ${JSON.stringify(context.base + path)},\n`,
    ...(lines.length === 0 ? [] : [`    headers={\n${lines.join("")}    },\n`]),
    ...(json === undefined
      ? body === undefined
        ? []
        : [`    data=${JSON.stringify(body)}.encode(),\n`]
      : [`    json=${literal(json.value, "python", "    ")},\n`]),
    "    timeout=60,\n",
  ].join("");
  return `${usesEnvironment ? "import os\n\n" : ""}import requests

response = requests.request(
${parts})
print(response.status_code, response.text)`;
};

/** The request as a call of the TypeScript client: path parameters, body, query, headers. */
export const clientCode = (
  request: PageRequest,
  values: Typed,
  { operation, contract, call, client, base, isOwn, variables }: CallContext,
): string => {
  const program = client.programs?.[operation.id];
  if (program) return program(request, { base: isOwn ? undefined : base });
  const places = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) =>
    JSON.stringify(values.path[name.replace(/^[;.]|\*$/g, "")] ?? ""),
  );
  const json = request.body === undefined ? undefined : readJson(request.body);
  if (request.body !== undefined && json === undefined)
    return "// The body is no JSON, which the client could not send.";
  const { request: envelope } = operation.envelope ?? {};
  const body = json && (envelope === undefined ? json.value : at(json.value, envelope));
  const parameterOf = (name: string) => contract.parameters.find((each) => each.name === name);
  const objectOf = (part: Readonly<Record<string, string>>): string | undefined =>
    Object.keys(part).length === 0
      ? undefined
      : literal(
          Object.fromEntries(
            Object.entries(part).map(([name, text]) => [name, valueOf(text, parameterOf(name))]),
          ),
          "js",
        );
  const takes = (place: string): boolean => contract.parameters.some((each) => each.in === place);
  const parts = [
    ...(contract.request === undefined ? [] : [json && literal(body ?? null, "js")]),
    ...(takes("query") ? [objectOf(values.query)] : []),
    ...(takes("header") ? [objectOf(values.header)] : []),
  ];
  const last = parts.findLastIndex((each) => each !== undefined);
  const args = [...places, ...parts.slice(0, last + 1).map((each) => each ?? "undefined")];
  const [credential] = request.headers.filter(([name]) => name in variables);
  const setUp = client.setUp({
    base: isOwn ? undefined : base,
    token: isOwn
      ? `process.env.${Object.values(variables)[0] ?? "TOKEN"} ?? ""`
      : JSON.stringify(credential?.[1] ?? ""),
  });
  const result = `await ${client.name}.${call}(${args.join(", ")})`;
  return `${setUp}\n\n${operation.empty ? `${result};` : `console.log(${result});`}`;
};
