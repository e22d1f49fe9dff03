import { definitionsOf, isHidden, propertyOf, requiredKeys } from "../../document/composition.ts";
import { discriminatorValues, type DiscriminatorValues } from "../../document/inheritance.ts";
import { pascalCase } from "../../document/names.ts";
import type { Discriminator, NormalDocument, NormalSchema } from "../../document/types.ts";
import { rawType, type PrinterSchema } from "./printer.ts";
import { simpleText } from "./simple-type.ts";
import type { Place, RewriteContext, CompositionScope } from "./rewrite.ts";

/** A schema's own structure, and what it is composed of. Each key that is required is required where it is defined. */
export const rewriteComposition = (
  schema: NormalSchema,
  place: Place,
  scope: CompositionScope,
  context: RewriteContext,
): PrinterSchema => {
  const { document } = context;
  const isSeen = (key: string): boolean =>
    !isHidden(document, scope.whole, key, place.direction) &&
    !isHidden(document, schema, key, place.direction);
  const required = [...new Set([...scope.required, ...requiredKeys(document, schema)])];
  const needed = required.filter(isSeen);

  const own = Object.entries(schema.properties ?? {}).filter(([key]) => isSeen(key));
  const defines = (part: NormalSchema, key: string): boolean =>
    definitionsOf(document, part, key).length > 0;
  const { allOf = [] } = schema;
  const unions = [schema.oneOf, schema.anyOf].filter((list) => list !== undefined);
  const missing = needed.filter(
    (key) =>
      !Object.hasOwn(schema.properties ?? {}, key) &&
      !allOf.some(
        (part) =>
          propertyOf(document, part, key) !== undefined &&
          requiredKeys(document, part).includes(key),
      ),
  );
  const ofParts = missing.filter((key) => allOf.some((part) => defines(part, key)));
  const rest = missing.filter((key) => !ofParts.includes(key));
  const ofUnions = rest.filter((key) => unions.flat().some((each) => defines(each, key)));
  // A part leaves what it doesn't know to the parts that do.
  const loose = scope.role === "part" ? [] : rest.filter((key) => !ofUnions.includes(key));

  const structure = rewriteStructure(schema, { own, needed, loose }, place, scope, context);
  const parts = allOf.map((part) =>
    context.rewrite(part, place, {
      ...scope,
      role: "part",
      required: ofParts.filter((key) => defines(part, key)),
    }),
  );
  const alternatives = unions.map((list) => {
    const known = ofUnions.filter((key) => list.some((each) => defines(each, key)));
    return { oneOf: rewriteVariants(list, schema, known, place, scope, context) };
  });
  const [union] = alternatives;
  if (parts.length === 0 && alternatives.length <= 1) return { ...structure, ...union };
  const telling = parts.filter((part) => !isEmpty(part));
  return { ...structure, allOf: [...telling, ...alternatives] };
};

/** Whether a rewritten part says nothing of a type. */
const isEmpty = ({ comment: _comment, ...core }: PrinterSchema): boolean =>
  Object.keys(core).length === 0 || (Object.keys(core).length === 1 && core.type === "object");

const rewriteVariants = (
  list: readonly NormalSchema[],
  { discriminator }: NormalSchema,
  required: readonly string[],
  place: Place,
  scope: CompositionScope,
  context: RewriteContext,
): PrinterSchema[] =>
  list.map((each) => {
    const variant = context.rewrite(each, place, { ...scope, role: "variant", required });
    const values = variantValues(context.document, discriminator, each.$ref);
    return values === undefined ? variant : { allOf: [variant, discriminatorProperty(values)] };
  });

const variantValues = (
  document: NormalDocument,
  discriminator: Discriminator | undefined,
  reference: string | undefined,
): DiscriminatorValues | undefined =>
  discriminator === undefined || reference === undefined
    ? undefined
    : discriminatorValues(document, discriminator, reference);

/** The property that tells a schema from its relatives. */
export const discriminatorProperty = ({ property, values }: DiscriminatorValues): PrinterSchema => {
  const constants = values.map((value) => ({ const: value }));
  const [only] = constants;
  const schema = only !== undefined && constants.length === 1 ? only : { oneOf: constants };
  return { type: "object", properties: { [property]: schema }, required: [property] };
};

interface Keys {
  /** The schema's own properties that are seen in this direction. */
  readonly own: readonly (readonly [string, NormalSchema])[];
  /** The keys that are required of the whole. */
  readonly needed: readonly string[];
  /** Those of which nothing is known here. */
  readonly loose: readonly string[];
}

const rewriteStructure = (
  schema: NormalSchema,
  { own, needed, loose }: Keys,
  place: Place,
  scope: CompositionScope,
  context: RewriteContext,
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
    ...own.map(([key, property]) => [key, context.rewrite(property, named(key))] as const),
    ...loose.map((key) => [key, looseType(schema, key, named(key), scope, context)] as const),
  ]);
  const required = needed.filter((key) => Object.hasOwn(properties, key));
  const index = indexOf(schema).map((each) => context.rewrite(each, inside));
  const hasProperties = Object.keys(properties).length > 0;
  const isObject = hasProperties || index.length > 0;
  const isArray = items !== undefined || prefixItems !== undefined;
  const type = schema.type ?? (isObject ? "object" : isArray ? "array" : undefined);
  if (type === "object" && !isObject && additionalProperties === false && !isComposed) {
    return rawType("Record<string, never>");
  }
  const tuple = tupleWithRest(prefixItems, items, (item) => context.rewrite(item, inItems));
  if (tuple !== undefined && !isComposed && type === "array") return tuple;
  return {
    ...(type === undefined || (type === "object" && isComposed) ? {} : { type }),
    ...(hasProperties ? { properties } : {}),
    ...(required.length === 0 ? {} : { required }),
    ...(items === undefined ? {} : { items: context.rewrite(items, inItems) }),
    ...(prefixItems === undefined
      ? {}
      : { prefixItems: prefixItems.map((item) => context.rewrite(item, inItems)) }),
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

/** The type of a property that is required here and defined elsewhere in the whole, if it is defined at all. */
const looseType = (
  schema: NormalSchema,
  key: string,
  place: Place,
  scope: CompositionScope,
  context: RewriteContext,
): PrinterSchema => {
  const found = findDefinition(scope.whole, key, context.document);
  if (found?.reference !== undefined) {
    const whole = context.typeOf(found.reference, place.direction);
    return rawType(`Required<${whole}>[${JSON.stringify(key)}]`);
  }
  if (found !== undefined) return context.rewrite(found.definition, place);
  const { additionalProperties } = schema;
  return typeof additionalProperties === "object"
    ? context.rewrite(additionalProperties, place)
    : rawType("unknown");
};

/** Where a property is defined: in a schema without a name, or in the component that has it. */
const findDefinition = (
  schema: NormalSchema,
  key: string,
  document: NormalDocument,
  seen = new Set<NormalSchema>(),
): { readonly definition: NormalSchema; readonly reference?: string } | undefined => {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  const own = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
  if (own !== undefined) return { definition: own };
  if (schema.$ref !== undefined) {
    const definition = propertyOf(document, schema, key);
    if (definition !== undefined) return { definition, reference: schema.$ref };
  }
  for (const part of schema.allOf ?? []) {
    const found = findDefinition(part, key, document, seen);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * The type of a reference, with the keys that the rest of the whole requires, and without requiring those that the rest
 * hides. Undefined where the type has to be written out, as only some variants of it know the keys.
 */
export const rewriteRequirements = (
  reference: string,
  target: NormalSchema,
  { direction }: Place,
  scope: CompositionScope,
  context: RewriteContext,
): PrinterSchema | undefined => {
  const { document, inheritance } = context;
  const isBase =
    scope.role === "part" &&
    scope.owner !== undefined &&
    inheritance.isPartOf(reference, scope.owner);
  const name = isBase ? context.baseOf(reference, direction) : context.typeOf(reference, direction);
  if (scope.role === "whole") return rawType(name);
  const own = requiredKeys(document, target);
  const hidden = own.filter(
    (key) =>
      isHidden(document, scope.whole, key, direction) &&
      !isHidden(document, target, key, direction),
  );
  const added = scope.required.filter(
    (key) => !own.includes(key) || propertyOf(document, target, key) === undefined,
  );
  if (added.some((key) => propertyOf(document, target, key) === undefined)) {
    if (added.some((key) => definitionsOf(document, target, key).length > 0)) return undefined;
    return {
      allOf: [
        rawType(name),
        {
          type: "object",
          properties: Object.fromEntries(added.map((key) => [key, rawType("unknown")])),
          required: added,
        },
      ],
    };
  }
  const isNullable = Array.isArray(target.type) && target.type.includes("null");
  const keys = (list: readonly string[]): string =>
    list.map((key) => JSON.stringify(key)).join(" | ");
  const solid = isNullable && hidden.length + added.length > 0 ? `NonNullable<${name}>` : name;
  const lessened = hidden.length === 0 ? solid : `Omit<${solid}, ${keys(hidden)}>`;
  return rawType(added.length === 0 ? lessened : `WithRequired<${lessened}, ${keys(added)}>`);
};
