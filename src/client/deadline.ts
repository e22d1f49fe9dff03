import type { Clock } from "./clock.ts";
import { doubt } from "./doubt.ts";
import { TimeoutError } from "./errors.ts";
import type { GaError } from "./errors.ts";
import type { Next } from "./outgoing.ts";
import type { Tools } from "./tools.ts";

/**
 * Runs `work` for at most `timeout` milliseconds. Whatever it is doing, the end of its time or an abort of `signal` ends
 * it at once, the latter with the signal's reason. `left` tells how much of the time is left.
 */
export const withDeadline = <Result>(
  clock: Clock,
  timeout: number,
  signal: AbortSignal | null | undefined,
  work: (signal: AbortSignal, left: () => number) => Promise<Result>,
  explain = (error: GaError): GaError => error,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const controller = new AbortController();
    const deadline = clock.now() + timeout;
    const end = (reason: unknown) => {
      release();
      reject(reason as Error);
      controller.abort(reason);
    };
    const abort = () => end(signal?.reason);
    const callOff = clock.after(timeout, () =>
      end(explain(new TimeoutError(`No outcome in ${timeout} ms`, { timeout }))),
    );
    const release = () => {
      callOff();
      signal?.removeEventListener("abort", abort);
    };
    signal?.addEventListener("abort", abort);
    // Without time nothing is begun: the timer ends it.
    if (timeout > 0) {
      void work(controller.signal, () => deadline - clock.now())
        .then(resolve, reject)
        .finally(release);
    }
  });

/** Puts every call under a deadline: the call's own, or else the client's. */
export const limitCalls =
  ({ clock, timeout: usual }: Tools, next: Next): Next =>
  (request) => {
    const { timeout = usual, signal } = request;
    return withDeadline(
      clock,
      timeout,
      signal,
      (own, left) => {
        request.signal = own;
        request.left = left;
        return next(request);
      },
      (error) => (request.mayHaveRun ? doubt(request, error) : error),
    );
  };
