import { constraintWords } from "./constraint-words.ts";
import type { SchemaError } from "./contract.ts";

/** One broken rule, in words for people. */
export interface Violation {
  /** The field, as in `order.lines[0].count`. */
  readonly path: string;
  /** The rule it breaks, with its limit, as in `must be at most 65535`. */
  readonly rule: string;
  /** Both in a sentence: `Invalid <path>: <rule>`. */
  readonly message: string;
}

/** Makes a violation of a field and the rule it breaks. */
export const createViolation = (path: string, rule: string): Violation => ({
  path,
  rule,
  message: `Invalid ${path}: ${rule}`,
});

/** Keywords whose fault is a property, not the object around it. */
const ABOUT_PROPERTY = new Set(["required", "additionalProperties"]);

const ruleOf = (keyword: string, limit: unknown): string => {
  const rule = constraintWords[keyword]?.rule ?? `must keep to ${keyword} {}`;
  return rule.replace("{}", () => (Array.isArray(limit) ? limit.join(", ") : String(limit)));
};

/**
 * Says what one error of a validator means, in words. `root` is what the validated value itself is called,
 * default `body`. A property name of the request that is longer than 64 characters is cut.
 */
export const explain = (
  { instancePath, keyword, params }: SchemaError,
  root = "body",
): Violation => {
  // Ajv puts the limit, or the name of the property, last in `params`.
  const last = Object.values(params).at(-1);
  const names = instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (ABOUT_PROPERTY.has(keyword)) names.push(String(last));
  const path = names
    .map((name) => (name[64] ? name.slice(0, 64) + "…" : name))
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : "." + name))
    .join("")
    .replace(/^\./, "");
  return createViolation(path || root, ruleOf(keyword, last));
};

/**
 * Explains the error that got furthest into the value. It is the one to show: of alternatives (`anyOf`) Ajv reports
 * every branch's errors, and the branch that was meant is the one that fitted longest.
 */
export const explainFirst = (errors: readonly SchemaError[], root?: string): Violation => {
  const depth = (error: SchemaError) => error.instancePath.split("/").length;
  return explain(
    errors.reduce((best, error) => (depth(error) > depth(best) ? error : best)),
    root,
  );
};
