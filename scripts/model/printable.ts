import type { Document, Schema } from "./document.ts";
import { commentOf } from "./comments.ts";
import { mappedReference, type Direction } from "./directions.ts";
import { isEnum, isList, valuesOf } from "./enums.ts";
import { pascalCase } from "./names.ts";
import { lookUp, referenceTo } from "./pointer.ts";

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
  const rewrite = (schema: Schema | boolean, place: Place): Schema => {
    if (typeof schema === "boolean") return verbatim(schema ? "unknown" : "never");
    const core = rewriteCore(schema, place);
    const comment = commentOf(schema);
    return comment === "" ? core : { ...core, title: comment };
  };

  const rewriteCore = (schema: Schema, place: Place): Schema => {
    if (schema.$ref !== undefined)
      return rewriteReference(schema as Schema & { $ref: string }, place);
    if (schema.enum !== undefined || isList(schema)) return rewriteEnum(schema, place);
    if (schema.const !== undefined)
      return schema.const === null ? { type: "null" } : { const: schema.const };
    if (schema.format === "binary" || schema["contentMediaType"] === "application/octet-stream") {
      return verbatim("Blob");
    }
    const parts = { ...rewriteStructure(schema, place), ...rewriteCompositions(schema, place) };
    return withRequired(parts, schema, place);
  };

  const rewriteReference = (schema: Schema & { $ref: string }, place: Place): Schema => {
    const { $ref, ...siblings } = schema;
    const target = lookUp(document, $ref) as Schema | undefined;
    if (target !== undefined && isEnum(target)) return rewriteEnum(target, place);
    const children =
      target?.discriminator && !target.oneOf && !target.anyOf ? heirsOf(document, $ref) : [];
    const type = { $ref: `#/${names.typeOf($ref, place.direction)}` };
    const base =
      children.length === 0
        ? type
        : { anyOf: children.map((child) => verbatim(names.typeOf(child, place.direction))) };
    const constrains = [
      "properties",
      "allOf",
      "oneOf",
      "anyOf",
      "required",
      "additionalProperties",
      "enum",
    ];
    if (!constrains.some((keyword) => keyword in siblings)) return base;
    return { allOf: [base, rewriteCore(siblings, place)] };
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
    return members.length === 1 ? type : { anyOf: members };
  };

  const rewriteStructure = (schema: Schema, place: Place): Schema => {
    const { items, prefixItems, additionalProperties, patternProperties } = schema;
    const properties = rewriteProperties(schema, place);
    const index = [
      ...(additionalProperties === undefined || additionalProperties === false
        ? []
        : [additionalProperties]),
      ...Object.values(patternProperties ?? {}),
    ];
    const types =
      schema.type ??
      (properties || index.length > 0 ? "object" : items || prefixItems ? "array" : undefined);
    return {
      ...(types === undefined ? {} : { type: types }),
      ...(properties === undefined ? {} : { properties }),
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
      : { anyOf: index.map((each) => rewrite(each, place)) };
  };

  const rewriteProperties = (schema: Schema, place: Place): Record<string, Schema> | undefined => {
    if (schema.properties === undefined) return undefined;
    const hidden = place.direction === "sent" ? "readOnly" : "writeOnly";
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([, property]) => !travelsNot(document, property, hidden))
        .map(([key, property]) => [
          key,
          rewrite(property, { ...place, name: place.name + pascalCase(key) }),
        ]),
    );
  };

  const rewriteCompositions = (schema: Schema, place: Place): Schema => {
    const { allOf = [], oneOf, anyOf, discriminator } = schema;
    const all = allOf.flatMap((each) => {
      const tag = discriminatorOfHeir(document, each, schema);
      // A base is only itself here, not the union of its heirs.
      const base =
        each.$ref === undefined
          ? rewrite(each, place)
          : { $ref: `#/${names.typeOf(each.$ref, place.direction)}` };
      return tag === undefined ? [base] : [base, tag];
    });
    const variants = (list: readonly Schema[]): Schema[] =>
      list.map((each) => tagged(rewrite(each, place), each, discriminator));
    return {
      ...(all.length === 0 ? {} : { allOf: all }),
      ...(oneOf === undefined ? {} : { oneOf: variants(oneOf) }),
      ...(anyOf === undefined ? {} : { anyOf: variants(anyOf) }),
    };
  };

  /** A parent's `required` reaches into what it is composed of; there the property keeps its type. */
  const withRequired = (parts: Schema, schema: Schema, place: Place): Schema => {
    const hidden = place.direction === "sent" ? "readOnly" : "writeOnly";
    const required = (schema.required ?? []).filter((key) => {
      const property = propertyOf(document, schema, key);
      return property === undefined || !travelsNot(document, property, hidden);
    });
    if (required.length === 0) return parts;
    const own = required.filter((key) => Object.hasOwn(schema.properties ?? {}, key));
    const others = required.filter((key) => !own.includes(key));
    const inherited = others.filter((key) => propertyOf(document, schema, key) !== undefined);
    const unknown = others.filter((key) => !inherited.includes(key));
    const properties = {
      ...(parts.properties ?? {}),
      ...Object.fromEntries(unknown.map((key) => [key, verbatim("unknown")])),
    };
    return {
      ...parts,
      ...(Object.keys(properties).length === 0 ? {} : { properties }),
      ...(own.length + unknown.length === 0 ? {} : { required: [...own, ...unknown] }),
      ...(inherited.length === 0 ? {} : { "x-required": inherited }),
    };
  };

  return rewrite;
};

const travelsNot = (
  document: Document,
  property: Schema | boolean,
  flag: "readOnly" | "writeOnly",
): boolean => {
  if (typeof property === "boolean") return false;
  if (property[flag] === true) return true;
  const target =
    property.$ref === undefined
      ? undefined
      : (lookUp(document, property.$ref) as Schema | undefined);
  return target?.[flag] === true;
};

/** A property by name, also in what a schema is composed of. */
export const propertyOf = (
  document: Document,
  schema: Schema,
  key: string,
  seen = new Set<Schema>(),
): Schema | undefined => {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  const target =
    schema.$ref === undefined ? undefined : (lookUp(document, schema.$ref) as Schema | undefined);
  const own =
    schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  if (own !== undefined) return own;
  for (const part of [...(target === undefined ? [] : [target]), ...(schema.allOf ?? [])]) {
    const found = propertyOf(document, part, key, seen);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A variant of a union with the values of the discriminator that mean it. */
const tagged = (variant: Schema, source: Schema, discriminator: Schema["discriminator"]): Schema =>
  discriminator === undefined || source.$ref === undefined
    ? variant
    : { allOf: [variant, tag(discriminator, source.$ref)] };

const tag = (discriminator: NonNullable<Schema["discriminator"]>, reference: string): Schema => {
  const mapped = Object.entries(discriminator.mapping ?? {})
    .filter(([, target]) => mappedReference(target) === reference)
    .map(([value]) => value);
  const values = mapped.length > 0 ? mapped : [reference.slice(reference.lastIndexOf("/") + 1)];
  const property =
    values.length === 1
      ? { const: values[0] }
      : { anyOf: values.map((value) => ({ const: value })) };
  return {
    type: "object",
    properties: { [discriminator.propertyName]: property },
    required: [discriminator.propertyName],
  };
};

/** What tells an heir from the base it is composed of. */
const discriminatorOfHeir = (
  document: Document,
  part: Schema,
  heir: Schema,
): Schema | undefined => {
  if (part.$ref === undefined) return undefined;
  const base = lookUp(document, part.$ref) as Schema | undefined;
  if (base?.discriminator === undefined || base.oneOf || base.anyOf) return undefined;
  const name = Object.entries(document.components?.schemas ?? {}).find(
    ([, schema]) => schema === heir,
  )?.[0];
  return name === undefined
    ? undefined
    : tag(base.discriminator, referenceTo("components", "schemas", name));
};

/** The component schemas composed of this one. */
const heirsOf = (document: Document, base: string): string[] =>
  Object.entries(document.components?.schemas ?? {})
    .filter(([, schema]) => schema.allOf?.some((part) => part.$ref === base))
    .map(([name]) => referenceTo("components", "schemas", name));

const KEYWORDS: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

/** The text of a printable schema that is short enough to stand in a signature; undefined for anything else. */
export const simpleText = (printable: Schema): string | undefined => {
  const { title: _title, ...core } = printable;
  const keys = Object.keys(core).join(" ");
  if (keys === "$ref") return core.$ref?.slice("#/".length);
  if (keys === "const") return JSON.stringify(core.const);
  if (keys === "anyOf") {
    const members = core.anyOf?.map(simpleText) ?? [];
    return members.every((each) => each !== undefined) ? members.join(" | ") : undefined;
  }
  if (keys === "type" && typeof core.type === "string") return KEYWORDS[core.type];
  if (keys === "type items" && core.type === "array" && core.items !== undefined) {
    const item = simpleText(core.items);
    return item === undefined ? undefined : / /.test(item) ? `(${item})[]` : `${item}[]`;
  }
  return undefined;
};
