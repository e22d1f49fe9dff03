import { definitionsOf, isHidden, propertyOf, requiredKeys } from "../../document/composition.ts";
import { discriminatorValues, type DiscriminatorValues } from "../../document/inheritance.ts";
import type { NormalDocument, NormalSchema } from "../../document/types.ts";
import { rawType, type PrinterSchema } from "./printer.ts";
import type { Place, RewriteContext, CompositionScope } from "./rewrite.ts";
import { rewriteStructure } from "./rewrite-structure.ts";

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

  const keys = {
    own,
    needed,
    loose,
    looseType: (key: string, at: Place) => looseType(schema, key, at, scope, context),
  };
  const structure = rewriteStructure(schema, keys, place, context.rewrite);
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
    if (discriminator === undefined || each.$ref === undefined) return variant;
    const values = discriminatorValues(context.document, discriminator, each.$ref);
    return values === undefined ? variant : { allOf: [variant, discriminatorProperty(values)] };
  });

/** The property that tells a schema from its relatives. */
export const discriminatorProperty = ({ property, values }: DiscriminatorValues): PrinterSchema => {
  const constants = values.map((value) => ({ const: value }));
  const [only] = constants;
  const schema = only !== undefined && constants.length === 1 ? only : { oneOf: constants };
  return { type: "object", properties: { [property]: schema }, required: [property] };
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
