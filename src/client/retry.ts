import { retryAfterOf } from "./back-off.ts";
import type { BackOff } from "./back-off.ts";
import { sleep } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { doubt, isRepeatable } from "./doubt.ts";
import { ApiError, ConnectionError, ResponseFormatError } from "./errors.ts";
import type { Emit } from "./events.ts";
import { readFailure, requestIdOf, toError } from "./failure.ts";
import type { ErrorShape, Failure } from "./failure.ts";
import type { Next, Outgoing } from "./outgoing.ts";
import { harmlessHeaders } from "./redact.ts";

const passing = [408, 429, 500, 502, 503, 504];

/** Why an attempt failed. */
interface Trouble {
  readonly reason: string;
  /** It may go away. */
  readonly passing: boolean;
  /** The request surely did not run, and may later. */
  readonly refused: boolean;
  /** Nobody knows whether the request ran. */
  readonly unknown: boolean;
  readonly throttled: boolean;
  /** How long the answer asks to wait, in milliseconds. */
  readonly wait?: number | undefined;
  readonly toError: () => Error;
}

/** What retrying needs of the client. */
export interface RetryContext {
  readonly clock: Clock;
  readonly backOff: BackOff;
  readonly emit: Emit | undefined;
  readonly errors: ErrorShape | undefined;
  /** Codes of errors that say "not now": such a request surely did not run. */
  readonly refusals: readonly string[];
}

/** Judges an answer that isn't a success. */
const judge = (
  { clock, refusals }: RetryContext,
  failure: Failure,
  request: Outgoing,
  response: Response,
): Trouble => {
  const { status, headers } = response;
  const wait = retryAfterOf(headers, clock);
  const notNow = refusals.includes(failure.code ?? "");
  const refused = notNow || status === 429 || (status === 503 && wait !== undefined);
  const isPassing = notNow || passing.includes(status);
  return {
    reason: failure.code ?? `${status}`,
    passing: isPassing,
    refused,
    unknown: !refused && (status === 408 || status > 499),
    throttled: refused || status === 503,
    wait,
    toError: () => toError(failure, request, response, isPassing),
  };
};

/**
 * Sends again what failed for a passing reason: a request that may run twice after any such failure, another one only
 * when it surely did not run. A call of a method then ends in an error; one through `http` in the API's last answer.
 */
export const retry =
  (context: RetryContext, next: Next): Next =>
  async (request) => {
    const { clock, backOff, emit, errors } = context;
    const operationId = request.operation?.id;
    for (let attempt = 1; ; attempt++) {
      const started = clock.now();
      let response: Response | undefined;
      let trouble: Trouble;
      request.mayHaveRun = false;
      emit?.({ type: "request", operationId, attempt });
      try {
        response = await next(request);
        const { ok, status, headers } = response;
        const failure = ok ? undefined : await readFailure(request, response, errors);
        emit?.({
          type: "response",
          operationId,
          attempt,
          status,
          code: failure?.code,
          requestId: failure?.requestId ?? requestIdOf(response),
          durationMs: clock.now() - started,
          headers: harmlessHeaders(response, request),
        });
        if (!failure) {
          backOff.earn(attempt);
          return response;
        }
        // The attempt before this one may well have deleted it: gone is what was asked for.
        if (attempt > 1 && status === 404 && request.method === "DELETE") {
          return new Response(null, { status: 204, headers });
        }
        trouble = judge(context, failure, request, response);
      } catch (error) {
        const isLost = error instanceof ConnectionError;
        const reason = isLost ? error.reason : Object(error).name;
        emit?.({ type: "error", operationId, attempt, reason, durationMs: clock.now() - started });
        // What was thrown before anything was sent is about a credential, not about this request.
        if (!request.mayHaveRun) throw error;
        if (error instanceof ResponseFormatError) throw doubt(request, error);
        if (!isLost) throw error;
        const { refused } = error;
        request.mayHaveRun = !refused;
        trouble = {
          reason,
          passing: true,
          refused,
          unknown: !refused,
          throttled: false,
          toError: () => error,
        };
      }
      const { reason, throttled, wait = 0, refused } = trouble;
      if (trouble.passing && (refused || isRepeatable(request)) && backOff.spend(attempt)) {
        const delayMs = Math.max(wait, backOff.delay(attempt, throttled));
        if (clock.now() + delayMs < request.deadline) {
          emit?.({ type: "retry", operationId, attempt, delayMs, reason });
          await sleep(clock, delayMs, request.signal);
          continue;
        }
        request.note = `sending it again in ${Math.ceil(delayMs)} ms would pass the deadline`;
      }
      const error = trouble.toError();
      if (trouble.unknown) throw doubt(request, error);
      if (response && !request.operation && error instanceof ApiError) return response;
      throw error;
    }
  };
