import type { NormalSchema } from "./types.ts";

/** Whether a schema lists values as `oneOf` constants, each with its own title or description. */
export const isValueList = ({ oneOf }: NormalSchema): boolean =>
  oneOf !== undefined &&
  oneOf.length > 0 &&
  oneOf.every((each) => ["string", "number"].includes(typeof each.const));

/** The values a schema lists, as `enum` or as `oneOf` constants. */
export const valuesOf = (schema: NormalSchema): readonly unknown[] =>
  schema.enum ?? (schema.oneOf ?? []).map((each) => each.const);

/** Whether a schema's values are all strings or all numbers, `null` aside: only those become a const object. */
export const isEnum = (schema: NormalSchema): boolean => {
  if (schema.enum === undefined && !isValueList(schema)) return false;
  const kinds = new Set(
    valuesOf(schema)
      .filter((value) => value !== null)
      .map((value) => typeof value),
  );
  return kinds.size === 1 && (kinds.has("string") || kinds.has("number"));
};

/** Whether a schema lists more than one value. A list of one is a constant. */
export const isList = (schema: NormalSchema): boolean =>
  (schema.enum !== undefined || isValueList(schema)) &&
  new Set(valuesOf(schema).filter((value) => value !== null)).size > 1;
