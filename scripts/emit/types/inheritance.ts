import { mappedReference } from "../../document/direction.ts";
import { referenceTo, schemaAt } from "../../document/pointer.ts";
import type { Discriminator, NormalDocument, NormalSchema } from "../../document/types.ts";
import type { PrinterSchema } from "./printer.ts";

/** A schema that others are composed of, told apart by a property. */
const isBase = (
  schema: NormalSchema | undefined,
): schema is NormalSchema & { discriminator: Discriminator } =>
  schema?.discriminator !== undefined && !schema.oneOf && !schema.anyOf;

/** The property that tells a variant apart, with the values that mean it. */
export const discriminatorProperty = (
  { propertyName, mapping }: Discriminator,
  reference: string,
): PrinterSchema => {
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
export const inheritanceOf = (document: NormalDocument) => {
  const references = new Map<NormalSchema, string>();
  const subtypes = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const reference = referenceTo("components", "schemas", name);
    references.set(schema, reference);
    for (const { $ref } of schema.allOf ?? []) {
      if ($ref !== undefined) subtypes.set($ref, [...(subtypes.get($ref) ?? []), reference]);
    }
  }
  const baseAt = (reference: string | undefined) => {
    const schema = reference === undefined ? undefined : schemaAt(document, reference);
    return isBase(schema) ? schema : undefined;
  };
  return {
    /** The schemas that a reference to a base may stand for; none where it is no base. */
    subtypesOf: (reference: string): readonly string[] => {
      if (baseAt(reference) === undefined) return [];
      const found = new Set(subtypes.get(reference));
      for (const subtype of found) for (const next of subtypes.get(subtype) ?? []) found.add(next);
      return [...found];
    },
    /** The property that tells a schema from the base that is a part of it. */
    discriminatorValueOf: (
      part: NormalSchema,
      subtype: NormalSchema,
    ): PrinterSchema | undefined => {
      const base = baseAt(part.$ref);
      const reference = references.get(subtype);
      return base === undefined || reference === undefined
        ? undefined
        : discriminatorProperty(base.discriminator, reference);
    },
  };
};
