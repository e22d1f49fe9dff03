import { commentOf } from "./doc-comment.ts";
import { componentNames, type ComponentName } from "./component-names.ts";
import { formSchemas } from "../../document/bytes.ts";
import { rootSchemas, type Direction } from "../../document/direction.ts";
import { inheritanceOf } from "../../document/inheritance.ts";
import type { NormalDocument, NormalSchema } from "../../document/types.ts";
import { isEnum } from "../../document/value-list.ts";
import { describeEnum, type EnumType } from "./enums.ts";
import { welcomeUndefined } from "./optional.ts";
import { rawType, type PrinterSchema } from "./printer.ts";
import { Names, pascalCase, toIdentifier } from "../../document/names.ts";
import { typesOfOperation, type OperationTypes } from "./operation-types.ts";
import type { Model } from "../../document/model.ts";
import { schemaAt } from "../../document/pointer.ts";
import { discriminatorProperty } from "./rewrite-composition.ts";
import { createRewriter, union } from "./rewrite-schema.ts";
import type { Rewrite } from "./rewrite.ts";

/** A type that schema.ts exports. */
export interface NamedType {
  readonly name: string;
  readonly schema: PrinterSchema;
  readonly comment: string;
}

export interface Types {
  readonly named: readonly NamedType[];
  /** Grows while schemas are rewritten. */
  readonly enums: ReadonlyMap<NormalSchema, EnumType>;
  readonly byOperation: ReadonlyMap<string, OperationTypes>;
  /** The types of each component schema, by reference. */
  readonly components: ReadonlyMap<string, ComponentName>;
  readonly rewrite: Rewrite;
}

/** What schema.ts exports beside the document's own types, the global types it uses, and those that can't be redefined. */
const RESERVED = (
  "paths webhooks components operations $defs WithRequired Blob Record Omit Required NonNullable " +
  "any bigint boolean never number object string symbol undefined unknown void"
).split(" ");

/** Gives every type of a document its name and its form for the printer. */
export const typesOf = ({ document, operations }: Model): Types => {
  const names = new Names(RESERVED);
  const inheritance = inheritanceOf(document);
  const forms = formSchemas(document, rootSchemas(document));
  const components = componentNames(document, names, inheritance);
  const ownNames = new Map<unknown, string>();
  for (const [reference, { response }] of components)
    ownNames.set(schemaAt(document, reference), response);

  const enums = new Map<NormalSchema, EnumType>();
  const enumOf = (schema: NormalSchema, wanted: string): string => {
    const known = enums.get(schema);
    if (known !== undefined) return known.name;
    const name = ownNames.get(schema) ?? names.take(toIdentifier(wanted));
    enums.set(schema, describeEnum(schema, name, names.take(`${name}Values`)));
    return name;
  };
  const typeOf = (reference: string, direction: Direction): string =>
    components.get(reference)?.[direction] ?? "unknown";
  const baseOf = (reference: string, direction: Direction): string =>
    components.get(reference)?.base?.[direction] ?? typeOf(reference, direction);
  const rewrite = createRewriter({ document, inheritance, forms, typeOf, baseOf, enumOf });

  const named: NamedType[] = [];
  const add = (name: string, schema: PrinterSchema, comment: string): string => {
    named.push({ name, schema, comment });
    return name;
  };
  for (const [reference, { request, response, directions, base }] of components) {
    const schema = schemaAt(document, reference) ?? {};
    if (isEnum(schema)) {
      enumOf(schema, response);
      continue;
    }
    const first: Direction = directions.has("response") ? "response" : "request";
    const isTwofold = request !== response;
    for (const direction of isTwofold ? ([first, "request"] as const) : [first]) {
      const form = rewrite(schema, { direction, name: response, bytes: forms.get(reference) });
      // What is answered too promises more.
      const own = direction === "request" ? welcomeUndefined(form) : form;
      const values = inheritance.valuesOf(reference)?.map(discriminatorProperty);
      const name = direction === "request" ? request : response;
      if (base === undefined) {
        const tagged = values?.length ? { allOf: [own, ...values] } : own;
        add(name, tagged, commentOf(schema));
        continue;
      }
      const baseName = base[direction];
      add(baseName, own, `What {@link ${name}} is in any case.`);
      const members = [
        ...(values === undefined ? [] : [{ allOf: [rawType(baseName), ...values] }]),
        ...inheritance.subtypesOf(reference).map((each) => rawType(typeOf(each, direction))),
      ];
      add(name, union(members), commentOf(schema));
    }
  }
  for (const { schema, name } of sharedSchemas(document))
    rewrite(schema, { direction: "response", name });
  const context = { document, names, add, rewrite };
  const byOperation = new Map(operations.map((each) => [each.id, typesOfOperation(each, context)]));
  return { named, enums, byOperation, components, rewrite };
};

/** The schemas of shared parameters and bodies. Lists of values in them are called after these, whoever uses them. */
const sharedSchemas = (document: NormalDocument): { schema: NormalSchema; name: string }[] => {
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
