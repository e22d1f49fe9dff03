import { constraintWords } from "./constraint-words.ts";
import type { SchemaError, Violation } from "./contract.ts";

/** A violation, and a sentence for people: `Invalid <path>: <rule>`. */
export interface ExplainedViolation extends Violation {
  readonly message: string;
}

/** Makes a violation of a field and the rule it breaks. */
export const createViolation = (path: string, rule: string): ExplainedViolation => ({
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
): ExplainedViolation => {
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

/** Keywords that fail by what stands below them: their error comes behind those, and says less. */
const COMPOSITE = new Set(["anyOf", "oneOf", "if", "contains", "propertyNames"]);

/** The errors of a validator, those together that are about one thing. */
const groupsOf = (errors: readonly SchemaError[]): SchemaError[][] => {
  const groups: SchemaError[][] = [];
  for (const error of errors) {
    const isOutside = ([each]: SchemaError[]) => !each?.instancePath.startsWith(error.instancePath);
    const start = COMPOSITE.has(error.keyword)
      ? groups.findLastIndex(isOutside) + 1
      : groups.length;
    groups.push([...groups.splice(start).flat(), error]);
  }
  return groups;
};

/**
 * Explains the error that got furthest into the value. It is the one to show: of alternatives (`anyOf`) Ajv reports
 * every branch's errors, and the branch that was meant is the one that fitted longest.
 */
const explainDeepest = (errors: readonly SchemaError[], root?: string): ExplainedViolation => {
  const depth = (error: SchemaError) => error.instancePath.split("/").length;
  return explain(
    errors.reduce((best, error) => (depth(error) > depth(best) ? error : best)),
    root,
  );
};

/** Explains everything that a validator found, in the order of the schema. */
export const explainAll = (errors: readonly SchemaError[], root?: string): ExplainedViolation[] =>
  groupsOf(errors).map((group) => explainDeepest(group, root));

/** Explains the first thing that a validator found. */
export const explainFirst = (errors: readonly SchemaError[], root?: string): ExplainedViolation =>
  explainDeepest(groupsOf(errors)[0] ?? [], root);
