import { checkHeaders, invalid } from "./check.ts";
import { GaError } from "./errors.ts";
import type { CreateOptions, Input, Operation } from "../contract.ts";

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
  options?: CreateOptions,
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

/** Packs the body of a call into its envelope. Throws a ValidationError where the request breaks a rule. */
export type Check = (operation: Operation, input: Input) => unknown;

/** Makes a `check` of what was given as `validate`. */
export const createCheck =
  (validate: Validate | undefined): Check =>
  ({ id, envelope }, input) => {
    const wrapper = envelope?.request;
    const body = wrapper && input.body !== undefined ? { [wrapper]: input.body } : input.body;
    const violation = validate?.(id, { ...input, body });
    if (violation) throw invalid(violation.path, violation.rule);
    return body;
  };

/** Makes a function that checks, packs and sends one call, and names the operation in its errors. */
export const createPerform =
  (request: Request, check: Check): Perform =>
  async (operation, input, { signal, timeout, headers } = {}) => {
    const { id, method, path } = operation;
    const { query, header, cookie } = input;
    const result: { data?: unknown } = {};
    try {
      const sent = { ...header, ...(cookie && { Cookie: toCookie(cookie) }), ...headers };
      checkHeaders(sent);
      const body = check(operation, input);
      const { response } = await request(method, path, {
        params: { path: input.path, query },
        headers: sent,
        body,
        ...input.serialization,
        parseAs: "stream", // the data is in `result` already
        operation,
        signal,
        timeout,
        result,
      });
      return {
        data: result.data,
        response,
        requestId: response.headers.get("x-request-id") ?? undefined,
      };
    } catch (error) {
      if (error instanceof GaError) error.operationId ??= id;
      throw error;
    }
  };
