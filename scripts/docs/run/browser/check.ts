import type { Validator } from "../../../../src/contract.ts";
import { explainFirst } from "../../../../src/validation-message.ts";
import type { MockDocument } from "../../../../src/mock/types.ts";
import { valueOf, type ParameterPlace, type Typed } from "./parameters.ts";

/** What is wrong with a field: where in it, and which rule it breaks. */
export interface Problem {
  readonly path: string;
  readonly rule: string;
}

const firstError = (
  check: Validator | undefined,
  value: unknown,
  root: string,
): Problem | undefined =>
  check === undefined || check(value) ? undefined : explainFirst(check.errors ?? [], root);

/** The place of JSON's mistake, as Firefox and Safari tell it; Chrome gives a position. */
const explainSyntax = (text: string, error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position === undefined || /line \d+/.test(message)) return `must be JSON (${message})`;
  const before = text.slice(0, Number(position)).split("\n");
  return `must be JSON (${message}, line ${String(before.length)})`;
};

/** Checks a body of JSON by the document's schema, then by its rules about requests. */
export const checkBody = (
  { requests, requestRules }: MockDocument,
  id: string,
  text: string,
): Problem | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { path: "body", rule: explainSyntax(text, error) };
  }
  const problem = firstError(requests[id]?.body, value, "body");
  if (problem !== undefined) return problem;
  const violation = requestRules?.[id]?.body?.(value);
  return violation && { path: violation.path || "body", rule: violation.rule };
};

/** Checks the parameters of one place; the first that breaks its schema is named. */
export const checkParameters = (
  { requests, contracts }: MockDocument,
  id: string,
  place: ParameterPlace,
  typed: Typed,
): Problem | undefined => {
  const declared = contracts[id]?.parameters.filter((each) => each.in === place) ?? [];
  const values = declared.flatMap((each) => {
    const text = typed[place][each.name];
    return text === undefined ? [] : [[each.name, valueOf(text, each)] as const];
  });
  return firstError(requests[id]?.[place], Object.fromEntries(values), place);
};
