import fc from "fast-check";
import type { Schema } from "../../../scripts/document/types.ts";

/** Few different values, so that equal ones meet. */
const TEXTS = ["", "a", "b", "ab", "é", "😀", "a😀b"];

/** Values that follow a schema, without references; what may be absent is absent, null or there. */
export const valuesOf = (schema: Schema): fc.Arbitrary<unknown> => {
  const { type, properties, items, required = [], anyOf, additionalProperties } = schema;
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map(valuesOf));
  if (Array.isArray(type)) return fc.oneof(...type.map((each: string) => valuesOf({ type: each })));
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "integer")
    return fc.integer({ min: schema["minimum"] as number, max: schema["maximum"] as number });
  if (type === "number") return fc.constantFrom(-1.5, -0.5, 0, 0.5, 1, 2.25);
  if (type === "string") return fc.constantFrom(...TEXTS);
  if (type === "array") return fc.array(valuesOf(items ?? {}), { maxLength: 4 });
  return properties === undefined
    ? fc.dictionary(
        fc.constantFrom("a", "b", "toString", "__proto__"),
        valuesOf(additionalProperties as Schema),
      )
    : fc.record(
        Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, valuesOf(each)])),
        { requiredKeys: [...required] },
      );
};

/**
 * A value as CEL has it: whole numbers are integers, objects are maps, and a property that is null is absent. Without a
 * schema every number is whole and every object has properties.
 */
export const toCel = (
  value: unknown,
  schema: Schema = { type: "integer", properties: {} },
): unknown => {
  if (schema.anyOf !== undefined) return value;
  if (typeof value === "number") return schema.type === "integer" ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((each) => toCel(each, schema.items));
  if (value === null || typeof value !== "object") return value;
  const { properties, additionalProperties } = schema;
  const typeOf = (key: string) => properties?.[key] ?? (additionalProperties as Schema | undefined);
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => [
    key,
    toCel(each, typeOf(key)),
  ]);
  return new Map(properties ? entries.filter(([, each]) => each != null) : entries);
};
