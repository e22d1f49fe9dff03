import type { Methods } from "../../generated/client.ts";
import { showListener } from "../../generated/operations.ts";
import type { ListenerDetail } from "../../generated/schema.ts";
import { sleep } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import { ApiError, GaError } from "./errors.ts";
import type { CallOptions } from "../contract.ts";
import type { Tools } from "./tools.ts";

/** How long a listener that was just created may still be unknown, in milliseconds. */
const grace = 10_000;

/** The methods that wait for a listener. Both ask every few seconds, by default for 10 minutes. */
export interface Waiting {
  /**
   * Waits until the listener is ACTIVE, and gives it. Fails at once when it is ERROR or DELETING; that the API doesn't
   * know it yet is taken for lateness in the first 10 seconds.
   */
  waitUntilActive(
    listenerId: string,
    options?: Omit<CallOptions, "reconcile">,
  ): Promise<ListenerDetail>;
  /** Waits until the API doesn't know the listener any more. */
  waitUntilDeleted(listenerId: string, options?: Omit<CallOptions, "reconcile">): Promise<void>;
}

/** Makes the methods that wait. */
export const createWaiting = (
  show: Methods["listeners"]["show"],
  { clock, emit }: Tools,
): Waiting => {
  /** Asks until `isDone` says so. An unknown listener has the status GONE. */
  const poll = (
    id: string,
    { timeout = 600_000, signal, headers }: CallOptions = {},
    isDone: (status: string, waited: number) => boolean,
  ) => {
    return withDeadline(clock, timeout, signal, async (own, left) => {
      for (let attempt = 1; ; attempt++) {
        const options = { signal: own, headers, timeout: left() };
        const listener = await show(id, options).catch((error: unknown) => {
          if (error instanceof ApiError && error.status === 404) return undefined;
          throw error;
        });
        const reason = listener?.status ?? "GONE";
        emit?.({ operation: showListener }, { type: "wait", attempt, reason });
        if (isDone(reason, timeout - left())) return listener;
        await sleep(clock, (0.5 + clock.random() / 2) * Math.min(5000, 1000 * attempt), own);
      }
    });
  };
  return {
    waitUntilActive: async (id, options) =>
      (await poll(id, options, (status, waited) => {
        if (/ERROR|DELETING/.test(status) || (status === "GONE" && waited > grace)) {
          throw new GaError(`The listener is ${status}`, { operationId: showListener.id });
        }
        return status === "ACTIVE";
      })) as ListenerDetail,
    waitUntilDeleted: async (id, options) => {
      await poll(id, options, (status) => status === "GONE");
    },
  };
};
