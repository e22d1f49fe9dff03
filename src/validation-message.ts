import type { SchemaError } from "./contract.ts";

/** One broken rule, in words for people. */
export interface Violation {
  /** The field, as in `listener.port_ranges[0].from_port`. */
  readonly path: string;
  /** The rule it breaks, with its limit, as in `must be at most 65535`. */
  readonly rule: string;
  /** GA's own sentence: `Invalid <path>: <rule>`. */
  readonly message: string;
}

/** Makes a violation of a field and the rule it breaks. */
export const createViolation = (path: string, rule: string): Violation => ({
  path,
  rule,
  message: `Invalid ${path}: ${rule}`,
});

/** Keywords whose fault is a property, not the object around it. */
const aboutProperty: Record<string, string> = {
  required: "is required",
  additionalProperties: "is not a known property",
};

const mustBe: Record<string, string> = {
  type: "be",
  enum: "be one of",
  pattern: "match",
  format: "be a valid",
};

const measured: Record<string, string> = {
  imum: "",
  Length: "length ",
  Items: "number of items ",
  Properties: "number of properties ",
};

const ruleOf = (keyword: string, limit: unknown): string => {
  const subject = measured[keyword.slice(3)];
  if (keyword === "uniqueItems") return "must not have the same item twice";
  return subject == null
    ? `must ${mustBe[keyword] ?? "keep to " + keyword} ${Array.isArray(limit) ? limit.join(", ") : limit}`
    : `${subject}must be at ${keyword.startsWith("min") ? "least" : "most"} ${limit}`;
};

/**
 * Says what one error of a validator means, in GA's wording. `root` is what the validated value itself is called,
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
  const rule = aboutProperty[keyword];
  if (rule) names.push(`${last}`);
  const path = names
    .map((name) => (name[64] ? name.slice(0, 64) + "…" : name))
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : "." + name))
    .join("")
    .replace(/^\./, "");
  return createViolation(path || root, rule ?? ruleOf(keyword, last));
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
