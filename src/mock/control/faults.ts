import { fillMessage, errorResponse } from "../gateway/errors.ts";
import { drawLatency } from "../random.ts";
import { parseFault } from "./fault-rule.ts";
import { mayHaveBody, mergeHeaders } from "../types.ts";
import type { MatchedRequest, MockResponse } from "../types.ts";
import type { FaultRule } from "./fault-rule.ts";

/** A rule as it stands: with its id, and how often it has happened. */
export interface Fault extends FaultRule {
  readonly id: number;
  readonly seen: number;
  readonly happened: number;
}

/** What goes wrong with one request. */
export interface FaultOutcome {
  /** The rule's. */
  readonly id: number;
  readonly delay: number;
  readonly isBefore: boolean;
  /** Bends the response; where the request took no effect, there is none. */
  apply(matched: MatchedRequest, response: MockResponse | undefined): MockResponse;
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

/** A rule that its taker or giver may change without changing what goes wrong. */
const copyOf = <Rule>(rule: Rule): Rule => JSON.parse(JSON.stringify(rule)) as Rule;

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

const hasResponse = ({ status, html, redirect }: FaultRule): boolean =>
  status !== undefined || html === true || redirect !== undefined;

/** Whether a fault comes instead of the request's effect or after it. */
const whenOf = (rule: FaultRule): "before" | "after" => {
  const isBroken = rule.truncate !== undefined || rule.stall !== undefined;
  // Latency alone holds the request up, and takes nothing from it.
  if (!hasResponse(rule) && !rule.reset && !isBroken) return "after";
  if (rule.when !== undefined) return rule.when;
  // Only a response that was made can be cut off.
  return isBroken ? "after" : "before";
};

/** The response as a rule makes it, without the rule's own headers. */
const makeResponse = (
  rule: FaultRule,
  { document, contract, requestId }: MatchedRequest,
): MockResponse => {
  const status = rule.status ?? (rule.redirect === undefined ? 502 : 307);
  const headers = { "X-Request-Id": requestId };
  if (rule.redirect !== undefined) {
    return { status, headers: { ...headers, Location: rule.redirect }, body: rule.body };
  }
  if (!mayHaveBody(status)) return { status, headers, body: undefined };
  if (rule.html) {
    const body = rule.body ?? page(status);
    return { status, headers: { ...headers, "Content-Type": "text/html" }, body };
  }
  const entry =
    rule.code === undefined
      ? document.errors.find((each) => each.status === status)
      : document.errors.find(({ code }) => code === rule.code);
  const code = entry?.code ?? rule.code ?? "";
  const template = entry?.message ?? "A fault of the mock";
  const words = template.includes("%s") ? Array<string>(9).fill("a fault of the mock") : [];
  const message = rule.message ?? fillMessage(template, words);
  // A code of which the document knows nothing is sent as it is: clients meet such codes too.
  const errors = [...document.errors, { code, status, message }];
  const response = errorResponse(
    { ...document, errors },
    { status, code, words: [], message },
    requestId,
    contract,
  );
  return rule.body === undefined ? response : { ...response, body: rule.body };
};

const applyRule = (
  rule: FaultRule,
  matched: MatchedRequest,
  response: MockResponse | undefined,
  now: number,
): MockResponse => {
  const { reset, truncate, stall } = rule;
  const base = hasResponse(rule)
    ? makeResponse(rule, matched)
    : (response ?? { status: 204, headers: {}, body: undefined });
  const own = hasResponse(rule) ? retryHeader(rule, now) : {};
  const headers = mergeHeaders(base.headers, mergeHeaders(own, rule.headers ?? {}));
  const body = mayHaveBody(base.status) ? base.body : undefined;
  if (!reset && truncate === undefined && stall === undefined) return { ...base, headers, body };
  const delivery = {
    ...(reset ? { reset } : {}),
    ...(truncate === undefined ? {} : { truncate }),
    ...(stall === undefined ? {} : { stall }),
  };
  return { ...base, headers, body, delivery };
};

/** What decides over faults: chance, and the clock that dates in Retry-After follow. */
export interface FaultSource {
  readonly operations: readonly string[];
  /** A number from 0 up to 1. */
  random(): number;
  now(): number;
  /** The longest latency a rule may have, in milliseconds; default what a timer can wait for. */
  readonly longestWait?: number | undefined;
}

/** An empty set of fault rules. */
export const createFaults = ({
  operations: known,
  random,
  now,
  longestWait,
}: FaultSource): Faults & {
  isEmpty(): boolean;
  /** Forgets all rules, and counts from 1 again. */
  restart(): void;
  match(matched: MatchedRequest): FaultOutcome | undefined;
  /** Checks a rule. Throws a TypeError on a wrong one. */
  parse(rule: unknown): FaultRule;
  /** From now on these operations are there to fail. Gives the rules that name another one; they are gone. */
  serve(operations: readonly string[]): readonly FaultRule[];
  /** The rules as they would have to be added for the same to go wrong from here on. */
  remaining(): readonly FaultRule[];
} => {
  let operations = known;
  let next = 1;
  let rules: (FaultRule & { id: number; seen: number; happened: number })[] = [];

  const happens = (rule: (typeof rules)[number], id: string): boolean => {
    if (rule.operation !== undefined && ![rule.operation].flat().includes(id)) return false;
    if (rule.happened >= (rule.count ?? Infinity)) return false;
    if (rule.seen++ < (rule.skip ?? 0)) return false;
    return rule.probability === undefined || random() < rule.probability;
  };

  const parse = (rule: unknown): FaultRule => parseFault(rule, operations, longestWait);

  const isKnown = ({ operation = [] }: FaultRule): boolean =>
    [operation].flat().every((id) => operations.includes(id));

  return {
    parse,
    serve(served) {
      operations = served;
      const gone = rules.filter((rule) => !isKnown(rule));
      rules = rules.filter(isKnown);
      return gone;
    },
    remaining: () =>
      rules
        .filter(({ happened, count = Infinity }) => happened < count)
        .map(({ id: _, seen, happened, ...rule }) => ({
          ...copyOf(rule),
          ...(rule.skip === undefined ? {} : { skip: Math.max(0, rule.skip - seen) }),
          ...(rule.count === undefined ? {} : { count: rule.count - happened }),
        })),
    add(rule) {
      const fault = {
        ...copyOf(parse(rule)),
        id: next++,
        seen: 0,
        happened: 0,
      };
      rules.push(fault);
      return copyOf(fault);
    },
    list: () => rules.map(copyOf),
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
    match(matched) {
      const rule = rules.find((each) => happens(each, matched.id));
      if (rule === undefined) return undefined;
      rule.happened++;
      return {
        id: rule.id,
        delay: drawLatency(rule.latency, random),
        isBefore: whenOf(rule) === "before",
        apply: (target, response) => applyRule(rule, target, response, now()),
      };
    },
  };
};
