import { mappedSchemas, type Inheritance } from "./inheritance.ts";
import { referenceTo, resolve, schemaAt } from "./pointer.ts";
import { childrenOf } from "./schema-keywords.ts";
import {
  METHODS,
  type Direction,
  type MediaType,
  type NormalDocument,
  type NormalSchema,
  type PathItem,
} from "./types.ts";
import { isList } from "./value-list.ts";

export type { Direction } from "./types.ts";

interface RootSchema {
  readonly schema: NormalSchema;
  readonly direction: Direction;
  /** The media type that it stands in; absent for a parameter or a header. */
  readonly type?: string;
}

/** Every schema of a request or a response, with its direction; those in components only through references. */
export const rootSchemas = (document: NormalDocument): RootSchema[] => {
  const roots: RootSchema[] = [];
  const take = (
    content: Readonly<Record<string, MediaType<NormalSchema>>> | undefined,
    direction: Direction,
  ): void => {
    for (const [type, { schema }] of Object.entries(content ?? {}))
      if (schema) roots.push({ schema, direction, type });
  };
  const takeItem = (item: PathItem<NormalSchema>, out: Direction, back: Direction): void => {
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
    takeItem(resolve(document, item), "request", "response");
  for (const item of Object.values(document.webhooks ?? {}))
    takeItem(resolve(document, item), "response", "request");
  return roots;
};

/** The directions of each component schema, by reference. One that nothing uses counts as one of responses. */
export const directionsOf = (
  document: NormalDocument,
  { subtypesOf }: Inheritance,
): ReadonlyMap<string, ReadonlySet<Direction>> => {
  const found = new Map<string, Set<Direction>>();
  const visit = (schema: NormalSchema, direction: Direction): void => {
    if (schema.$ref !== undefined) {
      const known = found.get(schema.$ref) ?? new Set();
      if (!known.has(direction)) {
        found.set(schema.$ref, known.add(direction));
        const target = schemaAt(document, schema.$ref);
        if (target !== undefined) visit(target, direction);
        for (const subtype of subtypesOf(schema.$ref)) visit({ $ref: subtype }, direction);
      }
    }
    for (const child of childrenOf(schema)) visit(child, direction);
    for (const reference of mappedSchemas(schema)) visit({ $ref: reference }, direction);
  };
  for (const { schema, direction } of rootSchemas(document)) visit(schema, direction);
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const reference = referenceTo("components", "schemas", name);
    if (!found.has(reference)) visit({ $ref: reference }, "response");
  }
  return found;
};

/** What makes the types of a schema's two directions differ: lists of values are closed in requests, open in responses. */
export const differsInType = (schema: NormalSchema): boolean =>
  isList(schema) || differsInProperties(schema);

/** Read-only properties are only in responses, write-only ones only in requests. */
export const differsInProperties = ({ readOnly, writeOnly }: NormalSchema): boolean =>
  readOnly === true || writeOnly === true;

/**
 * The component schemas whose two directions differ, by reference. It is contagious through references, and from subtypes
 * to what they are told apart from where those are given.
 */
export const directional = (
  document: NormalDocument,
  differs: (schema: NormalSchema) => boolean,
  { subtypesOf }: Partial<Pick<Inheritance, "subtypesOf">> = {},
): ReadonlySet<string> => {
  const users = new Map<string, Set<string>>();
  const found = new Set<string>();
  for (const [name, root] of Object.entries(document.components?.schemas ?? {})) {
    const reference = referenceTo("components", "schemas", name);
    const visit = (schema: NormalSchema): void => {
      if (differs(schema)) found.add(reference);
      const used = schema.$ref === undefined ? [] : [schema.$ref];
      for (const each of [...used, ...mappedSchemas(schema)]) {
        users.set(each, (users.get(each) ?? new Set()).add(reference));
      }
      childrenOf(schema).forEach(visit);
    };
    visit(root);
    for (const subtype of subtypesOf?.(reference) ?? [])
      users.set(subtype, (users.get(subtype) ?? new Set()).add(reference));
  }
  for (const reference of found) for (const user of users.get(reference) ?? []) found.add(user);
  return found;
};
