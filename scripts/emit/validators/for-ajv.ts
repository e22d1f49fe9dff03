import type { Direction } from "../../document/direction.ts";
import type { Document, Schema } from "../../document/types.ts";
import { propertyOf, travels } from "../types/properties.ts";

const ANNOTATIONS = new Set(
  (
    "title description example examples default deprecated readOnly writeOnly externalDocs xml discriminator " +
    "$comment $id $schema $anchor contentMediaType contentEncoding contentSchema nullable"
  ).split(" "),
);
const MAPS = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
const LISTS = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const SINGLE = new Set(
  "items additionalProperties not if then else contains propertyNames unevaluatedProperties unevaluatedItems".split(
    " ",
  ),
);

interface Tools {
  readonly document: Document;
  readonly refer: (reference: string, direction: Direction) => string;
  /** Is told of every keyword. */
  readonly notice: (keyword: string) => void;
}

/**
 * A schema as the validator compiler wants it: no annotations, references by component and direction, and a property
 * that does not travel this way is not required.
 */
export const checkable = (
  schema: Schema | boolean,
  direction: Direction,
  { document, refer, notice }: Tools,
): Schema | boolean => {
  const check = (source: Schema | boolean): Schema | boolean => {
    if (typeof source === "boolean") return source;
    const result: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(source)) {
      if (ANNOTATIONS.has(keyword) || keyword.startsWith("x-") || value === undefined) continue;
      notice(keyword);
      if (keyword === "$ref") result["$ref"] = refer(value as string, direction);
      else if (MAPS.has(keyword))
        result[keyword] = mapValues(value as Record<string, Schema>, check);
      else if (LISTS.has(keyword)) result[keyword] = (value as Schema[]).map(check);
      else if (SINGLE.has(keyword)) result[keyword] = check(value as Schema | boolean);
      else if (keyword === "required")
        result[keyword] = (value as string[]).filter((key) => !isHidden(source, key));
      else if (keyword === "pattern") result[keyword] = unicodePattern(value as string);
      else result[keyword] = value;
    }
    if (Array.isArray(result["required"]) && result["required"].length === 0)
      delete result["required"];
    return withIntegerRange(result as Schema);
  };
  const isHidden = (source: Schema, key: string): boolean => {
    const property = propertyOf(document, source, key);
    return property !== undefined && !travels(document, property, direction);
  };
  return check(schema);
};

const mapValues = <Value, Result>(
  map: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
) => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));

/** `format: int32` says a range that the validator can check. */
const withIntegerRange = (schema: Schema): Schema =>
  schema.format === "int32" && schema.type === "integer"
    ? { minimum: -(2 ** 31), maximum: 2 ** 31 - 1, ...schema }
    : schema;

/** A pattern that the `u` flag allows: escapes that mean nothing go. What is no pattern at all matches everything. */
export const unicodePattern = (pattern: string): string => {
  for (const candidate of [pattern, pattern.replace(/\\([^\w\s^$\\.*+?()[\]{}|/-])/g, "$1")]) {
    try {
      new RegExp(candidate, "u");
      return candidate;
    } catch {
      continue;
    }
  }
  return "";
};
