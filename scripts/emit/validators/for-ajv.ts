import { isVisible, propertyOf } from "../../document/composition.ts";
import type { Direction } from "../../document/direction.ts";
import { unicodePattern } from "../../document/pattern.ts";
import { isAnnotation, mapHeld } from "../../document/schema-keywords.ts";
import type { NormalDocument, NormalSchema } from "../../document/types.ts";

/** A schema as the validator compiler wants it: no annotations, and a reference is the key of a schema it knows. */
export interface AjvSchema {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

export interface AjvOptions {
  readonly document: NormalDocument;
  /** The key of a component schema in one direction. */
  readonly keyOf: (reference: string, direction: Direction) => string;
  /** Is told of every keyword. */
  readonly notice: (keyword: string) => void;
}

/** Rewrites a schema for one direction: a property that is not visible in it is not required either. */
export const schemaForAjv = (
  schema: NormalSchema | boolean,
  direction: Direction,
  { document, keyOf, notice }: AjvOptions,
): AjvSchema | boolean => {
  const rewrite = (source: NormalSchema | boolean): AjvSchema | boolean => {
    if (typeof source === "boolean") return source;
    const entries = Object.entries(source).flatMap(([keyword, value]): [string, unknown][] => {
      if (isAnnotation(keyword) || value === undefined) return [];
      notice(keyword);
      if (keyword === "$ref") return [[keyword, keyOf(value as string, direction)]];
      if (keyword === "pattern") return [[keyword, unicodePattern(value as string)]];
      if (keyword === "required") {
        const required = (value as string[]).filter((key) => !isHidden(source, key));
        return required.length === 0 ? [] : [[keyword, required]];
      }
      const held = mapHeld(keyword, value, rewrite);
      return [[keyword, held === undefined ? value : held.value]];
    });
    return withIntegerRange(Object.fromEntries(entries));
  };
  const isHidden = (source: NormalSchema, key: string): boolean => {
    const property = propertyOf(document, source, key);
    return property !== undefined && !isVisible(document, property, direction);
  };
  return rewrite(schema);
};

/** `format: int32` says a range that the validator can check. */
const withIntegerRange = (schema: AjvSchema): AjvSchema =>
  schema["format"] === "int32" && schema["type"] === "integer"
    ? { minimum: -(2 ** 31), maximum: 2 ** 31 - 1, ...schema }
    : schema;
