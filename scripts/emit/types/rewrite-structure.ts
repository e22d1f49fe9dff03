import { pascalCase } from "../../document/names.ts";
import type { NormalSchema } from "../../document/types.ts";
import { rawType, type PrinterSchema } from "./printer.ts";
import type { Place, Rewrite } from "./rewrite.ts";
import { simpleText } from "./simple-type.ts";

/** The keys of a schema. */
interface Keys {
  /** The schema's own properties that are seen in this direction. */
  readonly own: readonly (readonly [string, NormalSchema])[];
  /** The keys that are required of the whole. */
  readonly needed: readonly string[];
  /** Those of which nothing is known here. */
  readonly loose: readonly string[];
  /** What they hold. */
  readonly looseType: (key: string, place: Place) => PrinterSchema;
}

/** What a schema says itself: its type, its properties and its items. */
export const rewriteStructure = (
  schema: NormalSchema,
  { own, needed, loose, looseType }: Keys,
  place: Place,
  rewrite: Rewrite,
): PrinterSchema => {
  const { prefixItems, additionalProperties } = schema;
  const isComposed = (schema.allOf ?? schema.anyOf ?? schema.oneOf) !== undefined;
  // Where nothing else speaks of items, what isn't evaluated is what follows the first ones.
  const further = prefixItems === undefined || isComposed ? undefined : schema.unevaluatedItems;
  const items = schema.items ?? further;
  const inside: Place = { ...place, bytes: place.bytes === "form" ? "field" : undefined };
  const inItems: Place = { ...place, bytes: place.bytes === "field" ? "field" : undefined };
  const named = (key: string): Place => ({ ...inside, name: place.name + pascalCase(key) });
  const properties = Object.fromEntries([
    ...own.map(([key, property]) => [key, rewrite(property, named(key))] as const),
    ...loose.map((key) => [key, looseType(key, named(key))] as const),
  ]);
  const required = needed.filter((key) => Object.hasOwn(properties, key));
  const index = indexOf(schema).map((each) => rewrite(each, inside));
  const hasProperties = Object.keys(properties).length > 0;
  const isObject = hasProperties || index.length > 0;
  const isArray = items !== undefined || prefixItems !== undefined;
  const type = schema.type ?? (isObject ? "object" : isArray ? "array" : undefined);
  if (type === "object" && !isObject && additionalProperties === false && !isComposed) {
    return rawType("Record<string, never>");
  }
  const tuple = tupleWithRest(prefixItems, items, (item) => rewrite(item, inItems));
  if (tuple !== undefined && !isComposed && type === "array") return tuple;
  return {
    ...(type === undefined || (type === "object" && isComposed) ? {} : { type }),
    ...(hasProperties ? { properties } : {}),
    ...(required.length === 0 ? {} : { required }),
    ...(items === undefined ? {} : { items: rewrite(items, inItems) }),
    ...(prefixItems === undefined
      ? {}
      : { prefixItems: prefixItems.map((item) => rewrite(item, inItems)) }),
    ...(index.length === 0
      ? {}
      : { additionalProperties: indexType(index, Object.values(properties), isComposed) }),
  };
};

/** A list that begins with items of its own and goes on; undefined where it ends there, or can't be written on a line. */
const tupleWithRest = (
  prefixItems: readonly NormalSchema[] | undefined,
  items: NormalSchema | boolean | undefined,
  rewrite: (item: NormalSchema | boolean) => PrinterSchema,
): PrinterSchema | undefined => {
  if (prefixItems === undefined || items === undefined || items === false) return undefined;
  const first = prefixItems.map((item) => simpleText(rewrite(item)));
  const rest = simpleText(rewrite(items));
  if (rest === undefined || first.includes(undefined) || rest === "never") return undefined;
  return rawType(`[${[...first, `...(${rest})[]`].join(", ")}]`);
};

/** What properties without a name of their own hold. */
const indexOf = (schema: NormalSchema): (NormalSchema | boolean)[] => {
  const { additionalProperties, unevaluatedProperties, patternProperties } = schema;
  const others = [additionalProperties, unevaluatedProperties].filter(
    (each) => each !== undefined && each !== false,
  );
  return [...others.slice(0, 1), ...Object.values(patternProperties ?? {})];
};

/** In TypeScript every property must fit the index type, so beside other properties it is only kept when they do. */
const indexType = (
  index: readonly PrinterSchema[],
  properties: readonly PrinterSchema[],
  isComposed: boolean,
): PrinterSchema => {
  const bare = ({ comment: _comment, ...core }: PrinterSchema): string => JSON.stringify(core);
  const [only] = index;
  const fits = index.length === 1 && properties.every((each) => only && bare(each) === bare(only));
  if (isComposed || (properties.length > 0 && !fits)) return rawType("unknown");
  return only !== undefined && index.length === 1 ? only : { oneOf: index };
};
