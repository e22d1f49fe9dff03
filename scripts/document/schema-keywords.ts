import type { NormalSchema, Schema } from "./types.ts";
import { isObject } from "./value-type.ts";

/** How a keyword of JSON Schema holds other schemas: one, a list of them, or a map of them by name. */
type Holds = "schema" | "list" | "map";

/** Every keyword that holds schemas. Whatever walks schemas reads this list. */
const HOLDERS: Readonly<Record<string, Holds>> = {
  properties: "map",
  patternProperties: "map",
  $defs: "map",
  definitions: "map", // as older drafts have it
  dependentSchemas: "map",
  allOf: "list",
  anyOf: "list",
  oneOf: "list",
  prefixItems: "list",
  items: "schema",
  additionalProperties: "schema",
  not: "schema",
  if: "schema",
  then: "schema",
  else: "schema",
  contains: "schema",
  propertyNames: "schema",
  unevaluatedProperties: "schema",
  unevaluatedItems: "schema",
};

/** How a keyword holds schemas; undefined where it holds none. */
export const holdsSchemas = (keyword: string): Holds | undefined =>
  Object.hasOwn(HOLDERS, keyword) ? HOLDERS[keyword] : undefined;

/** The value of a keyword with the schemas in it changed; undefined where the keyword holds none. */
export const mapHeld = <Kind extends Schema | NormalSchema, Result>(
  keyword: string,
  value: unknown,
  change: (child: Kind | boolean) => Result,
): { readonly value: unknown } | undefined => {
  const changed = (child: unknown): unknown =>
    isObject(child) || typeof child === "boolean" ? change(child as Kind | boolean) : child;
  const kind = holdsSchemas(keyword);
  if (kind === "schema") return { value: changed(value) };
  if (kind === "list") return { value: Array.isArray(value) ? value.map(changed) : value };
  if (kind === "map" && isObject(value))
    return {
      value: Object.fromEntries(Object.entries(value).map(([key, each]) => [key, changed(each)])),
    };
  return undefined;
};

/** The schemas directly inside a schema, boolean ones aside. */
export const childrenOf = <Kind extends Schema | NormalSchema>(schema: Kind): Kind[] =>
  Object.entries(schema).flatMap(([keyword, value]) => {
    const kind = holdsSchemas(keyword);
    if (kind === undefined || value === null || typeof value !== "object") return [];
    const held: unknown[] = kind === "schema" ? [value] : Object.values(value);
    return held.filter((child): child is Kind => isObject(child));
  });

/** Changes the schemas directly inside a schema, boolean ones aside. */
export const mapChildren = (schema: Schema, change: (child: Schema) => Schema): Schema =>
  Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      const held = mapHeld(keyword, value, (child: Schema | boolean) =>
        typeof child === "boolean" ? child : change(child),
      );
      return [keyword, held === undefined ? value : held.value];
    }),
  );

/** Keywords that describe a value and limit nothing. */
const ANNOTATIONS = new Set(
  (
    "title description example examples default deprecated readOnly writeOnly externalDocs xml discriminator " +
    "$comment $id $schema $anchor contentMediaType contentEncoding contentSchema nullable"
  ).split(" "),
);

/** Whether a keyword only describes. */
export const isAnnotation = (keyword: string): boolean =>
  ANNOTATIONS.has(keyword) || keyword.startsWith("x-");
