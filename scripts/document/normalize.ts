import { mapAnswers, mapSchemas, mapValues } from "./map-document.ts";
import { Names, pascalCase } from "./names.ts";
import { lookUp, referenceTo, stepsOf } from "./pointer.ts";
import { childrenOf, isAnnotation, mapChildren } from "./schema-keywords.ts";
import type { Document, Header, NormalDocument, NormalSchema, Response, Schema } from "./types.ts";

/** One dialect for all emitters: JSON Schema as in OpenAPI 3.1, in which every reference leads to a component. */
export const normalize = (given: Document): NormalDocument => {
  const document = withoutOddPaths(given);
  const modern = document.openapi.startsWith("3.0")
    ? mapSchemas(document, modernize)
    : usesOldWords(document)
      ? mapSchemas(document, tolerate)
      : document;
  // From here on it is what the type says.
  return separateBases(liftReferences(liftAnswers(modern)) as NormalDocument);
};

/** Paths begin with a slash; what else stands among them are extensions. */
const withoutOddPaths = (document: Document): Document => {
  const paths = Object.entries(document.paths ?? {});
  const own = paths.filter(([path]) => !path.startsWith("x-"));
  return own.length === paths.length ? document : { ...document, paths: Object.fromEntries(own) };
};

/** Whether a 3.1 document has words of 3.0, which are read as there. */
const usesOldWords = (document: Document): boolean => {
  const text = JSON.stringify(document);
  return ["nullable", "exclusiveMinimum", "exclusiveMaximum"].some((word) =>
    text.includes(`"${word}":true`),
  );
};

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

const COMPOSED = ["allOf", "anyOf", "oneOf"];

const orNull = (schema: Schema): Schema => {
  const values =
    schema.enum === undefined || schema.enum.includes(null) ? {} : { enum: [...schema.enum, null] };
  const isComposed = COMPOSED.some((keyword) => keyword in schema);
  if (schema.type !== undefined && !isComposed)
    return { ...schema, ...values, type: [...new Set([schema.type, "null"].flat())] };
  if (schema.enum !== undefined) return { ...schema, ...values };
  const parts = Object.entries(schema);
  const isBeside = (keyword: string): boolean =>
    isAnnotation(keyword) && keyword !== "discriminator";
  const rest = parts.filter(([keyword]) => !isBeside(keyword));
  if (rest.length === 0) return schema;
  const beside = parts.filter(([keyword]) => isBeside(keyword));
  return { ...Object.fromEntries(beside), anyOf: [Object.fromEntries(rest), { type: "null" }] };
};

/** An answer or a header of an answer that is taken from where another operation has it becomes a component. */
const liftAnswers = (document: Document): Document => {
  const headers = createLifter<Header>(document, "headers");
  // One that stands at two places stays one.
  const changed = new Map<Response, Response>();
  const withHeaders = (answer: Response): Response => {
    if (answer.headers === undefined) return answer;
    const known = changed.get(answer);
    const result = known ?? { ...answer, headers: mapValues(answer.headers, headers.lift) };
    changed.set(answer, result);
    return result;
  };
  const answers = createLifter(document, "responses", withHeaders);
  const { components = {} } = document;
  const own = mapValues(components.responses ?? {}, withHeaders);
  const paths = mapAnswers(document.paths ?? {}, (answer) => withHeaders(answers.lift(answer)));
  const lifted = { ...headers.lifted, ...answers.lifted };
  if (Object.keys(lifted).length === 0) return document;
  return {
    ...document,
    paths,
    components: {
      ...components,
      responses: { ...own, ...answers.lifted },
      headers: { ...components.headers, ...headers.lifted },
    },
  };
};

/** Makes components of one kind of what is referred to elsewhere, each named after where it stands. */
const createLifter = <Value extends Response | Header>(
  document: Document,
  kind: "responses" | "headers",
  change: (value: Value) => Value = (value) => value,
) => {
  const names = new Names(Object.keys(document.components?.[kind] ?? {}));
  const references = new Map<string, string>();
  const lifted: Record<string, Value> = {};
  const lift = (value: Value): Value => {
    const { $ref } = value;
    if ($ref === undefined || $ref.startsWith(`#/components/${kind}/`)) return value;
    const target = lookUp(document, $ref);
    if (target === null || typeof target !== "object") return value;
    const name = references.get($ref) ?? names.take(nameOf($ref));
    if (!references.has($ref)) lifted[name] = change(target as Value);
    references.set($ref, name);
    return { ...value, $ref: referenceTo("components", kind, name) };
  };
  return { lift, lifted };
};

const COMPONENT = /^#\/components\/schemas\/[^/]+$/;

/**
 * What a schema refers to beside the component schemas becomes a component schema, named after where it stood; and every
 * reference is spelt in one way.
 */
const liftReferences = (document: Document): Document => {
  const names = new Names(Object.keys(document.components?.schemas ?? {}));
  /** The component that a schema becomes which is referred to where it stands. */
  const lifted = new Map<Schema, string>();
  let respelt = false;
  /** Where a reference leads; as it is where that is nowhere. */
  const target = (reference: string): string => {
    const spelt = referenceTo(...stepsOf(reference));
    if (COMPONENT.test(spelt)) return spelt;
    const found = lookUp(document, spelt) as Schema | null | undefined;
    if (found === null || typeof found !== "object") return spelt;
    if (isAlias(found)) return found.$ref;
    const name = lifted.get(found) ?? names.take(nameOf(spelt));
    if (!lifted.has(found)) {
      lifted.set(found, name);
      find(found);
    }
    return referenceTo("components", "schemas", name);
  };
  const find = (schema: Schema): Schema => {
    if (schema.$ref !== undefined) respelt = target(schema.$ref) !== schema.$ref || respelt;
    childrenOf(schema).forEach(find);
    return schema;
  };
  const itself = (schema: Schema): Schema => {
    const changed = mapChildren(schema, change);
    return schema.$ref === undefined ? changed : { ...changed, $ref: target(schema.$ref) };
  };
  const change = (schema: Schema): Schema => {
    const name = lifted.get(schema);
    return name === undefined
      ? itself(schema)
      : { $ref: referenceTo("components", "schemas", name) };
  };
  mapSchemas(document, find);
  if (!respelt) return document;
  const { components, ...rest } = mapSchemas(document, change);
  const own = [...lifted].map(([schema, name]) => [name, itself(schema)] as const);
  return {
    ...rest,
    components: {
      ...components,
      schemas: { ...components?.schemas, ...Object.fromEntries(own) },
    },
  };
};

/** Whether a schema is nothing but a reference to a component. */
const isAlias = (schema: Schema): schema is Schema & { readonly $ref: string } =>
  schema.$ref !== undefined && COMPONENT.test(schema.$ref) && Object.keys(schema).length === 1;

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
