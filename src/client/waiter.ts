import type { Operation } from "../contract.ts";
import { checkNumbers } from "./checks.ts";
import { sleep } from "./clock.ts";
import type { Around, Result } from "./context.ts";
import { withDeadline } from "./deadline.ts";
import type { TimedWork } from "./deadline.ts";
import { ApiError, ClientError, TimeoutError } from "./errors.ts";
import { at } from "../dotted-path.ts";
import { ClientResponse, createCallState } from "./request.ts";

/** How long a resource that was just created may still be unknown, in milliseconds. */
const GRACE = 10_000;

/** How long a waiting method waits, in milliseconds, where it isn't told. */
const PATIENCE = 600_000;

/** The status of a resource that the API doesn't know. */
const GONE = "GONE";

/** What is waited for. */
export interface Goal {
  /** What it is about, in messages: order. */
  readonly resource: string;
  /** Where the resource keeps its status. */
  readonly property: string;
  /** The status to wait for; without one, until the API doesn't know the resource. */
  readonly until?: string;
  /** With these it never comes to that. */
  readonly failed: readonly string[];
}

/** Whether the status is the one to wait for. Throws where it never will be. */
const isReached = (
  status: string,
  { id: operationId }: Operation,
  { resource, until = GONE, failed }: Goal,
  waited: number,
): boolean => {
  if (status === until) return true;
  if (failed.includes(status) || (status === GONE && waited > GRACE)) {
    throw new ClientError(`The ${resource} is ${status}`, { operationId });
  }
  return false;
};

/**
 * Goes around the call that shows a resource, and asks every few seconds until it has the status that `goal` names. That
 * the API doesn't know it yet is taken for lateness in the first 10 seconds.
 */
export const waitUntil =
  (goal: Goal): Around =>
  (sendCall, context) =>
  (
    operation,
    input,
    { timeout = PATIENCE, interval = 1000, maxInterval = 5000, signal, headers } = {},
  ) => {
    checkNumbers({ interval, maxInterval });
    const { clock, emit, secrets } = context;
    const call = createCallState({ operation, secrets });

    let lastStatus = "unknown";
    let lastError: ClientError | undefined;

    /** What the API says now, or undefined where it fails for a reason that may pass. */
    const look: TimedWork<Result | undefined> = async (own, left) => {
      try {
        // One that would be sent again after the wait's end fails before it, and so tells why. A hair longer than
        // that, so that what hangs ends with the wait, and leaves the error before as the last one.
        const time = Math.min(context.timeout, left() + 1);
        const result = await sendCall(operation, input, { signal: own, timeout: time, headers });
        lastStatus = String(at(result.data, goal.property));
        return result;
      } catch (error) {
        if (!(error instanceof ClientError)) throw error;
        if (error instanceof ApiError && error.status === 404) {
          lastStatus = GONE;
          return { data: undefined, response: new ClientResponse(404, new Headers(error.headers)) };
        }
        const mayPass = error instanceof TimeoutError || error.retryable;
        if (!mayPass) throw error;
        lastError = error;
        return undefined;
      }
    };

    const explain = (): TimeoutError => {
      const { resource, until = GONE } = goal;
      const also = lastError ? `; the last error was: ${lastError.message}` : "";
      return new TimeoutError(
        `No outcome in ${timeout} ms: the ${resource} was ${lastStatus}, not ${until}${also}`,
        { timeout, lastStatus, cause: lastError, operationId: operation.id },
      );
    };

    return withDeadline(context, { timeout, signal, explain }, async (own, left) => {
      for (let attempt = 1; ; attempt++) {
        const result = await look(own, left);
        const reason = result ? lastStatus : (lastError?.name ?? "");
        emit?.(call, { type: "wait", attempt, reason });
        if (result && isReached(lastStatus, operation, goal, timeout - left())) return result;
        // A little longer every time, and not always the same.
        const pause = Math.min(maxInterval, interval * attempt) * (0.5 + clock.random() / 2);
        await sleep(clock, pause, own);
      }
    });
  };
