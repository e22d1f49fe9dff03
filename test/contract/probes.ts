/** Probes: for a constraint of the ledger the last values that are right and the first that are wrong, in a whole call. */
import { answerOf, requestBodyOf } from "./bases.ts";
import type { Facts, LedgerPlace } from "../../scripts/docs/ledger.ts";

/** No value at all. */
export const absent = Symbol("absent");

/** What a probe puts in a place. */
export interface Probe {
  readonly keyword: keyof Facts;
  readonly isRight: boolean;
  readonly value: unknown;
}

const others: Readonly<Record<string, readonly unknown[]>> = {
  string: [5, true, {}, [], null],
  integer: ["5", 1.5, true, null],
  boolean: ["true", 0, null],
  array: [{}, "a", null],
  object: [[], "a", 5, null],
};

/** So many items that may stand beside each other. */
const items: Readonly<Record<string, (at: number) => unknown>> = {
  port_ranges: (at) => ({ from_port: at * 2 + 1, to_port: at * 2 + 1 }),
  tags: (at) => ({ key: `key${at}`, value: "a", values: [] }),
  matches: () => ({ key: "resource_name", value: "web" }),
  methods: () => "password",
  values: (at) => `value${at}`,
};

const right = (keyword: keyof Facts, ...values: readonly unknown[]): Probe[] =>
  values.map((value) => ({ keyword, isRight: true, value }));
const wrong = (keyword: keyof Facts, ...values: readonly unknown[]): Probe[] =>
  values.map((value) => ({ keyword, isRight: false, value }));

const listOf = ({ steps, operation }: LedgerPlace, count: number): unknown[] => {
  const name = steps.at(-1) ?? "";
  return Array.from({ length: Math.max(count, 0) }, (_, at) => {
    const item = items[name]?.(at);
    if (name !== "tags") return item;
    const { key, value, values } = item as { key: string; value: string; values: unknown[] };
    return /Filter|filter|count/.test(operation) ? { key, values } : { key, value };
  });
};

/** All probes of a place. Text of a given length has no boundary where a format or a list of values says all. */
export const probesOf = (place: LedgerPlace): Probe[] => {
  const { facts, part, steps } = place;
  const isProperty = !part.endsWith("header") && /^\w/.test(steps.at(-1) ?? "");
  const { type = "string", format, only, pattern } = facts;
  const isText = part === "query" || part === "path" || part.endsWith("header");
  const text = (length: number) => "a".repeat(Math.max(length, 0));
  const ofLength = (keyword: "minLength" | "maxLength", length: number, beyond: number) => [
    ...(format?.name === undefined || format.name === "password"
      ? right(keyword, text(length))
      : []),
    ...(beyond < 0 ? [] : wrong(keyword, text(beyond))),
  ];
  const mistyped = (others[type] ?? []).filter((value) => value !== null || facts.null !== true);
  return [
    ...(facts.required
      ? wrong("required", absent)
      : isProperty || part === "query"
        ? right("required", absent)
        : []),
    ...(facts.type === undefined
      ? []
      : wrong(
          "type",
          ...(isText
            ? type === "integer"
              ? ["ten", "1.5"]
              : type === "boolean"
                ? ["yes", "1"]
                : []
            : mistyped),
        )),
    ...(facts.null ? right("null", null) : []),
    ...(facts.closed ? wrong("closed", { surplus: 1 }) : []),
    ...(only === undefined
      ? []
      : [
          ...right("only", ...only),
          ...wrong(
            "only",
            ...(type === "integer" ? [-1, 99] : ["OTHER", String(only[0]).toLowerCase() + "_"]),
          ),
        ]),
    ...(facts.minimum === undefined
      ? []
      : [...right("minimum", facts.minimum), ...wrong("minimum", facts.minimum - 1)]),
    ...(facts.maximum === undefined
      ? []
      : [...right("maximum", facts.maximum), ...wrong("maximum", facts.maximum + 1)]),
    ...(facts.minLength === undefined
      ? []
      : ofLength("minLength", facts.minLength, facts.minLength - 1)),
    ...(facts.maxLength === undefined
      ? []
      : ofLength("maxLength", facts.maxLength, facts.maxLength + 1)),
    ...(facts.minItems === undefined
      ? []
      : [
          ...right("minItems", listOf(place, facts.minItems)),
          ...wrong("minItems", listOf(place, facts.minItems - 1)),
        ]),
    ...(facts.maxItems === undefined
      ? []
      : [
          ...right("maxItems", listOf(place, facts.maxItems)),
          ...wrong("maxItems", listOf(place, facts.maxItems + 1)),
        ]),
    ...(facts.minProperties === undefined
      ? []
      : [...right("minProperties", { name: "web" }), ...wrong("minProperties", {})]),
    ...(pattern === undefined
      ? []
      : [...right("pattern", ...pattern.right), ...wrong("pattern", ...pattern.wrong)]),
    ...(facts.not === undefined
      ? []
      : [...right("not", ...facts.not.right), ...wrong("not", ...facts.not.wrong)]),
    ...(format === undefined
      ? []
      : [...right("format", ...format.right), ...wrong("format", ...format.wrong)]),
  ];
};

/** A value with another in a place of it; surplus properties are added to what stands there. */
export const withValueAt = (
  whole: unknown,
  steps: readonly string[],
  { keyword, value }: Probe,
): unknown => {
  const [step, ...rest] = steps;
  if (step === undefined)
    return keyword === "closed" ? { ...(whole as object), ...(value as object) } : value;
  if (step === "[]")
    return [withValueAt((whole as unknown[])[0], rest, { keyword, value, isRight: true })];
  const copy = { ...(whole as Record<string, unknown>) };
  const inner = withValueAt(copy[step], rest, { keyword, value, isRight: true });
  if (inner === absent) Reflect.deleteProperty(copy, step);
  else copy[step] = inner;
  return copy;
};

/** The body of a request with a probe in it. */
export const bodyWith = ({ operation, steps }: LedgerPlace, probe: Probe): unknown =>
  withValueAt(requestBodyOf(operation), steps, probe);

/** The body of an answer with a probe in it. */
export const answerWith = ({ operation, part, steps }: LedgerPlace, probe: Probe): unknown =>
  withValueAt(answerOf(operation, part), steps, probe);

/** A probe in words. */
export const nameOf = ({ keyword, isRight, value }: Probe): string => {
  const shown = value === absent ? "nothing" : JSON.stringify(value);
  const short = shown.length > 40 ? `${shown.slice(0, 30)}… (${shown.length})` : shown;
  return `${isRight ? "takes" : "refuses"} ${short} (${keyword})`;
};
