import { schemaAt } from "./pointer.ts";
import type { NormalDocument, NormalSchema } from "./types.ts";

/** A property by name, also in what a schema is composed of. */
export const propertyOf = (
  document: NormalDocument,
  schema: NormalSchema,
  key: string,
  seen = new Set<NormalSchema>(),
): NormalSchema | undefined => {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  const target = schema.$ref === undefined ? undefined : schemaAt(document, schema.$ref);
  const own =
    schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  if (own !== undefined) return own;
  for (const part of [...(target === undefined ? [] : [target]), ...(schema.allOf ?? [])]) {
    const found = propertyOf(document, part, key, seen);
    if (found !== undefined) return found;
  }
  return undefined;
};
