import { METHODS, type Document, type MediaType, type PathItem, type Schema } from "./types.ts";
import { isList } from "../emit/types/enums.ts";
import { mappedReference } from "../emit/types/inheritance.ts";
import { lookUp, referenceTo, resolve } from "./pointer.ts";

/** Which way a value goes: from the client to the server, or back. */
export type Direction = "sent" | "answered";

/** The schemas directly inside a schema. */
export const childrenOf = (schema: Schema): Schema[] => {
  const { properties, patternProperties, $defs, items, additionalProperties, not } = schema;
  return [
    ...[properties, patternProperties, $defs].flatMap((map) => Object.values(map ?? {})),
    ...[items, additionalProperties, not, schema["unevaluatedProperties"] as Schema | undefined],
    ...[schema.prefixItems, schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) => list ?? []),
  ].filter((child): child is Schema => typeof child === "object" && child !== null);
};

/** Every schema that a document sends or answers, by where it stands; those in components only through references. */
export const rootSchemas = (document: Document): { schema: Schema; direction: Direction }[] => {
  const roots: { schema: Schema; direction: Direction }[] = [];
  const take = (
    content: Readonly<Record<string, MediaType>> | undefined,
    direction: Direction,
  ): void => {
    for (const { schema } of Object.values(content ?? {}))
      if (schema) roots.push({ schema, direction });
  };
  const takeItem = (item: PathItem, out: Direction, back: Direction): void => {
    for (const method of METHODS) {
      if (item[method] === undefined) continue;
      const operation = resolve(document, item[method]);
      for (const each of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
        const { schema, content } = resolve(document, each);
        if (schema) roots.push({ schema, direction: out });
        take(content, out);
      }
      if (operation.requestBody) take(resolve(document, operation.requestBody).content, out);
      for (const [status, each] of Object.entries(operation.responses ?? {})) {
        if (status.startsWith("x-")) continue;
        const { content, headers } = resolve(document, each);
        take(content, back);
        for (const header of Object.values(headers ?? {})) {
          const { schema } = resolve(document, header);
          if (schema) roots.push({ schema, direction: back });
        }
      }
      for (const callback of Object.values(operation.callbacks ?? {})) {
        for (const called of Object.values(resolve(document, callback))) {
          if (typeof called === "object") takeItem(resolve(document, called), back, out);
        }
      }
    }
  };
  for (const item of Object.values(document.paths ?? {}))
    takeItem(resolve(document, item), "sent", "answered");
  for (const item of Object.values(document.webhooks ?? {}))
    takeItem(resolve(document, item), "answered", "sent");
  return roots;
};

/** The directions in which each component schema travels, by reference. One that nothing uses counts as answered. */
export const directionsOf = (document: Document): ReadonlyMap<string, ReadonlySet<Direction>> => {
  const found = new Map<string, Set<Direction>>();
  const visit = (schema: Schema, direction: Direction): void => {
    if (schema.$ref !== undefined) {
      const known = found.get(schema.$ref) ?? new Set();
      if (!known.has(direction)) {
        found.set(schema.$ref, known.add(direction));
        const target = lookUp(document, schema.$ref);
        if (target !== null && typeof target === "object") visit(target as Schema, direction);
      }
    }
    for (const child of childrenOf(schema)) visit(child, direction);
    for (const reference of mappedSchemas(schema)) visit({ $ref: reference }, direction);
  };
  for (const { schema, direction } of rootSchemas(document)) visit(schema, direction);
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const reference = referenceTo("components", "schemas", name);
    if (!found.has(reference)) visit({ $ref: reference }, "answered");
  }
  return found;
};

/** The schemas a discriminator leads to. A mapping may name a component or refer to it. */
export const mappedSchemas = ({ discriminator }: Schema): string[] =>
  Object.values(discriminator?.mapping ?? {}).map(mappedReference);

/** What makes the types of a schema's two directions differ: lists of values are closed when sent, open when answered. */
export const differsInType = (schema: Schema): boolean =>
  schema.enum !== undefined || isList(schema) || differsInProperties(schema);

/** Read-only properties are only answered, write-only ones only sent. */
export const differsInProperties = ({ readOnly, writeOnly }: Schema): boolean =>
  readOnly === true || writeOnly === true;

/** The component schemas whose two directions differ, by reference. It is contagious through references. */
export const directional = (
  document: Document,
  differs: (schema: Schema) => boolean,
): ReadonlySet<string> => {
  const users = new Map<string, Set<string>>();
  const found = new Set<string>();
  for (const [name, root] of Object.entries(document.components?.schemas ?? {})) {
    const reference = referenceTo("components", "schemas", name);
    const visit = (schema: Schema): void => {
      if (differs(schema)) found.add(reference);
      const used = schema.$ref === undefined ? [] : [schema.$ref];
      for (const each of [...used, ...mappedSchemas(schema)]) {
        users.set(each, (users.get(each) ?? new Set()).add(reference));
      }
      childrenOf(schema).forEach(visit);
    };
    visit(root);
  }
  for (const reference of found) for (const user of users.get(reference) ?? []) found.add(user);
  return found;
};
