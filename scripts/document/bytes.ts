import type { Direction } from "./direction.ts";
import { partsOf } from "./composition.ts";
import { isBytes, kindOf } from "./media.ts";
import { schemaAt } from "./pointer.ts";
import { childrenOf } from "./schema-keywords.ts";
import type { NormalDocument, NormalSchema } from "./types.ts";

/** Where bytes can travel in a multipart form: in its fields. The form itself is `form`, one of its fields `field`. */
export type Bytes = "form" | "field";

/** The schemas that hold of the same value as a schema, or may. */
const alternativesOf = (document: NormalDocument, schema: NormalSchema): NormalSchema[] => [
  ...partsOf(document, schema),
  ...(schema.oneOf ?? []),
  ...(schema.anyOf ?? []),
];

/** The schemas in which bytes can travel below a schema. */
const below = (schema: NormalSchema, bytes: Bytes): NormalSchema[] => {
  if (bytes === "form") {
    const { additionalProperties } = schema;
    const others = typeof additionalProperties === "object" ? [additionalProperties] : [];
    return [...Object.values(schema.properties ?? {}), ...others];
  }
  return schema.items === undefined ? [] : [schema.items];
};

/** Whether something in a form is bytes. */
export const holdsBytes = (
  document: NormalDocument,
  schema: NormalSchema,
  bytes: Bytes,
  seen = new Set<NormalSchema>(),
): boolean => {
  if (seen.has(schema)) return false;
  seen.add(schema);
  return (
    (bytes === "field" && isBytes(schema)) ||
    alternativesOf(document, schema).some((each) => holdsBytes(document, each, bytes, seen)) ||
    below(schema, bytes).some((each) => holdsBytes(document, each, "field", seen))
  );
};

/** The component schemas that are only used as forms, or as fields of them, by reference. */
export const formSchemas = (
  document: NormalDocument,
  roots: readonly { schema: NormalSchema; direction: Direction; type?: string }[],
): ReadonlyMap<string, Bytes> => {
  const forms = new Map<string, Bytes>();
  const others = new Set<string>();
  const visitOther = (schema: NormalSchema): void => {
    if (schema.$ref !== undefined && !others.has(schema.$ref)) {
      others.add(schema.$ref);
      const target = schemaAt(document, schema.$ref);
      if (target !== undefined) visitOther(target);
    }
    childrenOf(schema).forEach(visitOther);
  };
  const visitForm = (schema: NormalSchema, bytes: Bytes): void => {
    if (schema.$ref !== undefined) {
      const known = forms.get(schema.$ref);
      if (known !== undefined && known !== bytes) others.add(schema.$ref);
      if (known !== undefined) return;
      forms.set(schema.$ref, bytes);
    }
    const inside = new Set([...alternativesOf(document, schema), ...below(schema, bytes)]);
    for (const each of alternativesOf(document, schema)) visitForm(each, bytes);
    for (const each of below(schema, bytes)) visitForm(each, "field");
    childrenOf(schema)
      .filter((child) => !inside.has(child))
      .forEach(visitOther);
  };
  for (const { schema, type } of roots) {
    if (type !== undefined && kindOf(type) === "multipart") visitForm(schema, "form");
    else visitOther(schema);
  }
  return new Map([...forms].filter(([reference]) => !others.has(reference)));
};
