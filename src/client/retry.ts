import { detailsOf, toFailure, toUncertain } from "./api-error.ts";
import { sleep } from "./clock.ts";
import type { ClientContext } from "./context.ts";
import { ApiError, ConnectionError, ResponseFormatError } from "./errors.ts";
import { parseJson } from "./json.ts";
import { ClientResponse } from "./request.ts";
import type { CallState, ClientRequest, Fetcher, Middleware } from "./request.ts";
import { classify, isRepeatable, retryAfterOf } from "./retry-policy.ts";
import type { Verdict } from "./retry-policy.ts";

interface Failure {
  readonly error: ApiError | ConnectionError | ResponseFormatError;
  readonly verdict: Verdict;
}

/** What came of an attempt; where no response came there is none. */
type Attempt =
  | { readonly response: ClientResponse; readonly failure?: undefined }
  | { readonly response?: ClientResponse; readonly failure: Failure };

/** What the JSON of a response holds, or the text that is none. */
const bodyOf = (response: ClientResponse): unknown => {
  const text = response.text();
  return parseJson(text) ?? text;
};

const reasonOf = (error: unknown): string => {
  if (error instanceof ConnectionError) return error.reason;
  return error instanceof Error ? error.name : "aborted";
};

/** What was thrown and may pass. All else is thrown on: what came before anything was sent is about a credential. */
const toConnectionFailure = (
  error: unknown,
  request: ClientRequest,
  call: CallState,
  { busy }: ClientContext,
): Failure => {
  if (error instanceof ConnectionError && call.mayHaveRun) {
    return {
      error,
      verdict: classify({ refused: error.refused, retryable: error.retryable }, busy),
    };
  }
  if (error instanceof ResponseFormatError && call.mayHaveRun) {
    throw toUncertain(error, request, call);
  }
  throw error;
};

/** Sends one attempt and reports it. */
const attemptOnce = async (
  context: ClientContext,
  next: Fetcher,
  request: ClientRequest,
  call: CallState,
  attempt: number,
): Promise<Attempt> => {
  const { clock, emit } = context;
  const started = clock.now();
  const times = () => ({ attempt, durationMs: clock.now() - started });
  emit?.(call, { type: "request", attempt });
  try {
    const response = await next(request, call);
    const failure = response.ok ? undefined : toFailure(response, bodyOf(response), call, context);
    emit?.(call, {
      type: "response",
      ...times(),
      ...detailsOf(response, call),
      code: failure && codeOf(failure.error),
    });
    return failure ? { response, failure } : { response };
  } catch (error) {
    emit?.(call, { type: "error", ...times(), reason: reasonOf(error) });
    return { failure: toConnectionFailure(error, request, call, context) };
  }
};

const codeOf = (error: Failure["error"]): string | undefined =>
  error instanceof ApiError ? error.code : undefined;

/** How a call ends whose last attempt failed: in the API's own answer, or in an error where there is none. */
const conclude = (
  { response, failure: { error, verdict } }: Attempt & { readonly failure: Failure },
  request: ClientRequest,
  call: CallState,
): ClientResponse => {
  if (response && error instanceof ApiError) return response;
  error.message += call.hint;
  throw verdict.mayHaveRun ? toUncertain(error, request, call) : error;
};

/** The attempt before may well have deleted it: gone is what was asked for. */
const isGone = ({ method }: ClientRequest, attempt: number, response?: ClientResponse): boolean =>
  method === "DELETE" && attempt > 1 && response?.status === 404;

/**
 * Sends again what failed for a passing reason: a request that may run twice after any such failure, another one only
 * when it surely did not run.
 */
export const retry =
  (context: ClientContext): Middleware =>
  (next) =>
  async (request, call) => {
    const { clock, emit, backOff } = context;
    for (let attempt = 1; ; attempt++) {
      const outcome = await attemptOnce(context, next, request, call, attempt);
      const { response, failure } = outcome;
      if (!failure) {
        backOff.earn(attempt);
        return response;
      }
      if (response && isGone(request, attempt, response)) {
        return new ClientResponse(204, response.headers);
      }
      const { error, verdict } = failure;
      const mayRepeat = verdict.retryable && (!verdict.mayHaveRun || isRepeatable(request, call));
      if (!mayRepeat || !backOff.spend(attempt)) return conclude(outcome, request, call);
      const delayMs = Math.max(
        response ? (retryAfterOf(response.headers, clock.now()) ?? 0) : 0,
        backOff.delay(attempt, verdict.throttled),
      );
      if (delayMs >= call.left()) {
        call.hint = ` (a retry in ${Math.ceil(delayMs)} ms would pass the deadline)`;
        return conclude(outcome, request, call);
      }
      const reason = codeOf(error) ?? String(response?.status ?? reasonOf(error));
      emit?.(call, { type: "retry", attempt, delayMs, reason });
      call.mayHaveRun = false;
      await sleep(clock, delayMs, request.signal);
    }
  };
