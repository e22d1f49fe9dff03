import { checkNumbers, misconfigured } from "./checks.ts";
import type { ClientRequest, CallState } from "./request.ts";

/** Statuses that pass. */
export const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);

/** Methods of which HTTP says that sending twice does what sending once does. */
const IDEMPOTENT = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]);

/** What is known of an attempt that failed. */
export interface Failure {
  /** Missing where no response came. */
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  /** How many milliseconds the response asks to wait. */
  readonly retryAfter?: number | undefined;
  /** The connection was never made. */
  readonly refused?: boolean | undefined;
  /** False where no connection will be made the next time either. */
  readonly retryable?: boolean | undefined;
}

/** What a failure means for sending the same again. */
export interface Verdict {
  /** The same may go well later. */
  readonly retryable: boolean;
  /** The request may have run, all the same. */
  readonly mayHaveRun: boolean;
  /** The API is at its limit, and wants more time than a mishap does. */
  readonly throttled: boolean;
}

/** Judges a failure. `busy` is the code of errors that say "not now": such a request surely did not run. */
export const classify = (
  { status, code, retryAfter, refused = false, retryable = true }: Failure,
  busy?: string,
): Verdict => {
  if (status === undefined) return { retryable, mayHaveRun: !refused, throttled: false };
  const isNotNow = status === 429 || (busy !== undefined && code === busy);
  const didNotRun = isNotNow || (status === 503 && retryAfter !== undefined);
  return {
    retryable: isNotNow || TRANSIENT.has(status),
    mayHaveRun: !didNotRun && (status === 408 || status >= 500),
    throttled: isNotNow || status === 503,
  };
};

/** Whether sending a request twice does what sending it once does. */
export const isRepeatable = (
  { method }: Pick<ClientRequest, "method">,
  { operation }: Pick<CallState, "operation">,
): boolean => operation?.safe ?? IDEMPOTENT.has(method);

/** How long a response asks to wait, in milliseconds; a date is compared with the response's own. */
export const retryAfterOf = (headers: Headers, now: number): number | undefined => {
  const text = headers.get("retry-after") ?? "";
  // Sent twice, it is joined by a comma; the first one counts.
  if (/^\d+(,|$)/.test(text)) return parseInt(text) * 1000;
  // Some platforms take any number for a date; a real one has a time of day.
  const until = text.includes(":") ? Date.parse(text) : NaN;
  if (Number.isNaN(until)) return undefined;
  const sent = Date.parse(headers.get("date") ?? "");
  return Math.max(0, until - (Number.isNaN(sent) ? now : sent));
};

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

/** Decides how long to wait before an attempt, and whether it may be sent at all. One for all calls of a client. */
export interface BackOff {
  readonly attempts: number;
  /** How long to wait after attempt `attempt`. Full jitter: any time up to the bound. */
  delay(attempt: number, throttled: boolean): number;
  /** Whether one more may follow attempt `attempt`; takes it from the budget. */
  spend(attempt: number): boolean;
  /** A success gives back what its retries took, or a little. */
  earn(attempt: number): void;
}

/** See BackOff. `random` gives at least 0, and less than 1. Throws a ConfigurationError for other options. */
export const createBackOff = (
  random: () => number,
  options: RetryOptions | false = {},
): BackOff => {
  if (options && typeof options !== "object")
    throw misconfigured("retry", `must be false or like { attempts: 4 }, not "${String(options)}"`);
  const {
    attempts = 4,
    base = 100,
    throttledBase = 1000,
    cap = 20_000,
    budget = 100,
  } = options || { attempts: 1 };
  checkNumbers({ attempts, base, throttledBase, cap, budget }, "retry.");
  let tokens = budget;
  return {
    attempts,
    delay(attempt, throttled) {
      const first = throttled ? throttledBase : base;
      return random() * Math.min(cap, first * 2 ** (attempt - 1));
    },
    spend(attempt) {
      if (attempt >= attempts || tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    earn(attempt) {
      const earned = attempt > 1 ? attempt - 1 : 0.2;
      tokens = Math.min(budget, tokens + earned);
    },
  };
};
