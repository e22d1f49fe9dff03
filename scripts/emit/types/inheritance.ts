import type { Discriminator, Document, Schema } from "../../document/types.ts";
import { lookUp, referenceTo } from "../../document/pointer.ts";

/** A mapping may name a component or refer to it. */
export const mappedReference = (target: string): string =>
  target.includes("/") ? target : referenceTo("components", "schemas", target);

/** A schema that others are composed of, told apart by a property. */
const isBase = (schema: Schema | undefined): schema is Schema & { discriminator: Discriminator } =>
  schema?.discriminator !== undefined && !schema.oneOf && !schema.anyOf;

/** The property that tells a variant apart, with the values that mean it. */
export const tagOf = ({ propertyName, mapping }: Discriminator, reference: string): Schema => {
  const mapped = Object.entries(mapping ?? {})
    .filter(([, target]) => mappedReference(target) === reference)
    .map(([value]) => value);
  const values = mapped.length > 0 ? mapped : [reference.slice(reference.lastIndexOf("/") + 1)];
  const property =
    values.length === 1
      ? { const: values[0] }
      : { oneOf: values.map((value) => ({ const: value })) };
  return { type: "object", properties: { [propertyName]: property }, required: [propertyName] };
};

/** Who is composed of whom, where a discriminator tells them apart. */
export const inheritanceOf = (document: Document) => {
  const references = new Map<Schema, string>();
  const heirs = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const reference = referenceTo("components", "schemas", name);
    references.set(schema, reference);
    for (const { $ref } of schema.allOf ?? []) {
      if ($ref !== undefined) heirs.set($ref, [...(heirs.get($ref) ?? []), reference]);
    }
  }
  const baseAt = (reference: string | undefined) => {
    const schema =
      reference === undefined ? undefined : (lookUp(document, reference) as Schema | undefined);
    return isBase(schema) ? schema : undefined;
  };
  return {
    /** The schemas that a reference to a base may stand for; none where it is no base. */
    heirsOf: (reference: string): readonly string[] => {
      if (baseAt(reference) === undefined) return [];
      const found = new Set(heirs.get(reference));
      for (const heir of found) for (const next of heirs.get(heir) ?? []) found.add(next);
      return [...found];
    },
    /** What tells a schema from the base that is a part of it. */
    tagOfHeir: (part: Schema, heir: Schema): Schema | undefined => {
      const base = baseAt(part.$ref);
      const reference = references.get(heir);
      return base === undefined || reference === undefined
        ? undefined
        : tagOf(base.discriminator, reference);
    },
  };
};
