import { retryAfterOf } from "./back-off.ts";
import { sleep } from "./clock.ts";
import { doubt, isRepeatable } from "./doubt.ts";
import { ApiError, ConnectionError, ResponseFormatError } from "./errors.ts";
import { factsOf, toError } from "./failure.ts";
import type { ErrorShape } from "./failure.ts";
import type { Next, Outgoing } from "./outgoing.ts";
import type { Tools } from "./tools.ts";

const passing = /408|429|50[0234]/;

/** What retrying needs of the client. */
export interface RetryContext extends Tools {
  readonly errors: ErrorShape | undefined;
  /** Codes of errors that say "not now": such a request surely did not run. */
  readonly refusals: readonly string[];
}

/** Not every platform has it, nor every set of types. */
interface Stacks {
  captureStackTrace?(target: object): void;
}

/** Whatever ended an attempt; mostly an ApiError or a ConnectionError. */
interface Failure extends Error {
  code?: string;
  status?: number;
  reason?: string;
  refused?: boolean;
}

/** Sends one attempt and reports it. A success has no error; what got no answer has no response. */
const attemptOnce = async (
  { clock, emit, errors }: RetryContext,
  next: Next,
  request: Outgoing,
  attempt: number,
): Promise<{ response?: Response; error?: Failure }> => {
  const started = clock.now();
  const outcome: { response?: Response; error?: Failure } = {};
  emit?.(request, { type: "request", attempt });
  try {
    const response = (outcome.response = await next(request));
    if (!response.ok) outcome.error = await toError(request, response, errors);
  } catch (error) {
    outcome.error = error as Failure;
  }
  const { response, error } = outcome;
  emit?.(request, {
    attempt,
    durationMs: clock.now() - started,
    ...(response
      ? { type: "response", ...factsOf(request, response), code: error?.code }
      : { type: "error", reason: error?.reason ?? error?.name ?? "aborted" }),
  });
  return outcome;
};

/**
 * Sends again what failed for a passing reason: a request that may run twice after any such failure, another one only
 * when it surely did not run. A call of a method then ends in an error; one through `http` in the API's last answer.
 */
export const retryCalls =
  (context: RetryContext, next: Next): Next =>
  async (request) => {
    const { clock, emit, backOff, refusals } = context;
    for (let attempt = 1; ; attempt++) {
      const { response, error } = await attemptOnce(context, next, request, attempt);
      if (response && !error) {
        backOff.earn(attempt);
        return response;
      }
      const failure = error as Failure;
      // What was thrown before anything was sent is about a credential, not about this request.
      if (!response && !(failure instanceof ConnectionError && request.mayHaveRun)) {
        throw failure instanceof ResponseFormatError && request.mayHaveRun
          ? doubt(request, failure)
          : failure;
      }
      const { code = "", status = 0, refused, reason = code || `${status}` }: Failure = failure;
      // The attempt before this one may well have deleted it: gone is what was asked for.
      if (attempt > 1 && status === 404 && request.method === "DELETE") {
        return new Response(null, { status: 204, headers: response?.headers ?? {} });
      }
      const wait = response && retryAfterOf(response.headers, clock);
      const isNotNow = status === 429 || refusals.includes(code);
      const didNotRun = refused || isNotNow || (status === 503 && wait !== undefined);
      const retryable = !response || isNotNow || passing.test(`${status}`);
      Object.assign(failure, { retryable });
      if (retryable && (didNotRun || isRepeatable(request)) && backOff.spend(attempt)) {
        const isThrottled = isNotNow || status === 503;
        const delayMs = Math.max(wait ?? 0, backOff.delay(attempt, isThrottled));
        if (delayMs < request.left()) {
          emit?.(request, { type: "retry", attempt, delayMs, reason });
          request.mayHaveRun = false;
          await sleep(clock, delayMs, request.signal);
          continue;
        }
        request.note = ` (a retry in ${Math.ceil(delayMs)} ms would pass the deadline)`;
      }
      failure.message += request.note ?? "";
      (Error as Stacks).captureStackTrace?.(failure); // where a stack begins with the message
      const isUnknown = !didNotRun && (!response || status === 408 || status > 499);
      const end = isUnknown ? doubt(request, failure) : failure;
      if (response && !request.operation && end instanceof ApiError) return response;
      throw end;
    }
  };
