import {
  checkProperties,
  isNumber,
  isObject,
  isText,
  isTexts,
  quote,
  text,
  trueOrFalse,
  wholeNumber,
} from "../properties.ts";
import type { PropertyRule, PropertyRules } from "../properties.ts";

/** What goes wrong, for which requests, how often. At least one of the things that go wrong is given. */
export interface FaultRule {
  /** Only these operations, by operationId; default all. */
  readonly operation?: string | readonly string[];
  /** The chance that it happens, 0 to 1; default 1. */
  readonly probability?: number;
  /** How often it happens before it is over; default without end. */
  readonly count?: number;
  /** How many matching requests are let through first; default 0. */
  readonly skip?: number;
  /**
   * `before`: instead of the request's effect. `after`: the request takes effect, only its answer
   * suffers. Default `before`, for `truncate` and `stall` `after`.
   */
  readonly when?: "before" | "after";
  /** Milliseconds to wait first, or a range to draw from. Alone, or with one of the others. */
  readonly latency?: number | readonly [least: number, most: number];
  /** An error answer in the document's shape. */
  readonly status?: number;
  /** Its code; default the catalogue's first of the status. */
  readonly code?: string;
  /** Its message; default the catalogue's. */
  readonly message?: string;
  /** Seconds in Retry-After, or the date so many seconds ahead; null for none. Default 1 on 429 and 503. */
  readonly retryAfter?: number | { readonly date: number } | null;
  /** More headers of the answer; they win over its own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer's body as it is, instead of the error's. */
  readonly body?: string;
  /** The answer is a page of HTML, as a proxy on the way would give it; default status 502. */
  readonly html?: boolean;
  /** The answer sends the client to this URL; default status 307. */
  readonly redirect?: string;
  /** The connection is reset instead of an answer. */
  readonly reset?: boolean;
  /** So many bytes of the body arrive, then the connection is closed. */
  readonly truncate?: number;
  /** The answer never comes (`headers`), or stops after its headers and one byte (`body`). */
  readonly stall?: "headers" | "body";
}

/** What setTimeout can wait for at most: it would end a longer time at once. */
export const longestWait = 2 ** 31 - 1;

const isWait = (value: unknown): value is number => isNumber(value) && value <= longestWait;

const isRange = (value: unknown): boolean => {
  if (!Array.isArray(value)) return false;
  const [least, most, ...more] = value as readonly unknown[];
  return isWait(least) && isWait(most) && least <= most && more.length === 0;
};

/** The milliseconds that can be waited for, or a range of such. */
export const latency: PropertyRule = [
  (value) => isWait(value) || isRange(value),
  `milliseconds, or the least and the most of them, up to ${longestWait}`,
];

const isHeaderValue = (value: unknown): value is string =>
  isText(value) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

/** What HTTP lets through; the length of the answer is the server's. */
const isHeader = ([name, value]: [string, unknown]): boolean => {
  const isName = /^[!#$%&'*+.^`|~\w-]+$/.test(name);
  return isName && !/^(content-length|transfer-encoding)$/i.test(name) && isHeaderValue(value);
};

const isDate = (value: unknown): boolean =>
  isObject(value) && isNumber(value["date"]) && Object.keys(value).length === 1;

const isCount = wholeNumber[0];

const rules: PropertyRules<keyof FaultRule> = {
  operation: [
    (value) => isText(value) || (isTexts(value) && value.length > 0),
    "an operationId, or a list of some",
  ],
  probability: [(value) => isNumber(value) && value <= 1, "a number from 0 to 1"],
  count: wholeNumber,
  skip: wholeNumber,
  when: [(value) => value === "before" || value === "after", "before or after"],
  latency,
  status: [
    (value) => isCount(value) && Number(value) >= 200 && Number(value) <= 599,
    "a whole number from 200 to 599",
  ],
  code: text,
  message: text,
  retryAfter: [
    (value) => value === null || isNumber(value) || isDate(value),
    "seconds, { date: seconds }, or null",
  ],
  headers: [
    (value) => isObject(value) && Object.entries(value).every(isHeader),
    "names and texts that HTTP lets through, but for Content-Length and Transfer-Encoding",
  ],
  body: text,
  html: trueOrFalse,
  redirect: [isHeaderValue, "a URL as a header carries it"],
  reset: trueOrFalse,
  truncate: wholeNumber,
  stall: [(value) => value === "headers" || value === "body", "headers or body"],
};

/** Reads a rule that came from outside. Throws a TypeError that names what is wrong with it. */
export const parseFault = (
  value: unknown,
  operations: readonly string[],
  longest = longestWait,
): FaultRule => {
  if (!isObject(value)) throw new TypeError("A fault must be an object.");
  checkProperties("fault", "property", value, rules);
  const rule = value as FaultRule;
  if (Math.max(...[rule.latency ?? 0].flat()) > longest) {
    throw new TypeError(
      `The fault's latency can't be ${quote(rule.latency)}: the server holds no connection without a byte for longer than ${longest} ms.`,
    );
  }
  for (const operation of [rule.operation ?? []].flat()) {
    if (!operations.includes(operation)) {
      throw new TypeError(`No operation is called ${operation}. Known: ${operations.join(", ")}.`);
    }
  }
  const effects = ["latency", "status", "html", "redirect", "reset", "truncate", "stall"] as const;
  if (effects.every((effect) => rule[effect] === undefined || rule[effect] === false)) {
    throw new TypeError(`A fault needs one of ${effects.join(", ")}.`);
  }
  return rule;
};
