import type { Operation } from "../contract.ts";
import { isPage, judge, toApiError, toFormatError, toUncertain } from "./api-error.ts";
import { checkHeaders, checkPath, invalid } from "./checks.ts";
import type { ClientContext, Result, SendCall } from "./context.ts";
import { ClientError } from "./errors.ts";
import type { HttpRequest, HttpResult } from "./http.ts";
import { at } from "../dotted-path.ts";
import { parseJson } from "./json.ts";
import { createCallState } from "./request.ts";
import type { CallState } from "./request.ts";
import { toResponse } from "./response.ts";
import type { Validate } from "./validate.ts";

/** Makes a `check` of what was given as `validate`. */
export const createCheck =
  (validate: Validate | undefined): ClientContext["check"] =>
  ({ id, envelope }, input) => {
    const wrapper = envelope?.request;
    const body = wrapper && input.body !== undefined ? { [wrapper]: input.body } : input.body;
    const violation = validate?.(id, { ...input, body });
    if (violation) throw invalid(violation.path, violation.rule, violation.violations);
    return body;
  };

/** The header of the cookies that have a value. */
const cookieHeader = (values: object | undefined): { Cookie?: string } | undefined => {
  if (!values) return undefined;
  const pairs = Object.entries(values)
    .filter(([, value]) => value != null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? { Cookie: pairs.join("; ") } : undefined;
};

/** Takes the data of a success out of its envelope. Throws where it isn't JSON or lacks the envelope. */
const readData = async (
  { response }: HttpResult,
  operation: Operation,
  read: ((response: Response) => Promise<unknown>) | undefined,
  call: CallState,
): Promise<unknown> => {
  const text = response.text();
  const refuse = (): never => {
    throw ifSent(toFormatError(response, text, call), operation, call);
  };
  if (read) return read(toResponse(response)).catch(refuse);
  const { envelope, paging, empty } = operation;
  const data = empty ? undefined : parseJson(text);
  const path = envelope?.response ?? paging?.items;
  const inner = path === undefined ? data : at(data, path);
  const isList = paging ?? envelope?.isList;
  // A service may say null for an empty list.
  const isRight = isList ? inner === null || Array.isArray(inner) : inner != null;
  if (empty ? isPage(text) : !isRight) refuse();
  if (paging) return data;
  return isList ? (inner ?? []) : inner;
};

/** The error to end with: an uncertain outcome where the request was sent. */
const ifSent = (error: ClientError, operation: Operation, call: CallState): ClientError =>
  call.mayHaveRun ? toUncertain(error, operation, call) : error;

/** The error of a response that isn't a success. */
const toError = (
  { response, error: body = "" }: HttpResult,
  operation: Operation,
  call: CallState,
  context: ClientContext,
): ClientError => {
  const { code, verdict } = judge(response, body, call, context);
  const { retryable, mayHaveRun } = verdict;
  const error =
    code === undefined
      ? toFormatError(response, body, call, retryable)
      : toApiError(response, body, call, { code, retryable }, context);
  return mayHaveRun ? ifSent(error, operation, call) : error;
};

/** Not every platform has it, nor every set of types. */
interface Stacks {
  captureStackTrace?(target: object): void;
}

/** Makes a function that sends one call of a method: checks it, packs it, and reads its response. */
export const createSendCall =
  (request: HttpRequest, context: ClientContext): SendCall =>
  async (operation, input, { signal, timeout, headers } = {}): Promise<Result> => {
    const { id, method, path } = operation;
    const { query, header, cookie, serialization: { read, ...serializers } = {} } = input;
    const call = createCallState({ operation, timeout, secrets: context.secrets });
    try {
      const sent = {
        ...header,
        ...cookieHeader(cookie),
        ...(headers && Symbol.iterator in headers ? Object.fromEntries(headers) : headers),
      };
      checkHeaders(sent);
      if (input.path) checkPath(input.path);
      const body = context.check(operation, input);
      const params = { path: input.path, query };
      const result = await request(
        method,
        path,
        { params, headers: sent, body, signal, ...serializers },
        call,
      );
      if (!result.response.ok) throw toError(result, operation, call, context);
      const data = await readData(result, operation, read, call);
      return { data, response: result.response };
    } catch (error) {
      // openapi-fetch takes a reason like null for no error, and fails over it.
      if (signal?.aborted && !signal.reason) throw signal.reason;
      if (!(error instanceof ClientError)) throw error;
      error.operationId ??= id;
      error.attempts ??= call.attempts;
      // Here it leads to the caller; where it was made, in the middle of the chain, it may not.
      (Error as Stacks).captureStackTrace?.(error);
      throw error;
    }
  };
