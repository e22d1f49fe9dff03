import type { Direction } from "../../document/direction.ts";
import type { Document, Schema } from "../../document/types.ts";
import { lookUp } from "../../document/pointer.ts";

/** Whether a property travels this way: a read-only one is not sent, a write-only one not answered. */
export const travels = (
  document: Document,
  property: Schema | boolean,
  direction: Direction,
): boolean => {
  if (typeof property === "boolean") return true;
  const hidden = direction === "sent" ? "readOnly" : "writeOnly";
  const target =
    property.$ref === undefined
      ? undefined
      : (lookUp(document, property.$ref) as Schema | undefined);
  return property[hidden] !== true && target?.[hidden] !== true;
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
