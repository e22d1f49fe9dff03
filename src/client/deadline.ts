import type { Clock } from "./clock.ts";
import { doubt } from "./doubt.ts";
import { TimeoutError } from "./errors.ts";
import type { Next } from "./outgoing.ts";

/** How long a piece of work may take, and who may end it before. */
export interface Limit {
  readonly clock: Clock;
  /** Milliseconds. */
  readonly timeout: number;
  /** The caller's; its reason is what the work then rejects with. */
  readonly signal?: AbortSignal | null | undefined;
  /** What the work rejects with when the time is up; default a TimeoutError as it is. */
  readonly explain?: (timeout: TimeoutError) => Error;
  readonly operationId?: string | undefined;
}

/** Runs `work` under a limit. Whatever it is doing, the end of its time or the caller's signal ends it at once. */
export const withDeadline = <Result>(
  { clock, timeout, signal, explain = (error) => error, operationId }: Limit,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const controller = new AbortController();
    const end = (reason: unknown) => {
      settle();
      reject(reason as Error);
      controller.abort(reason);
    };
    const abort = () => end(signal?.reason);
    const callOff = clock.after(timeout, () =>
      end(explain(new TimeoutError(`No outcome within ${timeout} ms`, { operationId, timeout }))),
    );
    const settle = () => {
      callOff();
      signal?.removeEventListener("abort", abort);
    };
    signal?.addEventListener("abort", abort);
    work(controller.signal).then(
      (result) => {
        settle();
        resolve(result);
      },
      (error: unknown) => {
        settle();
        reject(error as Error);
      },
    );
  });

/** Puts every call under a deadline: the call's own, or else the client's. */
export const limitCalls =
  (clock: Clock, usual: number, next: Next): Next =>
  (request) => {
    const { timeout = usual, signal, operation } = request;
    request.deadline = clock.now() + timeout;
    const explain = (error: TimeoutError) => (request.mayHaveRun ? doubt(request, error) : error);
    const limit = { clock, timeout, signal, explain, operationId: operation?.id };
    return withDeadline(limit, (own) => {
      request.signal = own;
      return next(request);
    });
  };
