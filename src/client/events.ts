import type { CallState } from "./request.ts";

/** What happened during a call. It never holds a credential. */
export interface ClientEvent {
  /**
   * `request`: an attempt begins. `response`: its answer came. `error`: it got none. `retry`: it will be sent again after
   * `delayMs`. `wait`: a waiting method looked, `reason` is the status it saw. `reconcile`: what a create does that lost
   * its answer.
   */
  readonly type: "request" | "response" | "error" | "retry" | "wait" | "reconcile";
  /** Missing where the call came through `http`. */
  readonly operationId?: string | undefined;
  /** Counts from 1. */
  readonly attempt?: number;
  readonly status?: number;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly durationMs?: number;
  readonly delayMs?: number;
  readonly reason?: string;
  /** Those of the answer that an allow-list lets pass. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Reports what happened during a call of an operation. */
export type Emit = (call: Pick<CallState, "operation">, event: ClientEvent) => void;

/** Makes of a listener one that can't break a call: what it throws is thrown on its own, as an event target does. */
export const createEmitter = (
  onEvent: ((event: ClientEvent) => void) | undefined,
): Emit | undefined =>
  onEvent &&
  (({ operation }, event) => {
    try {
      onEvent({ operationId: operation?.id, ...event });
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  });
