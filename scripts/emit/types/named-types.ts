import { commentOf } from "./doc-comment.ts";
import { componentNames, type ComponentName } from "./component-names.ts";
import type { Direction } from "../../document/direction.ts";
import type { Document, Schema } from "../../document/types.ts";
import { describeEnum, isEnum, type EnumType } from "./enums.ts";
import { Names, pascalCase, toIdentifier } from "../../document/names.ts";
import { typesOfOperation, type OperationTypes } from "./operation-types.ts";
import type { OperationModel } from "../../document/operations.ts";
import { lookUp } from "../../document/pointer.ts";
import { createRewriter, type Place } from "./rewrite-schema.ts";

/** A type that schema.ts exports. `schema` is printable: references in it are type names. */
export interface NamedType {
  readonly name: string;
  readonly schema: Schema;
  readonly comment: string;
}

export interface Types {
  readonly named: readonly NamedType[];
  /** Grows while schemas are rewritten. */
  readonly enums: ReadonlyMap<Schema, EnumType>;
  readonly byOperation: ReadonlyMap<string, OperationTypes>;
  /** The types of each component schema, by reference. */
  readonly components: ReadonlyMap<string, ComponentName>;
  readonly rewrite: (schema: Schema, place: Place) => Schema;
}

/** What schema.ts exports beside the document's own types, the global types it uses, and those that can't be redefined. */
const RESERVED = (
  "paths webhooks components operations $defs WithRequired Blob Record " +
  "any bigint boolean never number object string symbol undefined unknown void"
).split(" ");

/** Gives every type of a document its name and its printable form. */
export const typesOf = (document: Document, operations: readonly OperationModel[]): Types => {
  const names = new Names(RESERVED);
  const components = componentNames(document, names);
  const ownNames = new Map<unknown, string>();
  for (const [reference, { answered }] of components)
    ownNames.set(lookUp(document, reference), answered);

  const enums = new Map<Schema, EnumType>();
  const enumOf = (schema: Schema, wanted: string): string => {
    const known = enums.get(schema);
    if (known !== undefined) return known.name;
    const name = ownNames.get(schema) ?? names.take(wanted);
    enums.set(schema, describeEnum(schema, name, names.take(`${name}Values`)));
    return name;
  };
  const typeOf = (reference: string, direction: Direction): string =>
    components.get(reference)?.[direction] ?? "unknown";
  const rewrite = createRewriter(document, { typeOf, enumOf });

  const named: NamedType[] = [];
  const add = (name: string, schema: Schema, comment: string): string => {
    named.push({ name, schema, comment });
    return name;
  };
  for (const [reference, { sent, answered, directions }] of components) {
    const schema = lookUp(document, reference) as Schema;
    if (isEnum(schema)) {
      enumOf(schema, answered);
      continue;
    }
    const first: Direction = directions.has("answered") ? "answered" : "sent";
    add(answered, rewrite(schema, { direction: first, name: answered }), commentOf(schema));
    if (sent !== answered)
      add(sent, rewrite(schema, { direction: "sent", name: answered }), commentOf(schema));
  }
  for (const { schema, name } of sharedSchemas(document))
    rewrite(schema, { direction: "answered", name });
  const tools = { document, names, add, rewrite, typeOf };
  const byOperation = new Map(operations.map((each) => [each.id, typesOfOperation(each, tools)]));
  return { named, enums, byOperation, components, rewrite };
};

/** The schemas of shared parameters and answers. Lists of values in them are called after these, whoever uses them. */
const sharedSchemas = (document: Document): { schema: Schema; name: string }[] => {
  const {
    parameters = {},
    headers = {},
    requestBodies = {},
    responses = {},
  } = document.components ?? {};
  const held = Object.entries({ ...headers, ...parameters }).map(([name, { schema }]) => ({
    name,
    schema,
  }));
  const bodies = Object.entries({ ...requestBodies, ...responses }).flatMap(([name, { content }]) =>
    Object.values(content ?? {}).map(({ schema }) => ({ name, schema })),
  );
  return [...held, ...bodies].flatMap(({ name, schema }) =>
    schema === undefined ? [] : [{ schema, name: toIdentifier(pascalCase(name)) }],
  );
};
