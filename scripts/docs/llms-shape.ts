import type { Schema } from "../document/types.ts";
import { holdsSchemas } from "../document/schema-keywords.ts";

/** What stands elsewhere on the line, and what the reference explains. */
const ELSEWHERE = new Set([
  ...[
    "type",
    "required",
    "properties",
    "items",
    "prefixItems",
    "allOf",
    "oneOf",
    "anyOf",
    "$ref",
    "title",
  ],
  ...["description", "example", "examples", "$comment"],
]);

/** A keyword with its value, in which schemas are on one line too. */
const limitOf = (keyword: string, value: unknown): string => {
  const kind = holdsSchemas(keyword);
  const shapes = (held: object): string[] =>
    Object.entries(held).map(([key, each]) =>
      kind === "list" ? shape(each as Schema) : `${key}: ${shape(each as Schema)}`,
    );
  if (kind === undefined || value === null) return `${keyword}=${JSON.stringify(value)}`;
  if (kind === "schema") return `${keyword}=${shape(value as Schema)}`;
  return `${keyword}=[${shapes(Object(value) as object).join(", ")}]`;
};

const name = (reference: string): string => reference.slice(reference.lastIndexOf("/") + 1);

/** A schema on one line: `string(minLength=1 maxLength=64)`, `{ name*: string, tags: [ResourceTag] }`; `*` is required. */
export const shape = (schema: Schema | boolean): string => {
  if (typeof schema === "boolean") return schema ? "any" : "never";
  const limits = Object.entries(schema).flatMap(([keyword, value]) => {
    // A schema of further properties stands among the properties.
    const isElsewhere =
      ELSEWHERE.has(keyword) ||
      keyword.startsWith("x-") ||
      (keyword === "additionalProperties" && typeof value === "object");
    return isElsewhere || value === undefined ? [] : [limitOf(keyword, value)];
  });
  const parts = (["allOf", "oneOf", "anyOf"] as const).flatMap((keyword) =>
    schema[keyword] === undefined ? [] : [`${keyword}(${schema[keyword].map(shape).join(", ")})`],
  );
  const named = schema.$ref === undefined ? [] : [name(schema.$ref)];
  const type = [...named, ...(schema.type === undefined ? [] : [schema.type].flat())].join("|");
  return (
    [core(schema, type), limits.length === 0 ? "" : `(${limits.join(" ")})`, ...parts].join("") ||
    "any"
  );
};

const core = (
  { properties, required = [], items, prefixItems, additionalProperties }: Schema,
  type: string,
): string => {
  if (prefixItems !== undefined) {
    const rest =
      (items as Schema | boolean | undefined) === false ? [] : [`...${shape(items ?? true)}`];
    return `[${[...prefixItems.map(shape), ...rest].join(", ")}]`;
  }
  if (items !== undefined) return `[${shape(items)}]`;
  const fields = Object.entries(properties ?? {}).map(
    ([key, value]) => `${key}${required.includes(key) ? "*" : ""}: ${shape(value)}`,
  );
  const rest =
    typeof additionalProperties === "object" ? [`[any]: ${shape(additionalProperties)}`] : [];
  const all = [...fields, ...rest];
  return all.length === 0 ? type : `{ ${all.join(", ")} }`;
};
