import { mapSchemas } from "./map-document.ts";
import { Names, pascalCase } from "./names.ts";
import { lookUp, referenceTo, stepsOf } from "./pointer.ts";
import { isAnnotation, mapChildren } from "./schema-keywords.ts";
import type { Document, NormalDocument, NormalSchema, Schema } from "./types.ts";

/** One dialect for all emitters: JSON Schema as in OpenAPI 3.1, in which every reference leads to a component. */
export const normalize = (document: Document): NormalDocument => {
  const modern = document.openapi.startsWith("3.0")
    ? mapSchemas(document, modernize)
    : usesOldWords(document)
      ? mapSchemas(document, tolerate)
      : document;
  // From here on it is what the type says.
  return separateBases(liftReferences(modern) as NormalDocument);
};

/** Whether a 3.1 document has words of 3.0, which are read as there. */
const usesOldWords = (document: Document): boolean =>
  /"(nullable|exclusiveM(in|ax)imum)":true/.test(JSON.stringify(document));

/** OpenAPI 3.0 said `nullable: true` and `exclusiveMinimum: true`. */
const readOldWords = (schema: Schema, readInside: (child: Schema) => Schema): Schema => {
  const { nullable, ...rest } = mapChildren(schema, readInside);
  const low = exclusive(rest, "minimum", "exclusiveMinimum");
  const ranged = exclusive(low, "maximum", "exclusiveMaximum");
  return nullable === true ? orNull(ranged) : ranged;
};

const tolerate = (schema: Schema): Schema => readOldWords(schema, tolerate);

/** It also said that nothing stands beside a `$ref`. */
const modernize = (schema: Schema): Schema => {
  if (schema.$ref === undefined) return readOldWords(schema, modernize);
  const { $ref, description } = schema;
  return description === undefined ? { $ref } : { $ref, description };
};

const exclusive = (schema: Schema, limit: string, flag: string): Schema => {
  if (typeof schema[flag] !== "boolean") return schema;
  const { [flag]: isExclusive, [limit]: value, ...rest } = schema;
  return value === undefined ? rest : { ...rest, [isExclusive === true ? flag : limit]: value };
};

const orNull = (schema: Schema): Schema => {
  const values =
    schema.enum === undefined || schema.enum.includes(null) ? {} : { enum: [...schema.enum, null] };
  if (typeof schema.type === "string") return { ...schema, ...values, type: [schema.type, "null"] };
  if (schema.enum !== undefined) return { ...schema, ...values };
  const parts = Object.entries(schema);
  const isBeside = (keyword: string): boolean =>
    isAnnotation(keyword) && keyword !== "discriminator";
  const rest = parts.filter(([keyword]) => !isBeside(keyword));
  if (rest.length === 0) return schema;
  const beside = parts.filter(([keyword]) => isBeside(keyword));
  return { ...Object.fromEntries(beside), anyOf: [Object.fromEntries(rest), { type: "null" }] };
};

const COMPONENT = /^#\/components\/schemas\/[^/]+$/;

/**
 * What a schema refers to beside the component schemas becomes a component schema, named after where it stands; and
 * every reference is spelt in one way.
 */
const liftReferences = (document: Document): Document => {
  const names = new Names(Object.keys(document.components?.schemas ?? {}));
  const lifted = new Map<string, string>();
  let respelt = false;
  const schemas: Record<string, Schema> = {};
  const lift = (reference: string): string => {
    const known = lifted.get(reference);
    if (known !== undefined) return known;
    const target = lookUp(document, reference);
    if (target === null || typeof target !== "object") return reference;
    const next = (target as Schema).$ref;
    if (next !== undefined && COMPONENT.test(next) && Object.keys(target).length === 1) return next;
    const name = names.take(nameOf(reference));
    const result = referenceTo("components", "schemas", name);
    lifted.set(reference, result);
    schemas[name] = change(target as Schema);
    return result;
  };
  const change = (schema: Schema): Schema => {
    const changed = mapChildren(schema, change);
    if (schema.$ref === undefined) return changed;
    const reference = referenceTo(...stepsOf(schema.$ref));
    if (reference === schema.$ref && COMPONENT.test(reference)) return changed;
    respelt = true;
    return { ...changed, $ref: COMPONENT.test(reference) ? reference : lift(reference) };
  };
  const result = mapSchemas(document, change);
  return !respelt
    ? document
    : {
        ...result,
        components: {
          ...result.components,
          schemas: { ...result.components?.schemas, ...schemas },
        },
      };
};

/**
 * A union whose variants are composed of the union itself has no end. The variants get the union's own part alone, as a
 * component of its own.
 */
const separateBases = (document: NormalDocument): NormalDocument => {
  const schemas = document.components?.schemas ?? {};
  const names = new Names(Object.keys(schemas));
  const changed: Record<string, NormalSchema> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const own = referenceTo("components", "schemas", name);
    const variants = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(({ $ref }) => {
      const variant = $ref === undefined ? "" : (stepsOf($ref).at(-1) ?? "");
      return schemas[variant]?.allOf?.some((part) => part.$ref === own) === true ? [variant] : [];
    });
    if (variants.length === 0) continue;
    const { oneOf: _oneOf, anyOf: _anyOf, discriminator: _discriminator, ...base } = schema;
    const baseName = names.take(`${name}Base`);
    changed[baseName] = base;
    for (const variant of variants) {
      const source = changed[variant] ?? schemas[variant] ?? {};
      const parts = source.allOf?.map((part) =>
        part.$ref === own ? { $ref: referenceTo("components", "schemas", baseName) } : part,
      );
      changed[variant] = { ...source, allOf: parts ?? [] };
    }
  }
  return Object.keys(changed).length === 0
    ? document
    : { ...document, components: { ...document.components, schemas: { ...schemas, ...changed } } };
};

const STRUCTURE = new Set(
  "paths components schemas properties responses requestBodies parameters headers content schema items $defs".split(
    " ",
  ),
);

/** `#/components/schemas/Pet/properties/owner` → `PetOwner` */
export const nameOf = (reference: string): string =>
  pascalCase(
    stepsOf(reference)
      .filter((step) => !STRUCTURE.has(step) && !step.includes("application/"))
      .join(" "),
  );
