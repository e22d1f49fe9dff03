import type { ClientContext } from "./context.ts";
import { ApiError, helpOf, ResponseFormatError, UncertainOutcomeError } from "./errors.ts";
import type { ClientError } from "./errors.ts";
import { at } from "../dotted-path.ts";
import { parseJson } from "./json.ts";
import { redact } from "./redact.ts";
import type { CallState, ClientRequest } from "./request.ts";
import { classify, isRepeatable, retryAfterOf } from "./retry-policy.ts";
import type { Verdict } from "./retry-policy.ts";

/** Headers of a response that may stand in errors and events. */
const PUBLIC = /^(allow|content-(length|type)|date|retry-after)$|request-id|ratelimit/;

/** How deep an error's body is kept. Without an end, one that is nested for its own sake would overflow the stack. */
const DEEPEST = 200;

/** Takes a call's credentials out of everything in a parsed value. */
const redactAll = (value: unknown, call: CallState, depth = DEEPEST): unknown => {
  if (typeof value === "string") return redact(value, call);
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return "…";
  const redactInner = (each: unknown) => redactAll(each, call, depth - 1);
  if (Array.isArray(value)) return value.map(redactInner);
  return Object.fromEntries(Object.entries(value).map(redactInner) as [string, unknown][]);
};

/** Whether an error is described without JSON: as text, or without a body, which no HEAD has. A page is a proxy's. */
const isPlainError = (body: unknown, status: number, { operation }: CallState): boolean =>
  !isPage(body) &&
  (operation?.method === "HEAD" ||
    operation?.plainErrors?.some((start) => String(status).startsWith(start)) === true);

/** What an error and an event say of a response; of its headers those that an allow-list lets pass. */
export const detailsOf = (
  { status, headers }: Pick<Response, "status" | "headers">,
  call: CallState,
) => {
  const allowed: Record<string, string> = {};
  headers.forEach((value, written) => {
    const name = written.toLowerCase(); // not every test environment's Headers do that
    if (PUBLIC.test(name)) allowed[name] = redact(value, call);
  });
  return { status, requestId: allowed["x-request-id"], headers: allowed };
};

/** Whether a text is a proxy's page instead of what was asked for. */
export const isPage = (body: unknown): boolean =>
  typeof body === "string" && /^\s*<(!doctype |)html/i.test(body);

/** Whether a text begins as JSON does, and doesn't end so. */
const isCutOff = (text: string): boolean => /^\s*[[{]/.test(text) && parseJson(text) === undefined;

/** A parsed value as text: what is text already, or else its JSON. */
const asText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** Makes the error of a response that isn't what the document says. */
export const toFormatError = (
  response: Pick<Response, "status" | "headers">,
  body: unknown,
  call: CallState,
  retryable?: boolean,
): ResponseFormatError => {
  const text = asText(redactAll(body, call));
  const start = text.slice(0, 200);
  return new ResponseFormatError(
    `The answer with status ${response.status} is ${isCutOff(text) ? "cut off" : "not the API's"}: ${start || "empty"}${call.hint}`,
    { ...detailsOf(response, call), start, retryable: retryable ?? isCutOff(text) },
  );
};

/** What a path leads to in an error's body, as text; empty where it leads nowhere. */
const textAt = (body: unknown, path: string | undefined): string =>
  asText((path === undefined ? undefined : at(body, path)) ?? "");

/** What a response that isn't a success says. */
interface Judgement {
  /** Missing where it isn't the API's. */
  readonly code: string | undefined;
  /** How many milliseconds it asks to wait. */
  readonly retryAfter: number | undefined;
  readonly verdict: Verdict;
}

/**
 * What a response that isn't a success means for sending the same again, and its code. `body` is what its JSON holds, or the text that is none.
 */
export const judge = (
  { status, headers }: Pick<Response, "status" | "headers">,
  body: unknown,
  call: CallState,
  { errors = {}, busy, clock }: ClientContext,
): Judgement => {
  // Without a shape any JSON will do, and the status is its code.
  const isCoded =
    isPlainError(body, status, call) || (errors.code === undefined && typeof body !== "string");
  const said = textAt(redactAll(body, call), errors.code);
  const code = said || (isCoded ? String(status) : undefined);
  const retryAfter = retryAfterOf(headers, clock.now());
  return { code, retryAfter, verdict: classify({ status, code, retryAfter }, busy) };
};

/** The error that a response is which isn't a success. */
export const toApiError = (
  response: Pick<Response, "status" | "headers">,
  body: unknown,
  call: CallState,
  known: Pick<ApiError, "code" | "retryable">,
  { errors = {}, docs }: ClientContext,
): ApiError => {
  const { operation } = call;
  const { code } = known;
  const ofStatus = operation && code === String(response.status) ? `${operation.id}-` : "";
  const said = redactAll(body, call);
  const { requestId, ...details } = detailsOf(response, call);
  const text = typeof said === "string" ? said : "";
  const message = textAt(said, errors.message) || text || `Status ${response.status}`;
  return new ApiError(`${message}${call.hint}`, {
    ...details,
    ...known,
    requestId: textAt(said, errors.requestId) || requestId,
    body: said,
    help: docs + helpOf(ofStatus + code),
    details: errors.details === undefined ? undefined : at(said, errors.details),
  });
};

/** The error to end with where a request may have run: an UncertainOutcomeError, unless it can be repeated. */
export const toUncertain = (
  cause: ClientError,
  request: Pick<ClientRequest, "method">,
  call: Pick<CallState, "operation">,
): ClientError =>
  isRepeatable(request, call)
    ? cause
    : new UncertainOutcomeError(`The request may have run: ${cause.message}`, { cause });
