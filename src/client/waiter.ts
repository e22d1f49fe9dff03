import type { Operation } from "../contract.ts";
import { sleep } from "./clock.ts";
import type { Around, Result } from "./context.ts";
import { withDeadline } from "./deadline.ts";
import { ApiError, ClientError } from "./errors.ts";
import { at } from "./json.ts";
import { ClientResponse } from "./request.ts";

/** How long a resource that was just created may still be unknown, in milliseconds. */
const GRACE = 10_000;

/** How long a waiting method waits, in milliseconds, where it isn't told. */
const PATIENCE = 600_000;

/** The status of a resource that the API doesn't know. */
const GONE = "GONE";

/** What is waited for. */
export interface Goal {
  /** What it is about, in messages: listener. */
  readonly resource: string;
  /** Where the resource keeps its status. */
  readonly property: string;
  /** The status to wait for; without one, until the API doesn't know the resource. */
  readonly until?: string;
  /** With these it never comes to that. */
  readonly failed: readonly string[];
}

/** Up to 5 seconds, a little longer every time, and not always the same. */
const pauseOf = (attempt: number, random: number): number =>
  (0.5 + random / 2) * Math.min(5000, 1000 * attempt);

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
  (operation, input, { timeout = PATIENCE, signal, headers } = {}) => {
    const { clock, emit } = context;

    const look = async (own: AbortSignal): Promise<Result & { readonly status: string }> => {
      try {
        const result = await sendCall(operation, input, { signal: own, headers });
        return { ...result, status: String(at(result.data, goal.property)) };
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 404) throw error;
        const response = new ClientResponse(error.status, new Headers(error.headers));
        return { data: undefined, response, status: GONE };
      }
    };

    return withDeadline(context, { timeout, signal }, async (own, left) => {
      for (let attempt = 1; ; attempt++) {
        const { status, ...result } = await look(own);
        emit?.({ operation }, { type: "wait", attempt, reason: status });
        if (isReached(status, operation, goal, timeout - left())) return result;
        await sleep(clock, pauseOf(attempt, clock.random()), own);
      }
    });
  };
