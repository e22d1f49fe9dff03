import { fillMessage, refuse } from "./refuse.ts";
import type { Entered, MockResponse } from "./message.ts";

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

/** A rule as it stands: with its id, and how often it has happened. */
export interface Fault extends FaultRule {
  readonly id: number;
  readonly seen: number;
  readonly happened: number;
}

/** What goes wrong with one request. */
export interface Mishap {
  readonly fault: number;
  readonly delay: number;
  readonly isBefore: boolean;
  /** Bends the answer; where the request took no effect, there is none. */
  bend(entered: Entered, answer: MockResponse | undefined): MockResponse;
}

/** The faults of one namespace. */
export interface Faults {
  /** Adds a rule; the first rule that matches a request and happens wins. Throws a TypeError on a wrong one. */
  add(rule: FaultRule): Fault;
  list(): readonly Fault[];
  /** Takes a rule away by id; false where there is none. */
  remove(id: number): boolean;
  clear(): void;
}

const shapes: Readonly<Record<keyof FaultRule, (value: unknown) => boolean>> = {
  operation: (value) => typeof value === "string" || isList(value, "string"),
  probability: (value) => isNumber(value) && value <= 1,
  count: isNumber,
  skip: isNumber,
  when: (value) => value === "before" || value === "after",
  latency: (value) => isNumber(value) || (isList(value, "number") && value.length === 2),
  status: (value) => isNumber(value) && value >= 200 && value <= 599,
  code: isString,
  message: isString,
  retryAfter: (value) =>
    value === null || isNumber(value) || (isObject(value) && isNumber(value["date"])),
  headers: (value) => isObject(value) && Object.values(value).every(isString),
  body: isString,
  html: (value) => typeof value === "boolean",
  redirect: isString,
  reset: (value) => typeof value === "boolean",
  truncate: isNumber,
  stall: (value) => value === "headers" || value === "body",
};

function isNumber(value: unknown): value is number {
  return typeof value === "number" && value >= 0;
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown, type: "string" | "number"): value is readonly unknown[] {
  return Array.isArray(value) && value.every((each) => typeof each === type);
}

/** Reads a rule that came from outside. Throws a TypeError that names what is wrong with it. */
export const parseFault = (value: unknown, operations: readonly string[]): FaultRule => {
  if (!isObject(value)) throw new TypeError("A fault must be an object.");
  for (const [name, given] of Object.entries(value)) {
    if (!Object.hasOwn(shapes, name)) {
      const known = Object.keys(shapes).join(", ");
      throw new TypeError(`A fault has no property ${name}. Known: ${known}.`);
    }
    if (given !== undefined && !shapes[name as keyof FaultRule](given)) {
      throw new TypeError(`The fault's ${name} can't be ${JSON.stringify(given)}.`);
    }
  }
  const rule = value as FaultRule;
  for (const operation of [rule.operation ?? []].flat()) {
    if (!operations.includes(operation)) {
      throw new TypeError(`No operation is called ${operation}. Known: ${operations.join(", ")}.`);
    }
  }
  const effects = ["latency", "status", "html", "redirect", "reset", "truncate", "stall"] as const;
  if (effects.every((effect) => rule[effect] === undefined)) {
    throw new TypeError(`A fault needs one of ${effects.join(", ")}.`);
  }
  return rule;
};

const page = (status: number): string =>
  `<html>\n<head><title>${status}</title></head>\n<body><h1>${status}</h1><p>proxy</p></body>\n</html>\n`;

const retryHeader = ({ retryAfter, status }: FaultRule, now: number): Record<string, string> => {
  if (retryAfter === null) return {};
  if (typeof retryAfter === "object") {
    const at = Math.ceil(now / 1000 + retryAfter.date) * 1000;
    return { "Retry-After": new Date(at).toUTCString() };
  }
  if (retryAfter !== undefined) return { "Retry-After": String(retryAfter) };
  return status === 429 || status === 503 ? { "Retry-After": "1" } : {};
};

const isAnswering = ({ status, html, redirect }: FaultRule): boolean =>
  status !== undefined || html === true || redirect !== undefined;

const answerWith = (rule: FaultRule, entered: Entered, now: number): MockResponse => {
  const { api, requestId } = entered;
  const status = rule.status ?? (rule.redirect === undefined ? 502 : 307);
  const headers = { ...retryHeader(rule, now), ...rule.headers };
  if (rule.redirect !== undefined) {
    const own = { "X-Request-Id": requestId, Location: rule.redirect };
    return { status, headers: { ...own, ...headers }, body: rule.body };
  }
  if (rule.html) {
    const own = { "Content-Type": "text/html", "X-Request-Id": requestId };
    return { status, headers: { ...own, ...headers }, body: rule.body ?? page(status) };
  }
  const entry =
    rule.code === undefined
      ? api.errors.find((each) => each.status === status)
      : api.errors.find(({ code }) => code === rule.code);
  const code = entry?.code ?? rule.code ?? "";
  const template = entry?.message ?? "A fault of the mock";
  const words = template.includes("%s") ? Array<string>(9).fill("a fault of the mock") : [];
  const message = rule.message ?? fillMessage(template, words);
  // A code of which the document knows nothing is sent as it is: clients meet such codes too.
  const errors = [...api.errors, { code, status, message }];
  const answer = refuse({ ...api, errors }, { status, code, message, headers }, requestId);
  return rule.body === undefined ? answer : { ...answer, body: rule.body };
};

const bend = (
  rule: FaultRule,
  entered: Entered,
  answer: MockResponse | undefined,
  now: number,
): MockResponse => {
  const base = isAnswering(rule)
    ? answerWith(rule, entered, now)
    : (answer ?? { status: 204, headers: {}, body: undefined });
  const { reset, truncate, stall } = rule;
  if (!reset && truncate === undefined && stall === undefined) return base;
  const delivery = {
    ...(reset ? { reset } : {}),
    ...(truncate === undefined ? {} : { truncate }),
    ...(stall === undefined ? {} : { stall }),
  };
  return { ...base, delivery };
};

/** What decides over faults: chance, and the clock that dates in Retry-After follow. */
export interface FaultSource {
  readonly operations: readonly string[];
  /** A number from 0 up to 1. */
  random(): number;
  now(): number;
}

/** An empty set of fault rules. */
export const createFaults = ({
  operations,
  random,
  now,
}: FaultSource): Faults & {
  isEmpty(): boolean;
  /** Forgets all rules, and counts from 1 again. */
  restart(): void;
  strike(entered: Entered): Mishap | undefined;
} => {
  let next = 1;
  let rules: (FaultRule & { id: number; seen: number; happened: number })[] = [];

  const draw = (latency: FaultRule["latency"]): number => {
    if (latency === undefined || typeof latency === "number") return latency ?? 0;
    return latency[0] + random() * (latency[1] - latency[0]);
  };

  const happens = (rule: (typeof rules)[number], id: string): boolean => {
    if (rule.operation !== undefined && ![rule.operation].flat().includes(id)) return false;
    if (rule.happened >= (rule.count ?? Infinity)) return false;
    if (rule.seen++ < (rule.skip ?? 0)) return false;
    return rule.probability === undefined || random() < rule.probability;
  };

  return {
    add(rule) {
      const fault = { ...parseFault(rule, operations), id: next++, seen: 0, happened: 0 };
      rules.push(fault);
      return { ...fault };
    },
    list: () => rules.map((rule) => ({ ...rule })),
    remove(id) {
      const before = rules.length;
      rules = rules.filter((rule) => rule.id !== id);
      return rules.length < before;
    },
    clear() {
      rules = [];
    },
    isEmpty: () => rules.length === 0,
    restart() {
      rules = [];
      next = 1;
    },
    strike(entered) {
      const rule = rules.find((each) => happens(each, entered.id));
      if (rule === undefined) return undefined;
      rule.happened++;
      const late = rule.truncate !== undefined || rule.stall !== undefined;
      const only = !isAnswering(rule) && rule.reset === undefined && !late;
      return {
        fault: rule.id,
        delay: draw(rule.latency),
        isBefore: !only && (rule.when ?? (late ? "after" : "before")) === "before",
        bend: (target, answer) => bend(rule, target, answer, now()),
      };
    },
  };
};
