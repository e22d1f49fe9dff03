import { definitionsOf } from "./composition.ts";
import { referenceTo, resolve, schemaAt } from "./pointer.ts";
import type { Discriminator, NormalDocument, NormalSchema } from "./types.ts";
import { isValueList, valuesOf } from "./value-list.ts";

/** Whether what a mapping says is a component's name, and not a reference. */
export const isBareName = (target: string): boolean => !/[#/]|\.(ya?ml|json)$/.test(target);

/** A mapping may name a component or refer to it. */
export const mappedReference = (target: string): string =>
  isBareName(target) ? referenceTo("components", "schemas", target) : target;

/** The schemas a discriminator leads to. */
export const mappedSchemas = ({ discriminator }: NormalSchema): string[] =>
  Object.values(discriminator?.mapping ?? {}).map(mappedReference);

/** The values of a discriminator that mean a schema, as the mapping says. */
export const mappedValues = ({ mapping }: Discriminator, reference: string): string[] =>
  Object.entries(mapping ?? {})
    .filter(([, target]) => mappedReference(target) === reference)
    .map(([value]) => value);

/** The name of the component that a reference leads to. */
export const componentName = (reference: string): string =>
  reference
    .slice(reference.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");

/** A property that tells schemas apart, with the values that mean one of them. */
export interface DiscriminatorValues {
  readonly property: string;
  readonly values: readonly (string | number | boolean)[];
}

/** Component schemas that are composed of others, where a discriminator tells them apart. */
export interface Inheritance {
  /** The component that a schema is, if it is one. */
  referenceOf(schema: NormalSchema): string | undefined;
  /** The components composed of this one directly; none where no discriminator tells them apart. */
  subtypesOf(reference: string): readonly string[];
  /** Whether one component is composed of another that has subtypes. */
  isPartOf(part: string, whole: string): boolean;
  /** What tells a component from its relatives; undefined where it is only what its subtypes have in common. */
  valuesOf(reference: string): readonly DiscriminatorValues[] | undefined;
}

/** The references in `allOf`, also in parts that have no name. */
const referencesIn = ({ allOf = [] }: NormalSchema): string[] =>
  allOf.flatMap((part) =>
    part.$ref === undefined ? referencesIn(part) : [part.$ref, ...referencesIn(part)],
  );

export const inheritanceOf = (document: NormalDocument): Inheritance => {
  const references = new Map<NormalSchema, string>();
  const parents = new Map<string, string[]>();
  const children = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const reference = referenceTo("components", "schemas", name);
    references.set(schema, reference);
    const own = [...new Set(referencesIn(schema))].filter((each) => each !== reference);
    parents.set(reference, own);
    for (const each of own) children.set(each, [...(children.get(each) ?? []), reference]);
  }

  /** A schema and all that it is composed of, the nearest first. */
  const lineOf = (reference: string): string[] => {
    const line = new Set([reference]);
    for (const each of line) for (const parent of parents.get(each) ?? []) line.add(parent);
    return [...line];
  };
  const discriminatorOf = (reference: string): Discriminator | undefined => {
    const schema = schemaAt(document, reference);
    return schema?.oneOf === undefined && schema?.anyOf === undefined
      ? schema?.discriminator
      : undefined;
  };
  const hasBase = (reference: string): boolean =>
    lineOf(reference).some((each) => discriminatorOf(each) !== undefined);
  const subtypesOf = (reference: string): readonly string[] =>
    hasBase(reference) ? (children.get(reference) ?? []) : [];

  const valuesOf = (reference: string): readonly DiscriminatorValues[] | undefined => {
    const line = lineOf(reference);
    const isAbstract = (discriminator: Discriminator, base: string): boolean =>
      subtypesOf(reference).length > 0 &&
      mappedValues(discriminator, reference).length === 0 &&
      (base === reference || discriminator.mapping !== undefined);
    const found = line.flatMap((base) => {
      const discriminator = discriminatorOf(base);
      return discriminator === undefined ? [] : [{ base, discriminator }];
    });
    if (found.some(({ base, discriminator }) => isAbstract(discriminator, base))) return undefined;
    return found.flatMap(({ discriminator }) => {
      const mapped = line
        .map((each) => mappedValues(discriminator, each))
        .find((values) => values.length > 0);
      return discriminatorValues(document, discriminator, reference, mapped) ?? [];
    });
  };

  return {
    referenceOf: (schema) => references.get(schema),
    subtypesOf,
    isPartOf: (part, whole) => part !== whole && hasBase(part) && lineOf(whole).includes(part),
    valuesOf,
  };
};

/**
 * The values of a discriminator that mean a component: the mapped ones, or the component's name. Undefined where the
 * component's own lists of values allow none of them: then those say it.
 */
export const discriminatorValues = (
  document: NormalDocument,
  { propertyName, ...discriminator }: Discriminator,
  reference: string,
  texts = mappedValues({ propertyName, ...discriminator }, reference),
): DiscriminatorValues | undefined => {
  const definitions = definitionsOf(document, { $ref: reference }, propertyName).map((each) =>
    resolve(document, each),
  );
  const types = definitions.flatMap(({ type }) => type ?? []);
  const values = (texts.length > 0 ? texts : [componentName(reference)])
    .map((text) => typedValue(text, types))
    .filter((value) => definitions.every((each) => allows(each, value)));
  return values.length === 0 ? undefined : { property: propertyName, values };
};

const allows = (schema: NormalSchema, value: unknown): boolean =>
  (schema.const === undefined || schema.const === value) &&
  ((schema.enum === undefined && !isValueList(schema)) || valuesOf(schema).includes(value));

/** A mapping's keys are texts; what they mean may be a number or a boolean. */
const typedValue = (text: string, types: readonly string[]): string | number | boolean => {
  const isNumber = types.includes("integer") || types.includes("number");
  if (types.includes("string")) return text;
  if (isNumber && text !== "" && !Number.isNaN(Number(text))) return Number(text);
  return types.includes("boolean") && /^(true|false)$/.test(text) ? text === "true" : text;
};
