import { isHidden, requiredKeys } from "../../document/composition.ts";
import type { Direction } from "../../document/direction.ts";
import { unicodePattern } from "../../document/pattern.ts";
import { schemaAt } from "../../document/pointer.ts";
import { isAnnotation, mapHeld } from "../../document/schema-keywords.ts";
import type { NormalDocument, NormalSchema } from "../../document/types.ts";
import { withTags } from "./tagged-union.ts";

/** A schema as the validator compiler wants it: no annotations, and a reference is the key of a schema it knows. */
export interface AjvSchema {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

export interface AjvOptions {
  readonly document: NormalDocument;
  /** The key of a component schema as it is wanted. */
  readonly keyOf: (reference: string, view: View) => string;
  /** Is told of every keyword. */
  readonly notice: (keyword: string) => void;
}

/** How a schema is looked at. */
export interface View {
  /** Undefined where it only asks what a value is, as below `not` and `if`: there all that is required counts. */
  readonly direction: Direction | undefined;
  /** Keys that are not required, as something else that holds of the same value hides them. */
  readonly hidden: readonly string[];
}

/** Keywords below which a schema holds of the same value. */
const SAME_VALUE = new Set(["allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"]);

/** Rewrites a schema for one direction: a property that is not visible in it is not required either. */
export const schemaForAjv = (
  schema: NormalSchema | boolean,
  view: View,
  { document, keyOf, notice }: AjvOptions,
): AjvSchema | boolean => {
  const rewrite = (
    source: NormalSchema | boolean,
    { direction, hidden }: View,
    whole: NormalSchema | boolean = source,
  ): AjvSchema | boolean => {
    if (typeof source === "boolean" || typeof whole === "boolean") return source as boolean;
    const isUnseen = (key: string): boolean =>
      hidden.includes(key) ||
      (direction !== undefined &&
        (isHidden(document, whole, key, direction) || isHidden(document, source, key, direction)));
    const inside = (keyword: string) => (child: NormalSchema | boolean) => {
      if (SAME_VALUE.has(keyword)) return rewrite(child, { direction, hidden }, whole);
      const isQuestion = keyword === "not" || keyword === "if";
      return rewrite(child, { direction: isQuestion ? undefined : direction, hidden: [] });
    };
    const entries = Object.entries(withTags(document, source)).flatMap(
      ([keyword, value]): [string, unknown][] => {
        if (isAnnotation(keyword) || keyword.startsWith("$dynamic") || value === undefined)
          return [];
        notice(keyword);
        if (keyword === "$ref") {
          const target = schemaAt(document, value as string) ?? {};
          const unseen =
            direction === undefined
              ? []
              : requiredKeys(document, target).filter(
                  (key) => isUnseen(key) && !isHidden(document, target, key, direction),
                );
          return [[keyword, keyOf(value as string, { direction, hidden: unseen })]];
        }
        if (keyword === "required") {
          const required = (value as string[]).filter((key) => !isUnseen(key));
          return required.length === 0 ? [] : [[keyword, required]];
        }
        const held = mapHeld(keyword, value, inside(keyword));
        return [[keyword, held === undefined ? value : held.value]];
      },
    );
    const rewritten = Object.fromEntries(entries);
    return withPatterns(withIntegerRange(withOwnNames(withBranches(withValues(rewritten)))));
  };
  return rewrite(schema, view);
};

/** No value follows an empty list of values; the compiler takes none. */
const withValues = (schema: AjvSchema): AjvSchema => {
  const { enum: values, ...rest } = schema;
  return Array.isArray(values) && values.length === 0 ? { ...rest, not: {} } : schema;
};

/** What `if` has seen counts as seen even where nothing follows from it; the compiler only looks at it beside branches. */
const withBranches = (schema: AjvSchema): AjvSchema => {
  const { if: condition, allOf, ...rest } = schema;
  if (condition === undefined || "then" in schema || "else" in schema) return schema;
  const seen = { anyOf: [condition, ALWAYS] };
  return { ...rest, allOf: [...((allOf ?? []) as readonly unknown[]), seen] };
};

/** What every value follows, and the compiler doesn't take for nothing. */
const ALWAYS: AjvSchema = { required: [] };

const isInherited = (name: string): boolean => name in Object.prototype;

/** Names that every object inherits are looked for among its own: the compiler's code asks for any. */
const withOwnNames = (schema: AjvSchema): AjvSchema => {
  const { properties, required = [], patternProperties, allOf, ...rest } = schema;
  const all = Object.entries((properties ?? {}) as Record<string, AjvSchema | boolean>);
  const odd = all.filter(([name]) => isInherited(name));
  const wanted = required.filter(isInherited);
  if (odd.length + wanted.length === 0) return schema;
  const patterns = (patternProperties ?? {}) as Record<string, AjvSchema | boolean>;
  const given = Object.entries(patterns).map(([pattern, each]): [string, unknown] => [
    pattern,
    each,
  ]);
  const added = odd.map(([name, each]): [string, unknown] => [`^(?:${name})$`, each]);
  const presence = wanted.map((name) => ({
    anyOf: [{ type: ABSENT }, { not: { propertyNames: { not: { const: name } } } }],
  }));
  const plain = Object.fromEntries(all.filter(([name]) => !isInherited(name)));
  const others = required.filter((name) => !isInherited(name));
  const parts = [...((allOf ?? []) as readonly unknown[]), ...presence];
  return {
    ...rest,
    ...(Object.keys(plain).length === 0 ? {} : { properties: plain }),
    ...(given.length + added.length === 0
      ? {}
      : { patternProperties: Object.fromEntries([...given, ...added]) }),
    ...(others.length === 0 ? {} : { required: others }),
    ...(parts.length === 0 ? {} : { allOf: parts }),
  };
};

/** The types of values that have no properties. */
const ABSENT = ["string", "number", "boolean", "null", "array"];

/** `format: int32` says a range that the validator can check. */
const withIntegerRange = (schema: AjvSchema): AjvSchema =>
  schema["format"] === "int32" && schema["type"] === "integer"
    ? { minimum: -(2 ** 31), maximum: 2 ** 31 - 1, ...schema }
    : schema;

/** Patterns as the validators read them. What is no pattern is not checked, nor is what depends on it. */
const withPatterns = (schema: AjvSchema): AjvSchema => {
  const { pattern, patternProperties, ...rest } = schema;
  const read = typeof pattern === "string" ? unicodePattern(pattern) : undefined;
  const { additionalProperties, unevaluatedProperties, ...others } = rest;
  const byPattern = Object.entries((patternProperties ?? {}) as Record<string, AjvSchema>);
  const known: Record<string, AjvSchema> = {};
  for (const [key, value] of byPattern) {
    const name = unicodePattern(key);
    if (name !== undefined)
      known[name] = Object.hasOwn(known, name) ? { allOf: [known[name], value] } : value;
  }
  const isComplete = byPattern.every(([key]) => unicodePattern(key) !== undefined);
  return {
    ...others,
    ...(read === undefined ? {} : { pattern: read }),
    ...(Object.keys(known).length === 0 ? {} : { patternProperties: known }),
    ...(isComplete && additionalProperties !== undefined ? { additionalProperties } : {}),
    ...(isComplete && unevaluatedProperties !== undefined ? { unevaluatedProperties } : {}),
  };
};
