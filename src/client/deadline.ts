import { watch } from "../abort.ts";
import { toUncertain } from "./api-error.ts";
import { checkNumbers } from "./checks.ts";
import type { ClientContext } from "./context.ts";
import { TimeoutError } from "./errors.ts";
import type { ClientError } from "./errors.ts";
import type { Middleware } from "./request.ts";

/** A piece of work that ends with its signal. `left` tells how many milliseconds are left. */
export type TimedWork<Result> = (signal: AbortSignal, left: () => number) => Promise<Result>;

/** What a piece of work may take. */
export interface TimeLimit {
  /** In milliseconds. */
  readonly timeout: number;
  /** Ends the work at once with its own reason. */
  readonly signal?: AbortSignal | null | undefined;
  /** What to throw instead of a TimeoutError. */
  readonly explain?: (error: TimeoutError) => ClientError;
}

const timedOut = Symbol("timed out");

/**
 * Runs `work` for at most `timeout` milliseconds. Whatever it is doing, the end of its time or an abort of `signal` ends
 * it at once, the latter with the signal's reason.
 */
export const withDeadline = async <Result>(
  { clock }: Pick<ClientContext, "clock">,
  { timeout, signal, explain = (error) => error }: TimeLimit,
  work: TimedWork<Result>,
): Promise<Result> => {
  checkNumbers({ timeout });
  signal?.throwIfAborted();
  const controller = new AbortController();
  const deadline = clock.now() + timeout;
  let callOff: (() => void) | undefined;
  let release: (() => void) | undefined;
  try {
    // The error is made here, not in the timer, so that its stack leads to the caller.
    const outcome = await new Promise<Result | typeof timedOut>((resolve, reject) => {
      callOff = clock.after(timeout, () => resolve(timedOut));
      if (signal) release = watch(signal, () => reject(signal.reason as Error));
      // Without time nothing is begun: the timer ends it.
      if (timeout > 0) work(controller.signal, () => deadline - clock.now()).then(resolve, reject);
    });
    if (outcome !== timedOut) return outcome;
    throw explain(new TimeoutError(`No outcome in ${timeout} ms`, { timeout }));
  } catch (error) {
    controller.abort(error);
    throw error;
  } finally {
    callOff?.();
    release?.();
  }
};

/** Puts every call under a deadline: the call's own, or else the client's. */
export const limitTime =
  (context: ClientContext): Middleware =>
  (next) =>
  (request, call) => {
    const { timeout = context.timeout } = call;
    const explain = (error: TimeoutError) =>
      call.mayHaveRun ? toUncertain(error, request, call) : error;
    return withDeadline(context, { timeout, signal: request.signal, explain }, (signal, left) => {
      call.left = left;
      return next({ ...request, signal }, call);
    });
  };
