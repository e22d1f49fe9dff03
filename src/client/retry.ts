import { detailsOf, judge, toUncertain } from "./api-error.ts";
import { sleep } from "./clock.ts";
import type { ClientContext } from "./context.ts";
import { ConnectionError, ResponseFormatError } from "./errors.ts";
import { parseJson } from "./json.ts";
import { ClientResponse } from "./request.ts";
import type { CallState, ClientRequest, Fetcher, Middleware } from "./request.ts";
import { classify, isRepeatable } from "./retry-policy.ts";
import type { Verdict } from "./retry-policy.ts";

/** Why an attempt failed, for events, and what that means. */
interface Failure {
  readonly reason: string;
  /** How many milliseconds the response asks to wait. */
  readonly retryAfter?: number | undefined;
  readonly verdict: Verdict;
}

/** What came of an attempt: a response, which may be no success, or none. */
type Attempt =
  | { readonly response: ClientResponse; readonly failure?: undefined }
  | { readonly response: ClientResponse; readonly failure: Failure }
  | { readonly response?: undefined; readonly error: ConnectionError; readonly failure: Failure };

const reasonOf = (error: unknown): string => {
  if (error instanceof ConnectionError) return error.reason;
  return error instanceof Error ? error.name : "aborted";
};

/** Sends one attempt and reports it. What came before anything was sent is about a credential, and thrown on. */
const attemptOnce = async (
  context: ClientContext,
  next: Fetcher,
  request: ClientRequest,
  call: CallState,
  attempt: number,
): Promise<Attempt> => {
  const { clock, emit, busy } = context;
  const started = clock.now();
  const times = () => ({ attempt, durationMs: clock.now() - started });
  emit?.(call, { type: "request", attempt });
  try {
    const response = await next(request, call);
    const text = response.ok ? "" : response.text();
    const said = response.ok ? undefined : judge(response, parseJson(text) ?? text, call, context);
    emit?.(call, { type: "response", ...times(), ...detailsOf(response, call), code: said?.code });
    if (!said) return { response };
    return { response, failure: { ...said, reason: said.code ?? String(response.status) } };
  } catch (error) {
    const reason = reasonOf(error);
    emit?.(call, { type: "error", ...times(), reason });
    if (!call.mayHaveRun) throw error;
    if (error instanceof ResponseFormatError) throw toUncertain(error, request, call);
    if (!(error instanceof ConnectionError)) throw error;
    return { error, failure: { reason, verdict: classify(error, busy) } };
  }
};

/** How a call ends whose last attempt failed: in what the API answered, or in an error where there is no answer. */
const conclude = (outcome: Attempt, request: ClientRequest, call: CallState): ClientResponse => {
  if (outcome.response) return outcome.response;
  const { error, failure } = outcome;
  error.message += call.hint;
  throw failure.verdict.mayHaveRun ? toUncertain(error, request, call) : error;
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
    for (;;) {
      const attempt = ++call.attempts;
      const outcome = await attemptOnce(context, next, request, call, attempt);
      const { response, failure } = outcome;
      if (!failure) {
        backOff.earn(attempt);
        return response;
      }
      if (response && isGone(request, attempt, response)) {
        return new ClientResponse(204, response.headers);
      }
      const { reason, retryAfter = 0, verdict } = failure;
      const mayRepeat = verdict.retryable && (!verdict.mayHaveRun || isRepeatable(request, call));
      if (!mayRepeat || !backOff.spend(attempt)) return conclude(outcome, request, call);
      const delayMs = Math.max(retryAfter, backOff.delay(attempt, verdict.throttled));
      if (delayMs >= call.left()) {
        call.hint = ` (a retry in ${Math.ceil(delayMs)} ms would pass the deadline)`;
        return conclude(outcome, request, call);
      }
      emit?.(call, { type: "retry", attempt, delayMs, reason });
      call.mayHaveRun = false;
      await sleep(clock, delayMs, request.signal);
    }
  };
