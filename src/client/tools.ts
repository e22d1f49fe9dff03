import type { BackOff, RetryOptions } from "./back-off.ts";
import type { Clock } from "./clock.ts";
import type { Emit } from "./events.ts";
import type { Check } from "./perform.ts";

/** What the parts of a client share. */
export interface Tools {
  readonly clock: Clock;
  readonly emit: Emit | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly backOff: BackOff;
  readonly check: Check;
  /** Milliseconds for a call that says nothing. */
  readonly timeout: number;
  readonly userAgent: string | undefined;
  readonly retry: RetryOptions | false | undefined;
}
