import type { Clock } from "./clock.ts";

/** When and how often a call is sent again. */
export interface RetryOptions {
  /** All attempts, the first included; default 4. */
  readonly attempts?: number | undefined;
  /** Upper bound of the first back-off in milliseconds; it doubles with every attempt; default 100. */
  readonly base?: number | undefined;
  /** The same where the API said that it can't just now; default 1,000. */
  readonly throttledBase?: number | undefined;
  /** The longest back-off in milliseconds; default 20,000. A Retry-After may be longer. */
  readonly cap?: number | undefined;
  /** How many retries may fail, over all calls of the client, before successes must earn more; default 100. */
  readonly budget?: number | undefined;
}

/** How long an answer asks to wait, in milliseconds; a date is compared with the answer's own. */
export const retryAfterOf = (headers: Headers, clock: Clock): number | undefined => {
  const text = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Some platforms take any number for a date; a real one has a time of day.
  const until = text.includes(":") && Date.parse(text);
  if (!until) return undefined;
  return Math.max(0, until - (Date.parse(headers.get("date") ?? "") || clock.now()));
};

/** Decides how long to wait before an attempt, and whether it may be sent at all. One for all calls of a client. */
export const createBackOff = (clock: Clock, options: RetryOptions | false = {}) => {
  const {
    attempts = 4,
    base = 100,
    throttledBase = 1000,
    cap = 20_000,
    budget = 100,
  } = options || { attempts: 1 };
  let tokens = budget;
  return {
    attempts,
    /** Full jitter: any time up to the bound. */
    delay: (attempt: number, throttled: boolean): number =>
      clock.random() * Math.min(cap, (throttled ? throttledBase : base) * 2 ** (attempt - 1)),
    /** Whether one more may follow attempt `attempt`; takes it from the budget. */
    spend: (attempt: number): boolean => attempt < attempts && tokens >= 1 && !!tokens--,
    /** A success gives back what its retries took, or a little. */
    earn: (attempt: number): void => {
      tokens = Math.min(budget, tokens + (attempt - 1 || 0.2));
    },
  };
};

/** See createBackOff. */
export type BackOff = ReturnType<typeof createBackOff>;
