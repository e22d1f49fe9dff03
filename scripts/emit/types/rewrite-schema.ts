import { holdsBytes } from "../../document/bytes.ts";
import { isBytes } from "../../document/media.ts";
import { schemaAt } from "../../document/pointer.ts";
import { isAnnotation } from "../../document/schema-keywords.ts";
import type { NormalSchema } from "../../document/types.ts";
import { isEnum, isList, isValueList, valuesOf } from "../../document/value-list.ts";
import { commentOf } from "./doc-comment.ts";
import { rawType, type PrinterSchema } from "./printer.ts";
import { rewriteComposition } from "./rewrite-composition.ts";
import { rewriteRequirements } from "./rewrite-requirements.ts";
import type { Place, Rewrite, RewriteContext, CompositionScope } from "./rewrite.ts";

/** Makes schemas into what the printer understands. */
export const createRewriter = (names: Omit<RewriteContext, "rewrite">): Rewrite => {
  const { document } = names;

  const rewrite: Rewrite = (schema, place, scope) => {
    if (typeof schema === "boolean") return rawType(schema ? "unknown" : "never");
    const core = rewriteCore(schema, place, scope);
    const comment = commentOf(schema);
    return comment === "" ? core : { ...core, comment };
  };

  const rewriteCore = (
    schema: NormalSchema,
    place: Place,
    scope: CompositionScope = scopeOf(schema, names),
  ): PrinterSchema => {
    if (schema.enum !== undefined || isValueList(schema)) return rewriteEnum(schema, place);
    if (schema.const !== undefined) return constant(schema.const);
    if (schema.$ref !== undefined) return rewriteReference(schema, schema.$ref, place, scope);
    if (isNothing(schema)) return rawType("never");
    if (place.bytes === "field" && isBytes(schema)) return rawType("Blob");
    if (Array.isArray(schema.type) && schema.type.includes("null") && isComposed(schema)) {
      const type = schema.type.filter((each) => each !== "null");
      const rest = rewriteCore({ ...schema, ...withTypes(type) }, place, scope);
      return { oneOf: [rest, { type: "null" }] };
    }
    return rewriteComposition(schema, place, scope, context);
  };

  /** What stands beside a reference holds as well: together they are like the parts of an `allOf`. */
  const rewriteReference = (
    schema: NormalSchema,
    reference: string,
    place: Place,
    scope: CompositionScope,
  ): PrinterSchema => {
    const { $ref: _$ref, ...siblings } = schema;
    if (Object.keys(siblings).some((keyword) => CONSTRAINTS.has(keyword))) {
      const allOf = [{ $ref: reference }, ...(siblings.allOf ?? [])];
      return rewriteCore({ ...siblings, allOf }, place, scope);
    }
    const target = schemaAt(document, reference);
    if (target === undefined) return rawType("unknown");
    if (isEnum(target)) return rewriteEnum(target, place);
    const isForm = place.bytes !== undefined && context.forms.get(reference) !== place.bytes;
    if (isForm && holdsBytes(document, target, place.bytes))
      return rewriteCore(target, place, scope);
    return (
      rewriteRequirements(reference, target, place, scope, context) ??
      rewriteCore(target, place, scope)
    );
  };

  const rewriteEnum = (schema: NormalSchema, place: Place): PrinterSchema => {
    const values = valuesOf(schema);
    const hasNull =
      values.includes(null) || (Array.isArray(schema.type) && schema.type.includes("null"));
    if (!isEnum(schema))
      return values.length === 0 ? rawType("never") : union(values.map(constant));
    const any = values.some((value) => typeof value === "string") ? "string" : "number";
    const isOpen = place.direction === "response" && isList(schema);
    return union([
      rawType(context.enumOf(schema, place.name)),
      ...(isOpen ? [rawType(`(${any} & {})`)] : []),
      ...(hasNull ? [{ type: "null" }] : []),
    ]);
  };

  const context: RewriteContext = { ...names, rewrite };
  return rewrite;
};

/** The scope of a schema that is a whole. */
const scopeOf = (
  schema: NormalSchema,
  { inheritance }: Pick<RewriteContext, "inheritance">,
): CompositionScope => ({
  whole: schema,
  owner: inheritance.referenceOf(schema),
  role: "whole",
  required: [],
});

const constant = (value: unknown): PrinterSchema =>
  value === null ? { type: "null" } : { const: value };

/** One of several types. */
export const union = (members: readonly PrinterSchema[]): PrinterSchema => {
  const [only] = members;
  return only !== undefined && members.length === 1 ? only : { oneOf: members };
};

const withTypes = (types: readonly string[]): Pick<NormalSchema, "type"> => {
  const [only] = types;
  return only === undefined ? {} : { type: types.length === 1 ? only : types };
};

const isComposed = ({ allOf, anyOf, oneOf }: NormalSchema): boolean =>
  (allOf ?? anyOf ?? oneOf) !== undefined;

/** Whether no value follows the schema: JSON Schema's `false`. */
const isNothing = ({ not }: NormalSchema): boolean =>
  typeof not === "object" && Object.keys(not).every((keyword) => isAnnotation(keyword));

/** Keywords that change the type of a reference they stand beside. */
const CONSTRAINTS: ReadonlySet<string> = new Set([
  ...["type", "properties", "patternProperties", "additionalProperties", "unevaluatedProperties"],
  ...["required", "items", "prefixItems", "allOf", "oneOf", "anyOf"],
]);
