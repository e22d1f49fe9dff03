import { propertyOf } from "../../document/composition.ts";
import { isVisible, type Direction } from "../../document/direction.ts";
import { pascalCase } from "../../document/names.ts";
import { schemaAt } from "../../document/pointer.ts";
import type { NormalDocument, NormalSchema } from "../../document/types.ts";
import { isEnum, isValueList, valuesOf } from "../../document/value-list.ts";
import { commentOf } from "./doc-comment.ts";
import { discriminatorProperty, inheritanceOf } from "./inheritance.ts";
import { rawType, type PrinterSchema } from "./printer.ts";

/** Where a schema stands: its direction, and the name that something unnamed in it is called after. */
export interface Place {
  readonly direction: Direction;
  readonly name: string;
}

/** What the rewriting of schemas needs to know of everything else. */
export interface Names {
  /** The type a reference stands for in one direction. */
  typeOf(reference: string, direction: Direction): string;
  /** The type of a list of values; the same schema always gives the same one. */
  enumOf(schema: NormalSchema, wanted: string): string;
}

/** Makes schemas into what the printer understands. */
export const createRewriter = (document: NormalDocument, names: Names) => {
  const { subtypesOf, discriminatorValueOf } = inheritanceOf(document);

  const rewrite = (schema: NormalSchema | boolean, place: Place): PrinterSchema => {
    if (typeof schema === "boolean") return rawType(schema ? "unknown" : "never");
    const core = rewriteCore(schema, place);
    const comment = commentOf(schema);
    return comment === "" ? core : { ...core, comment };
  };

  const rewriteCore = (schema: NormalSchema, place: Place): PrinterSchema => {
    if (schema.$ref !== undefined) return rewriteReference(schema, schema.$ref, place);
    if (schema.enum !== undefined || isValueList(schema)) return rewriteEnum(schema, place);
    if (schema.const !== undefined) {
      return schema.const === null ? { type: "null" } : { const: schema.const };
    }
    if (isBytes(schema)) return rawType("Blob");
    if (Array.isArray(schema.type) && schema.type.includes("null") && isComposed(schema)) {
      const type = schema.type.filter((each) => each !== "null");
      return {
        oneOf: [rewriteCore({ ...schema, ...withTypes(type) }, place), { type: "null" }],
      };
    }
    return { ...rewriteStructure(schema, place), ...rewriteCompositions(schema, place) };
  };

  const rewriteReference = (
    schema: NormalSchema,
    reference: string,
    place: Place,
  ): PrinterSchema => {
    const { $ref: _$ref, ...siblings } = schema;
    if (CONSTRAINING.some((keyword) => keyword in siblings)) {
      return rewriteCore(
        { ...siblings, allOf: [{ $ref: reference }, ...(siblings.allOf ?? [])] },
        place,
      );
    }
    const target = schemaAt(document, reference);
    if (target !== undefined && isEnum(target)) return rewriteEnum(target, place);
    const subtypes = subtypesOf(reference);
    const types = (subtypes.length === 0 ? [reference] : subtypes).map((each) =>
      names.typeOf(each, place.direction),
    );
    return types.length === 1 ? rawType(types[0] ?? "unknown") : { oneOf: types.map(rawType) };
  };

  const rewriteEnum = (schema: NormalSchema, place: Place): PrinterSchema => {
    const values = valuesOf(schema);
    if (!isEnum(schema))
      return {
        oneOf: values.map((value) => (value === null ? { type: "null" } : { const: value })),
      };
    const nullable =
      values.includes(null) || (Array.isArray(schema.type) && schema.type.includes("null"));
    const type = rawType(names.enumOf(schema, place.name));
    const any = values.some((value) => typeof value === "string")
      ? "(string & {})"
      : "(number & {})";
    const open = place.direction === "response" ? [rawType(any)] : [];
    const members = [type, ...open, ...(nullable ? [{ type: "null" }] : [])];
    return members.length === 1 ? type : { oneOf: members };
  };

  const rewriteStructure = (schema: NormalSchema, place: Place): PrinterSchema => {
    const { items, prefixItems, additionalProperties, patternProperties } = schema;
    const properties = rewriteProperties(schema, place);
    const required = requiredOf(schema, place.direction).filter(
      (key) => properties && Object.hasOwn(properties, key),
    );
    const index = [
      ...(additionalProperties === undefined || additionalProperties === false
        ? []
        : [additionalProperties]),
      ...Object.values(patternProperties ?? {}),
    ];
    const isObject = Object.keys(properties).length > 0 || index.length > 0;
    const type = schema.type ?? (isObject ? "object" : items || prefixItems ? "array" : undefined);
    if (type === "object" && !isObject && additionalProperties === false && !isComposed(schema)) {
      return rawType("Record<string, never>");
    }
    return {
      ...(type === undefined || (type === "object" && isComposed(schema)) ? {} : { type }),
      ...(Object.keys(properties).length === 0 ? {} : { properties }),
      ...(required.length === 0 ? {} : { required }),
      ...(items === undefined ? {} : { items: rewrite(items, place) }),
      ...(prefixItems === undefined
        ? {}
        : { prefixItems: prefixItems.map((item) => rewrite(item, place)) }),
      ...(index.length === 0 ? {} : { additionalProperties: indexOf(schema, index, place) }),
    };
  };

  /** In TypeScript every property must fit the index type, so beside other properties it is only kept when they do. */
  const indexOf = (
    schema: NormalSchema,
    index: readonly (NormalSchema | boolean)[],
    place: Place,
  ): PrinterSchema => {
    const [only] = index;
    const fits =
      index.length === 1 &&
      typeof only === "object" &&
      Object.values(schema.properties ?? {}).every(
        ({ type }) => type !== undefined && type === only.type,
      );
    if (schema.properties !== undefined && Object.keys(schema.properties).length > 0 && !fits)
      return rawType("unknown");
    return index.length === 1 && only !== undefined
      ? rewrite(only, place)
      : { oneOf: index.map((each) => rewrite(each, place)) };
  };

  /** The properties that are visible in this direction, and those that are only required, of which nothing is known. */
  const rewriteProperties = (schema: NormalSchema, place: Place): Record<string, PrinterSchema> => {
    const known = Object.entries(schema.properties ?? {}).filter(([, property]) =>
      isVisible(document, property, place.direction),
    );
    const loose = requiredOf(schema, place.direction).filter(
      (key) => propertyOf(document, schema, key) === undefined,
    );
    return Object.fromEntries([
      ...known.map(([key, property]) => [
        key,
        rewrite(property, { ...place, name: place.name + pascalCase(key) }),
      ]),
      ...loose.map((key) => [key, rawType("unknown")]),
    ]) as Record<string, PrinterSchema>;
  };

  const requiredOf = (schema: NormalSchema, direction: Direction): string[] =>
    (schema.required ?? []).filter((key) => {
      const property = propertyOf(document, schema, key);
      return property === undefined || isVisible(document, property, direction);
    });

  const rewriteCompositions = (schema: NormalSchema, place: Place): PrinterSchema => {
    const { allOf = [], oneOf, anyOf } = schema;
    const required = requiredOf(schema, place.direction).filter(
      (key) => !Object.hasOwn(schema.properties ?? {}, key),
    );
    const all = allOf.flatMap((part) => {
      const inherited = required.filter((key) => propertyOf(document, part, key) !== undefined);
      const tag = discriminatorValueOf(part, schema);
      return [rewritePart(part, inherited, place), ...(tag === undefined ? [] : [tag])];
    });
    const unions = [oneOf, anyOf]
      .filter((list) => list !== undefined)
      .map((list) => ({ oneOf: variantsOf(list, schema, place) }));
    const [union] = unions;
    if (all.length === 0 && unions.length <= 1) return union ?? {};
    return { allOf: [...all, ...unions] };
  };

  const variantsOf = (
    list: readonly NormalSchema[],
    { discriminator }: NormalSchema,
    place: Place,
  ): PrinterSchema[] =>
    list.map((each) => {
      const variant = rewrite(each, place);
      return discriminator === undefined || each.$ref === undefined
        ? variant
        : { allOf: [variant, discriminatorProperty(discriminator, each.$ref)] };
    });

  /** One part of an `allOf`. A base is only itself here, not the union of its subtypes; the whole may require more of it. */
  const rewritePart = (
    part: NormalSchema,
    required: readonly string[],
    place: Place,
  ): PrinterSchema => {
    if (part.$ref === undefined || Object.keys(part).length > 1) {
      return rewrite(
        {
          ...part,
          ...(required.length === 0 ? {} : { required: [...(part.required ?? []), ...required] }),
        },
        place,
      );
    }
    const type = names.typeOf(part.$ref, place.direction);
    const keys = required.map((key) => JSON.stringify(key));
    return rawType(keys.length === 0 ? type : `WithRequired<${type}, ${keys.join(" | ")}>`);
  };

  return rewrite;
};

/** The keywords beside a reference that change its type. */
const CONSTRAINING = [
  "properties",
  "allOf",
  "oneOf",
  "anyOf",
  "required",
  "additionalProperties",
  "enum",
];

const withTypes = (types: readonly string[]): Pick<NormalSchema, "type"> => {
  const [only] = types;
  return only === undefined ? {} : { type: types.length === 1 ? only : types };
};

const isComposed = ({ allOf, anyOf, oneOf }: NormalSchema): boolean =>
  (allOf ?? anyOf ?? oneOf) !== undefined;

const isBytes = (schema: NormalSchema): boolean =>
  schema.format === "binary" || schema["contentMediaType"] === "application/octet-stream";
