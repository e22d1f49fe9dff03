import { schemaAt } from "./pointer.ts";
import type { Direction, NormalDocument, NormalSchema } from "./types.ts";

/** The schemas that hold of the same value as a schema whenever it does: what it refers to, and the parts of `allOf`. */
export const partsOf = (document: NormalDocument, schema: NormalSchema): NormalSchema[] => {
  const target = schema.$ref === undefined ? undefined : schemaAt(document, schema.$ref);
  return [...(target === undefined ? [] : [target]), ...(schema.allOf ?? [])];
};

/** A schema, and every other that holds of the same value whenever it does. */
export const wholeOf = (document: NormalDocument, schema: NormalSchema): NormalSchema[] =>
  reach(schema, (each) => partsOf(document, each));

/** A schema and all that is reached from it, each once, in the order in which they stand. */
const reach = (
  schema: NormalSchema,
  next: (schema: NormalSchema) => readonly NormalSchema[],
  seen = new Set<NormalSchema>(),
): NormalSchema[] => {
  if (seen.has(schema)) return [];
  seen.add(schema);
  return [schema, ...next(schema).flatMap((each) => reach(each, next, seen))];
};

/** Keywords that are about objects and lists alone: who writes one without a type doesn't mean null. */
const ABOUT_PARTS = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "items",
  "prefixItems",
];

/** Whether null is one of the values that a schema means. */
export const takesNull = (
  document: NormalDocument,
  schema: NormalSchema,
  seen = new Set<NormalSchema>(),
): boolean => {
  if (seen.has(schema)) return true;
  seen.add(schema);
  const { type, enum: values = [null], const: value = null, oneOf, anyOf } = schema;
  const types = type === undefined ? ["null"] : [type].flat();
  if (!types.includes("null") || !values.includes(null) || value !== null) return false;
  if (type === undefined && ABOUT_PARTS.some((keyword) => keyword in schema)) return false;
  const takes = (each: NormalSchema): boolean => takesNull(document, each, seen);
  return (
    partsOf(document, schema).every(takes) &&
    [oneOf, anyOf].every((variants) => variants?.some(takes) ?? true)
  );
};

/** The schemas of which only some hold of the same value. */
const variantsOf = (schema: NormalSchema): NormalSchema[] => [
  ...(schema.oneOf ?? []),
  ...(schema.anyOf ?? []),
  ...[schema["then"], schema["else"]].flatMap((each) =>
    each !== null && typeof each === "object" ? [each as NormalSchema] : [],
  ),
  ...Object.values((schema["dependentSchemas"] ?? {}) as Record<string, NormalSchema>),
];

/** Every definition of a property in these schemas. */
const definitionsIn = (schemas: readonly NormalSchema[], key: string): NormalSchema[] =>
  schemas.flatMap(({ properties = {} }): NormalSchema[] => {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return own === undefined ? [] : [own];
  });

/** A property by name, also in what a schema is composed of, but not where only some variants have it. */
export const propertyOf = (
  document: NormalDocument,
  schema: NormalSchema,
  key: string,
): NormalSchema | undefined => definitionsIn(wholeOf(document, schema), key)[0];

/** The property that a dotted path names, in what a schema is composed of; the schema itself for no path. */
export const propertyAt = (
  document: NormalDocument,
  schema: NormalSchema | undefined,
  dotted: string | undefined,
): NormalSchema | undefined =>
  (dotted?.split(".") ?? []).reduce<NormalSchema | undefined>(
    (part, key) => part && propertyOf(document, part, key),
    schema,
  );

/** A schema with all its parts and variants. */
const withVariants = (document: NormalDocument, schema: NormalSchema): NormalSchema[] =>
  reach(schema, (each) => [...partsOf(document, each), ...variantsOf(each)]);

/** Every definition of a property, wherever it stands among the parts and variants of a schema. */
export const definitionsOf = (
  document: NormalDocument,
  schema: NormalSchema,
  key: string,
): NormalSchema[] => definitionsIn(withVariants(document, schema), key);

/** The keys that a schema requires of every value, its parts included. */
export const requiredKeys = (document: NormalDocument, schema: NormalSchema): string[] => [
  ...new Set(wholeOf(document, schema).flatMap(({ required = [] }) => required)),
];

/**
 * Whether a property is seen in one direction: a read-only one is not in requests, a write-only one not in responses. One
 * part of it that says so is enough, and so are all its variants together.
 */
export const isVisible = (
  document: NormalDocument,
  property: NormalSchema | boolean,
  direction: Direction,
): boolean =>
  typeof property === "boolean" ||
  !isMarked(document, property, direction === "request" ? "readOnly" : "writeOnly", new Set());

const isMarked = (
  document: NormalDocument,
  schema: NormalSchema,
  mark: "readOnly" | "writeOnly",
  seen: Set<NormalSchema>,
): boolean => {
  if (schema[mark] === true) return true;
  if (seen.has(schema)) return false;
  seen.add(schema);
  const is = (each: NormalSchema): boolean => isMarked(document, each, mark, seen);
  const isEvery = (list: readonly NormalSchema[] = []): boolean => {
    const real = list.filter(({ type }) => type !== "null");
    return real.length > 0 && real.every(is);
  };
  return partsOf(document, schema).some(is) || isEvery(schema.oneOf) || isEvery(schema.anyOf);
};

/** Whether a property of a whole is hidden in one direction: one of its definitions is. */
export const isHidden = (
  document: NormalDocument,
  whole: NormalSchema,
  key: string,
  direction: Direction,
): boolean =>
  definitionsOf(document, whole, key).some((each) => !isVisible(document, each, direction));

/**
 * The paths to what is hidden in one direction, through objects and the items of lists. What holds itself is followed once.
 */
export const hiddenPaths = (
  document: NormalDocument,
  schema: NormalSchema,
  direction: Direction,
  above: readonly NormalSchema[] = [],
): string[][] => {
  if (above.includes(schema)) return [];
  const within = (part: NormalSchema): string[][] =>
    hiddenPaths(document, part, direction, [...above, schema]);
  const parts = withVariants(document, schema);
  const keys = new Set(parts.flatMap(({ properties = {} }) => Object.keys(properties)));
  const paths = [
    ...parts.flatMap(({ items }) => (items === undefined ? [] : within(items))),
    ...[...keys].flatMap((key) =>
      isHidden(document, schema, key, direction)
        ? [[key]]
        : definitionsOf(document, schema, key)
            .flatMap(within)
            .map((path) => [key, ...path]),
    ),
  ];
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
};
