import { isDeepStrictEqual } from "node:util";
import { lookUp } from "../document/pointer.ts";
import type { Document, Schema } from "../document/types.ts";
import { typeOfValue } from "../document/value-type.ts";
import { code, plain } from "./markdown.ts";

/** What types are named by. */
export interface TypeScope {
  readonly document: Document;
  /** The anchor of each component schema, by reference. */
  readonly schemas: ReadonlyMap<string, string>;
}

const typesIn = (schema: Schema): string[] => {
  const types = typeof schema.type === "string" ? [schema.type] : [...(schema.type ?? [])];
  return schema.nullable === true ? [...types, "null"] : types;
};

/** A component by its name, as a link to its section where it has one. */
export const linkTo = ({ schemas, document }: TypeScope, reference: string): string => {
  const name = reference
    .slice(reference.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  const anchor = schemas.get(reference);
  const [type] = typesIn((lookUp(document, reference) ?? {}) as Schema).filter(
    (each) => each !== "object",
  );
  const linked = anchor === undefined ? code(name) : `[${plain(name)}](#${anchor})`;
  return type === undefined ? linked : `${type} (${linked})`;
};

/** What kind of value it is: `string or null`, `array of PortRange`. */
export const typeOf = (scope: TypeScope, schema: Schema | boolean): string => {
  if (typeof schema === "boolean") return schema ? "anything" : "nothing";
  if (schema.$ref !== undefined) return linkTo(scope, schema.$ref);
  const parts = schema.allOf ?? schema.oneOf ?? schema.anyOf;
  const types = typesIn(schema);
  if (parts !== undefined && (types.length === 0 || parts.some(({ $ref }) => $ref !== undefined))) {
    const names = [...new Set(parts.map((part) => typeOf(scope, part)))];
    return names.join(schema.allOf === undefined ? " or " : " with ");
  }
  const named = types.map((type) => (type === "array" ? listOf(scope, schema) : type));
  if (named.length > 0) return named.join(" or ");
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return "object";
  const isList = schema.items !== undefined || schema.prefixItems !== undefined;
  if (isList) return listOf(scope, schema);
  if (isDeepStrictEqual(schema.not, {})) return "nothing";
  const values = schema.enum ?? ("const" in schema ? [schema.const] : []);
  return values.length === 0 ? "anything" : [...new Set(values.map(typeOfValue))].join(" or ");
};

/** `array of string`; of a tuple its items in their order, and what may come after them. */
const listOf = (scope: TypeScope, { items, prefixItems = [] }: Schema): string => {
  if (prefixItems.length === 0) return `array of ${typeOf(scope, items ?? true)}`;
  const first = prefixItems.map((each) => typeOf(scope, each)).join(", ");
  const rest: Schema | boolean = items ?? true;
  return `array of ${first}, then ${typeOf(scope, rest)}`;
};
