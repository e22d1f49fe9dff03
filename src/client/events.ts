import { redact } from "./redact.ts";
import type { CallState } from "./request.ts";

/** What happened during a call. It never holds a credential. */
export interface ClientEvent {
  /**
   * `request`: an attempt begins. `response`: its answer came. `error`: it got none. `retry`: it will be sent again after
   * `delayMs`. `wait`: a waiting method looked, `reason` is the status it saw. `reconcile`: what a create does that lost
   * its answer.
   */
  readonly type: "request" | "response" | "error" | "retry" | "wait" | "reconcile";
  /** Tells one call from the others of this program. What waits or reconciles is one, and what it sends are others. */
  readonly callId: number;
  /** Missing where the call came through `http`. */
  readonly operationId?: string | undefined;
  readonly method?: string | undefined;
  /** Where it is sent, without the query, which may hold a secret. */
  readonly url?: string | undefined;
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
export type Emit = (
  call: CallState,
  event: Omit<ClientEvent, "callId" | "operationId" | "method" | "url">,
) => void;

/** Makes of a listener one that can't break a call: what it throws is thrown on its own, as an event target does. */
export const createEmitter = (
  onEvent: ((event: ClientEvent) => void) | undefined,
): Emit | undefined =>
  onEvent &&
  ((call, event) => {
    const { id: callId, operation, request } = call;
    const { method = operation?.method, url = "" } = request ?? {};
    try {
      onEvent({
        callId,
        operationId: operation?.id,
        method,
        url: redact(url.replace(/[?#].*/s, ""), call) || undefined,
        ...event,
      });
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  });
