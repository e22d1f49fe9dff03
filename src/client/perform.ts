import { checkHeaders, checkPath, invalid } from "./check.ts";
import { requestIdOf } from "./failure.ts";
import type { CallOptions, Input, Operation } from "./operation.ts";

/** What a call ends in. */
export interface Outcome<Data = unknown> {
  readonly data: Data;
  readonly response: Response;
  readonly requestId: string | undefined;
}

/** Sends one call and gives its outcome. */
export type Perform = (
  operation: Operation,
  input: Input,
  options?: CallOptions,
) => Promise<Outcome>;

/** Finds the first field of a request that breaks a rule. `ga-listeners/validate` exports one. */
export type Validate = (
  operationId: string,
  input: Input,
) => { readonly path: string; readonly rule: string } | undefined;

/** The `request` of an openapi-fetch client, whose types only fit one document. */
export type Request = (
  method: string,
  path: string,
  init: object,
) => Promise<{ response: Response }>;

const toCookie = (values: object) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join("; ");

/** Makes a function that packs, checks and sends one call. */
export const createPerform =
  (request: Request, validate: Validate | undefined): Perform =>
  async (operation, input, { signal, timeout, headers } = {}) => {
    const { id, method, path, envelope } = operation;
    const { cookie, query } = input;
    const sent = { ...input.header, ...headers, ...(cookie && { Cookie: toCookie(cookie) }) };
    checkHeaders(sent, id);
    checkPath(input.path ?? {}, id);
    const wrapper = input.body === undefined ? undefined : envelope?.request;
    const body = wrapper ? { [wrapper]: input.body } : input.body;
    const violation = validate?.(id, { ...input, body });
    if (violation) throw invalid(violation.path, violation.rule, id);
    const result: { data?: unknown } = {};
    const { response } = await request(method, path, {
      params: { path: input.path, query },
      headers: sent,
      body,
      parseAs: "stream", // the data is in `result` already
      operation,
      signal,
      timeout,
      result,
    });
    return { data: result.data, response, requestId: requestIdOf(response) };
  };
