import type { Document, Schema } from "../../document/types.ts";
import { commentOf } from "./doc-comment.ts";
import type { Direction } from "../../document/direction.ts";
import { isEnum, isList, valuesOf } from "./enums.ts";
import { inheritanceOf, tagOf } from "./inheritance.ts";
import { pascalCase } from "../../document/names.ts";
import { lookUp } from "../../document/pointer.ts";
import { propertyOf, travels } from "./properties.ts";

/** Where a schema stands: the way it travels, and the name that something unnamed in it is called after. */
export interface Place {
  readonly direction: Direction;
  readonly name: string;
}

/** What the rewriting of schemas needs to know of everything else. */
export interface Names {
  /** The type a reference stands for in one direction. */
  typeOf(reference: string, direction: Direction): string;
  /** The type of a list of values; the same schema always gives the same one. */
  enumOf(schema: Schema, wanted: string): string;
}

/** Type text where a schema is expected: the printer writes what follows `#/` as it is. */
export const verbatim = (type: string): Schema => ({ $ref: `#/${type}` });

/** Makes schemas into what the printer understands: JSON Schema without directions, lists of values and dialects. */
export const createRewriter = (document: Document, names: Names) => {
  const { heirsOf, tagOfHeir } = inheritanceOf(document);

  const rewrite = (schema: Schema | boolean, place: Place): Schema => {
    if (typeof schema === "boolean") return verbatim(schema ? "unknown" : "never");
    const core = rewriteCore(schema, place);
    const comment = commentOf(schema);
    return comment === "" ? core : { ...core, title: comment };
  };

  const rewriteCore = (schema: Schema, place: Place): Schema => {
    if (schema.$ref !== undefined) return rewriteReference(schema, schema.$ref, place);
    if (schema.enum !== undefined || isList(schema)) return rewriteEnum(schema, place);
    if (schema.const !== undefined) {
      return schema.const === null ? { type: "null" } : { const: schema.const };
    }
    if (isBytes(schema)) return verbatim("Blob");
    if (Array.isArray(schema.type) && schema.type.includes("null") && isComposed(schema)) {
      const type = schema.type.filter((each) => each !== "null");
      return {
        oneOf: [
          rewriteCore({ ...schema, type: type.length === 1 ? type[0] : type } as Schema, place),
          { type: "null" },
        ],
      };
    }
    return { ...rewriteStructure(schema, place), ...rewriteCompositions(schema, place) };
  };

  const rewriteReference = (schema: Schema, reference: string, place: Place): Schema => {
    const { $ref: _$ref, ...siblings } = schema;
    if (CONSTRAINING.some((keyword) => keyword in siblings)) {
      return rewriteCore(
        { ...siblings, allOf: [{ $ref: reference }, ...(siblings.allOf ?? [])] },
        place,
      );
    }
    const target = lookUp(document, reference) as Schema | undefined;
    if (target !== undefined && isEnum(target)) return rewriteEnum(target, place);
    const heirs = heirsOf(reference);
    const types = (heirs.length === 0 ? [reference] : heirs).map((each) =>
      names.typeOf(each, place.direction),
    );
    return types.length === 1 ? verbatim(types[0] ?? "unknown") : { oneOf: types.map(verbatim) };
  };

  const rewriteEnum = (schema: Schema, place: Place): Schema => {
    const values = valuesOf(schema);
    if (!isEnum(schema))
      return {
        anyOf: values.map((value) => (value === null ? { type: "null" } : { const: value })),
      };
    const nullable =
      values.includes(null) || (Array.isArray(schema.type) && schema.type.includes("null"));
    const type = verbatim(names.enumOf(schema, place.name));
    const any = values.some((value) => typeof value === "string")
      ? "(string & {})"
      : "(number & {})";
    const open = place.direction === "answered" ? [verbatim(any)] : [];
    const members = [type, ...open, ...(nullable ? [{ type: "null" }] : [])];
    return members.length === 1 ? type : { oneOf: members };
  };

  const rewriteStructure = (schema: Schema, place: Place): Schema => {
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
      return verbatim("Record<string, never>");
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
  const indexOf = (schema: Schema, index: readonly (Schema | boolean)[], place: Place): Schema => {
    const [only] = index;
    const fits =
      index.length === 1 &&
      typeof only === "object" &&
      Object.values(schema.properties ?? {}).every(
        ({ type }) => type !== undefined && type === only.type,
      );
    if (schema.properties !== undefined && Object.keys(schema.properties).length > 0 && !fits)
      return verbatim("unknown");
    return index.length === 1 && only !== undefined
      ? rewrite(only, place)
      : { oneOf: index.map((each) => rewrite(each, place)) };
  };

  /** The properties that travel this way, and those that are only required, of which nothing is known. */
  const rewriteProperties = (schema: Schema, place: Place): Record<string, Schema> => {
    const known = Object.entries(schema.properties ?? {}).filter(([, property]) =>
      travels(document, property, place.direction),
    );
    const loose = requiredOf(schema, place.direction).filter(
      (key) => propertyOf(document, schema, key) === undefined,
    );
    return Object.fromEntries([
      ...known.map(([key, property]) => [
        key,
        rewrite(property, { ...place, name: place.name + pascalCase(key) }),
      ]),
      ...loose.map((key) => [key, verbatim("unknown")]),
    ]) as Record<string, Schema>;
  };

  const requiredOf = (schema: Schema, direction: Direction): string[] =>
    (schema.required ?? []).filter((key) => {
      const property = propertyOf(document, schema, key);
      return property === undefined || travels(document, property, direction);
    });

  const rewriteCompositions = (schema: Schema, place: Place): Schema => {
    const { allOf = [], oneOf, anyOf } = schema;
    const required = requiredOf(schema, place.direction).filter(
      (key) => !Object.hasOwn(schema.properties ?? {}, key),
    );
    const all = allOf.flatMap((part) => {
      const inherited = required.filter((key) => propertyOf(document, part, key) !== undefined);
      const tag = tagOfHeir(part, schema);
      return [rewritePart(part, inherited, place), ...(tag === undefined ? [] : [tag])];
    });
    const unions = [oneOf, anyOf]
      .filter((list) => list !== undefined)
      .map((list) => ({ oneOf: variantsOf(list, schema, place) }));
    const [union] = unions;
    if (all.length === 0 && unions.length <= 1) return union ?? {};
    return { allOf: [...all, ...unions] };
  };

  const variantsOf = (list: readonly Schema[], { discriminator }: Schema, place: Place): Schema[] =>
    list.map((each) => {
      const variant = rewrite(each, place);
      return discriminator === undefined || each.$ref === undefined
        ? variant
        : { allOf: [variant, tagOf(discriminator, each.$ref)] };
    });

  /** One part of an `allOf`. A base is only itself here, not the union of its heirs; the whole may require more of it. */
  const rewritePart = (part: Schema, required: readonly string[], place: Place): Schema => {
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
    const keys = required.map(escapedKey);
    return verbatim(keys.length === 0 ? type : `WithRequired<${type}, ${keys.join(" | ")}>`);
  };

  return rewrite;
};

/** A key as type text in which nothing means anything to a JSON pointer. */
const escapedKey = (key: string): string =>
  JSON.stringify(key).replace(/[#%/~]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

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

const isComposed = ({ allOf, anyOf, oneOf }: Schema): boolean =>
  (allOf ?? anyOf ?? oneOf) !== undefined;

const isBytes = (schema: Schema): boolean =>
  schema.format === "binary" || schema["contentMediaType"] === "application/octet-stream";
