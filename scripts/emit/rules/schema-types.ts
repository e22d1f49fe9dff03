import type { Environment } from "@marcbachmann/cel-js";
import { isHidden } from "../../document/composition.ts";
import { Names } from "../../document/names.ts";
import { resolve } from "../../document/pointer.ts";
import type { Direction, NormalDocument, NormalSchema } from "../../document/types.ts";

/** The CEL types of schemas. An object's is registered with the environment under a name of its own. */
export interface SchemaTypes {
  typeOf(schema: NormalSchema, name: string): string;
  /** Whether a value of this type may lack the property. What may be null counts as what may be absent. */
  isOptional(type: string, property: string): boolean;
}

const SIMPLE: Readonly<Record<string, string>> = {
  string: "string",
  integer: "int",
  number: "double",
  boolean: "bool",
};
const TAKEN = [
  "int",
  "uint",
  "double",
  "string",
  "bool",
  "bytes",
  "dyn",
  "list",
  "map",
  "type",
  "null",
  "optional",
];
const isNull = ({ type }: NormalSchema): boolean => type === "null";

/** Where values come from. */
interface Origin {
  readonly document: NormalDocument;
  /** Whether they are sent or answered: a request lacks what is read-only, whatever is required. */
  readonly direction: Direction;
}

/** What can't be said in one CEL type (alternatives, lists of types, items that may be null) is `dyn`. */
export const schemaTypes = (
  environment: Environment,
  { document, direction }: Origin,
): SchemaTypes => {
  const follow = (schema: NormalSchema): NormalSchema => resolve(document, schema);
  const names = new Names(TAKEN);
  const known = new Map<NormalSchema, string>();
  const optional = new Map<string, ReadonlySet<string>>();

  /** A schema with all it is composed of: what it refers to, `allOf`, and the one alternative to null. */
  const merge = (schema: NormalSchema): NormalSchema => {
    const { $ref, allOf = [], anyOf = [], oneOf = [], ...own } = schema;
    const alternatives = [...anyOf, ...oneOf].map(merge);
    const values = alternatives.filter((each) => !isNull(each));
    const parts = [
      ...($ref === undefined ? [] : [merge(follow({ $ref }))]),
      ...allOf.map(merge),
      ...(values.length === 1 ? values : []),
      own,
    ];
    return {
      ...Object.assign({}, ...parts),
      ...(alternatives.length === 0 ? {} : { anyOf: alternatives }),
      properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
      required: parts.flatMap(({ required = [] }) => required),
    };
  };

  const isNullable = (schema: NormalSchema): boolean => {
    const { type, enum: values = [], anyOf = [] } = merge(schema);
    return [type].flat().includes("null") || values.includes(null) || anyOf.some(isNull);
  };

  const typeOf = (schema: NormalSchema, name: string): string => {
    const isReference = schema.$ref !== undefined && Object.keys(schema).length === 1;
    const source = isReference ? follow(schema) : schema;
    const steps = schema.$ref?.split("/") ?? [];
    return known.get(source) ?? makeType(source, isReference ? (steps.at(-1) ?? name) : name);
  };

  const itemType = (schema: NormalSchema | boolean | undefined, name: string): string =>
    typeof schema !== "object" || isNullable(schema) ? "dyn" : typeOf(schema, name);

  const makeType = (source: NormalSchema, name: string): string => {
    const schema = merge(source);
    const kinds = [schema.type ?? kindsOf(schema)].flat().filter((each) => each !== "null");
    const kind = kinds.length === 1 ? kinds[0] : undefined;
    // Items and values of which only some follow another schema have no single type.
    const { prefixItems, patternProperties } = schema;
    if (kind === "array")
      return `list<${prefixItems ? "dyn" : itemType(schema.items, `${name}_item`)}>`;
    if (kind !== "object") return SIMPLE[kind ?? ""] ?? commonType(schema.anyOf ?? [], name);
    return Object.keys(schema.properties ?? {}).length === 0
      ? `map<string, ${patternProperties ? "dyn" : itemType(schema.additionalProperties, `${name}_value`)}>`
      : makeObjectType(source, schema, name);
  };

  const commonType = (alternatives: readonly NormalSchema[], name: string): string => {
    const values = alternatives.filter((each) => !isNull(each));
    const types = new Set(values.map((each) => typeOf(each, name)));
    const [type = "dyn"] = types;
    return types.size === 1 ? type : "dyn";
  };

  const makeObjectType = (source: NormalSchema, schema: NormalSchema, name: string): string => {
    const type = names.take(name.replace(/\W/g, "_").padEnd(2, "_"));
    known.set(source, type);
    const { properties = {}, required = [] } = schema;
    const fields = Object.fromEntries(
      Object.entries(properties).map(([key, each]) => [key, typeOf(each, `${name}_${key}`)]),
    );
    const isAlwaysThere = (key: string): boolean =>
      required.includes(key) &&
      fields[key] !== "dyn" &&
      !isNullable(properties[key] ?? {}) &&
      !isHidden(document, source, key, direction);
    optional.set(type, new Set(Object.keys(fields).filter((key) => !isAlwaysThere(key))));
    // Types are only checked, never built: any constructor will do.
    environment.registerType({ name: type, ctor: Object, fields });
    return type;
  };

  return {
    typeOf,
    isOptional: (type, property) => optional.get(type)?.has(property) ?? true,
  };
};

/** What a schema without a type is about, as far as its other keywords tell. */
const kindsOf = (schema: NormalSchema): string[] => {
  if (schema.items !== undefined) return ["array"];
  const hasProperties = Object.keys(schema.properties ?? {}).length > 0;
  if (hasProperties || typeof schema.additionalProperties === "object") return ["object"];
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return [...new Set(values.map((value) => (value === null ? "null" : typeof value)))].map((kind) =>
    kind === "number" && values.every((value) => Number.isInteger(value ?? 0)) ? "integer" : kind,
  );
};
