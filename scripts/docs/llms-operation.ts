import { at } from "../../src/dotted-path.ts";
import {
  METHODS,
  type Document,
  type Header,
  type OperationObject,
  type ParameterObject,
  type PathItem,
  type Response,
  type Server,
} from "../document/types.ts";
import type { OperationModel } from "../document/operations.ts";
import { resolve } from "../document/pointer.ts";
import { shape } from "./llms-shape.ts";
import { Anchors } from "./markdown.ts";
import { authenticationOf, serverText } from "./operation.ts";

/** A parameter or a header: its name with `*` where it is required, its shape, and how it is written. */
const inputText = (
  name: string,
  { required, deprecated, schema, content, style, explode }: Header & Partial<ParameterObject>,
): string => {
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  const notes = [
    ...(deprecated === true ? ["deprecated"] : []),
    ...(type === undefined ? [] : [`as ${type}`]),
    ...(style === undefined ? [] : [`style=${style}`]),
    ...(explode === undefined ? [] : [`explode=${String(explode)}`]),
  ];
  return `${name}${required === true ? "*" : ""}: ${[shape(schema ?? media?.schema ?? true), ...notes].join(" ")}`;
};

/** What an answer holds: bodies, headers, and where its links lead. */
const answerText = (document: Document, { content, headers, links }: Response): string => {
  const bodies = Object.entries(content ?? {}).map(([type, { schema }]) =>
    type === "application/json" ? shape(schema ?? true) : `${type} ${shape(schema ?? true)}`,
  );
  const named = Object.entries(headers ?? {}).map(([name, each]) =>
    inputText(name, resolve(document, each)),
  );
  const leads = Object.entries(links ?? {}).map(([name, each]) => {
    const { operationId, operationRef } = resolve(document, each);
    return `${name} to ${operationId ?? operationRef ?? ""}`;
  });
  return [
    bodies.join(" or "),
    named.length === 0 ? "" : `with headers ${named.join(", ")}`,
    leads.length === 0 ? "" : `with links ${leads.join(", ")}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
};

/** Answers, those that are alike together: `200: Job; 400 404: Refusal`. */
const answersText = (document: Document, all: readonly (readonly [string, Response])[]): string => {
  const byText = new Map<string, string[]>();
  for (const [status, response] of all) {
    const text = answerText(document, response);
    byText.set(text, [...(byText.get(text) ?? []), status]);
  }
  return [...byText]
    .map(([text, statuses]) => `${statuses.join(" ")}${text === "" ? "" : `: ${text}`}`)
    .join("; ");
};

/** What goes in and out of an operation, a line each. */
const inOut = (
  document: Document,
  { parameters, requestBody, responses }: InOut,
  indent: string,
): string => {
  const inputs = (parameters ?? []).map((each) => {
    const parameter = resolve(document, each);
    return `${parameter.in} ${inputText(parameter.name, parameter)}`;
  });
  const body = requestBody && resolve(document, requestBody);
  const bodies = Object.entries(body?.content ?? {}).map(
    ([type, { schema, encoding }]) =>
      `body${body?.required === true ? "*" : ""} ${type}: ${shape(schema ?? true)}${encoding === undefined ? "" : ` encoding=${JSON.stringify(encoding)}`}`,
  );
  const all = Object.entries(responses ?? {}).map(
    ([status, each]) => [status, resolve(document, each)] as const,
  );
  const answers = answersText(document, all);
  return [...inputs, ...bodies, ...(answers === "" ? [] : [`answers ${answers}`])]
    .map((line) => `\n${indent}- ${line}`)
    .join("");
};

type InOut = Pick<OperationObject, "parameters" | "requestBody" | "responses">;

/** A server, without the signs of Markdown. */
export const serverLine = (server: Server): string => serverText(server).replaceAll("`", "");

/** Which codes an operation answers, by status; a status without codes stands alone. */
const errorsOf = (
  document: Document,
  { responses }: OperationModel,
  codePath: string | undefined,
): string => {
  const failures = Object.entries(responses).filter(([status]) => /^[45d]/.test(status));
  const listed = failures.map(([status, { content = {} }]) => {
    const codes = Object.values(content)
      .flatMap(({ examples = {} }) => Object.values(examples))
      .flatMap((each) => {
        const found = codePath && at(resolve(document, each).value, codePath);
        return found === undefined || found === "" ? [] : [String(found)];
      })
      .filter((each) => each !== status);
    return [status, ...new Set(codes)].join(" ");
  });
  return listed.length === 0 ? "" : `\n  - errors ${listed.join("; ")}`;
};

/** An operation with what goes in and out of it. */
export const operationLine = (
  document: Document,
  operation: OperationModel,
  codePath: string | undefined,
): string => {
  const { id, method, path, source, parameters, body, responses, security } = operation;
  const servers = source.servers ?? document.paths?.[path]?.servers;
  return [
    `- [${id}](reference.md#${Anchors.of(id)}): ${source.summary ?? ""}. \`${method.toUpperCase()} ${path}\``,
    `; ${authenticationOf(security, (name) => name)}`,
    servers === undefined ? "" : `; at ${servers.map(serverLine).join(", ")}`,
    source["x-permission"] === undefined ? "" : ` (permission ${source["x-permission"]})`,
    source.deprecated === true ? " (deprecated)" : "",
    seeAlso(source.externalDocs),
    inOut(document, { parameters, responses, ...(body ? { requestBody: body } : {}) }, "  "),
    errorsOf(document, operation, codePath),
    ...Object.entries(source.callbacks ?? {}).flatMap(([name, each]) =>
      Object.entries(resolve(document, each)).map(
        ([address, item]) =>
          `\n  - callback ${name}${requestsText(document, address, item, "    ")}`,
      ),
    ),
  ].join("");
};

/** The requests of a webhook or a callback. */
export const requestsText = (
  document: Document,
  address: string,
  item: PathItem,
  indent: string,
): string =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    if (operation === undefined) return [];
    return [` \`${method.toUpperCase()} ${address}\`${inOut(document, operation, indent)}`];
  }).join(";");

export const seeAlso = (docs: { readonly url?: string } | undefined): string =>
  docs?.url === undefined ? "" : `; see ${docs.url}`;
