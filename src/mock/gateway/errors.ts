import { at, setPath } from "../../dotted-path.ts";
import { jsonTypeOf } from "./described.ts";
import { isResponse, jsonResponse } from "../types.ts";
import type { CatalogueEntry, Contract, ErrorKind } from "../../contract.ts";
import type { MockDocument, MockResponse, Rejection } from "../types.ts";

export type { Rejection } from "../types.ts";

/** A parameter, a property or a header that breaks a rule. */
export const invalid = (path: string, rule: string): Rejection => ({
  kind: "invalid",
  words: [path, rule],
});

/** What the usual statuses of errors are called. */
export const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** What a response says is wrong: its code and message; undefined where it says neither. */
export const reasonOf = (
  { errorShape }: Pick<MockDocument, "errorShape">,
  { body }: Pick<MockResponse, "body">,
): string | undefined => {
  try {
    const error: unknown = JSON.parse(body ?? "");
    const parts = [errorShape.code, errorShape.message].map((path) => path && at(error, path));
    return parts.filter((part) => typeof part === "string").join(" ") || undefined;
  } catch {
    return undefined;
  }
};

/** Fills the `%s` of a catalogue message, in order. A template with no place for them is followed by them. */
export const fillMessage = (template: string, words: readonly string[]): string => {
  if (words.length === 0) return template;
  if (!template.includes("%s")) return `${template}: ${words.join(": ")}`;
  let next = 0;
  return template.replace(/%s/g, () => words[next++] ?? "");
};

/** The status of a kind of error that a document has no code for. */
const usualStatus: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  notFound: 404,
  noRoute: 404,
  exists: 409,
  inUse: 409,
  busy: 409,
  internal: 500,
};

/** The error that a document has for a rejection: by its code, or its kind's, or its status; if it has one. */
const findError = (
  { errors, errorKinds = {} }: MockDocument,
  { kind, code = kind && errorKinds[kind], status }: Rejection,
): CatalogueEntry | undefined => {
  const named = errors.filter((each) => each.code === code);
  const usual = status ?? (kind && usualStatus[kind]);
  return (
    named.find((each) => each.status === status) ??
    named[0] ??
    errors.find((each) => each.status === usual)
  );
};

/** What is said of an error for which a document has no words. */
const plainMessage = (status: number, words: readonly string[]): string => {
  const [path, rule] = words;
  if (path && rule) return `Invalid ${path}: ${rule}`;
  return [titles[status] ?? "Error", ...words.filter((word) => word !== "")].join(": ");
};

/** An error in the shape and with the words of its own document, as `contract`, if there is one, describes it. */
export const errorResponse = (
  document: MockDocument,
  rejection: Rejection,
  requestId: string,
  contract?: Contract,
): MockResponse => {
  const { kind, words, message, headers } = rejection;
  const entry = findError(document, rejection);
  const status = rejection.status ?? entry?.status ?? usualStatus[kind ?? "invalid"];
  const ofKind = kind && document.errorKinds?.[kind];
  const code = entry?.code ?? rejection.code ?? ofKind ?? String(status);
  // A document whose codes are the statuses once more writes them as numbers.
  const isNumeric = /^\d+$/.test(document.errors[0]?.code ?? "");
  const parts: Readonly<Record<string, unknown>> = {
    code: isNumeric ? status : code,
    message: message ?? (entry ? fillMessage(entry.message, words) : plainMessage(status, words)),
    requestId,
    title: titles[status] ?? "Error",
  };
  const body: Record<string, unknown> = {};
  // Where a document doesn't say how its errors look, the reason is said all the same.
  const shape = { ...document.errorShape };
  shape.message ??= "message";
  for (const [part, path] of Object.entries(shape)) {
    if (part in parts) setPath(body, path, parts[part]);
  }
  const type = contract && { "Content-Type": jsonTypeOf(contract, status) };
  return jsonResponse(status, body, requestId, { ...type, ...headers });
};

/** What a request comes to: the one place where a rejection becomes a response. */
export const toMockResponse = (
  outcome: MockResponse | Rejection,
  document: MockDocument,
  requestId: string,
  contract?: Contract,
): MockResponse =>
  isResponse(outcome) ? outcome : errorResponse(document, outcome, requestId, contract);
