import type { SecurityRequirement } from "../../src/contract.ts";
import { resolve } from "../document/pointer.ts";
import { isAnnotation, mapChildren } from "../document/schema-keywords.ts";
import { mapSchemas } from "../document/map-document.ts";
import {
  METHODS,
  type Document,
  type NormalDocument,
  type ParameterObject,
  type PathItem,
  type Schema,
} from "../document/types.ts";

/** What says nothing to a program. */
const PROSE = new Set(["summary", "description", "x-decision", "example", "examples"]);

/**
 * A document as it is compared with another: what means the same is written in one way. Parameters and security
 * stand at the operations, parameters without their prose: `redocly diff` takes two parameters for the same one by how much of them is alike.
 */
export const comparable = (document: Document): Document => {
  const plainParameter = (parameter: ParameterObject): ParameterObject =>
    withoutProse(resolve(document as unknown as NormalDocument, parameter));
  const security = document.security ?? [];
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, item]) => [
      path,
      atOperations(item, security, plainParameter),
    ]),
  );
  const { security: _atOperations, ...rest } = document;
  return mapSchemas({ ...rest, paths }, plain) as Document;
};

const withoutProse = (parameter: ParameterObject): ParameterObject => {
  const usual = usuallyOf(parameter);
  return Object.fromEntries(
    Object.entries(parameter).filter(([key, value]) => !PROSE.has(key) && usual[key] !== value),
  ) as unknown as ParameterObject;
};

/** What goes without saying of a parameter. */
const usuallyOf = ({ in: where, style }: ParameterObject): Readonly<Record<string, unknown>> => {
  const usual = where === "query" || where === "cookie" ? "form" : "simple";
  return {
    ...{ required: false, deprecated: false, allowReserved: false, allowEmptyValue: false },
    ...{ style: usual, explode: (style ?? usual) === "form" },
  };
};

/** A path item whose parameters stand at its operations, those of an operation in place of the path's, and so does security. */
const atOperations = (
  { parameters: shared = [], ...item }: PathItem,
  security: readonly SecurityRequirement[],
  change: (parameter: ParameterObject) => ParameterObject,
): PathItem => {
  const operations = METHODS.flatMap((method) => {
    const operation = item[method];
    if (operation === undefined) return [];
    const own = (operation.parameters ?? []).map(change);
    const inherited = shared
      .map(change)
      .filter((each) => !own.some((other) => other.name === each.name && other.in === each.in));
    const parameters = [...inherited, ...own];
    const all = { ...operation, security: operation.security ?? security };
    return [[method, parameters.length === 0 ? all : { ...all, parameters }] as const];
  });
  return { ...item, ...Object.fromEntries(operations) };
};

/** A schema, and all in it, in the plainest of the forms that mean the same. */
const plain = (given: Schema): Schema => {
  const { const: only, allOf, oneOf, anyOf, ...rest } = mapChildren(given, plain);
  const schema: Schema = {
    ...rest,
    ...(allOf === undefined ? {} : { allOf }),
    ...(oneOf === undefined ? {} : { oneOf }),
    ...(anyOf === undefined ? {} : { anyOf }),
    ...(only === undefined ? {} : { enum: [only] }),
  };
  const isAlone = (keyword: string): boolean =>
    Object.keys(schema).every((key) => key === keyword || isAnnotation(key));
  for (const [keyword, parts] of Object.entries({ allOf, oneOf, anyOf }))
    if (parts?.length === 1 && isAlone(keyword)) return joined(schema, parts[0] ?? {});
  const alternatives = oneOf ?? anyOf ?? [];
  // A list of constants is one of values; by now each is an `enum` of one.
  const values = alternatives.flatMap((each) => each.enum ?? []);
  const areConstants = alternatives.every(
    (each) =>
      each.enum?.length === 1 &&
      Object.keys(each).every((key) => key === "enum" || isAnnotation(key)),
  );
  if (values.length > 0 && areConstants && !("enum" in schema)) {
    const { oneOf: _one, anyOf: _any, ...others } = schema;
    return { ...others, enum: values };
  }
  const [value, ...more] = alternatives.filter(({ type }) => type !== "null");
  const type = value?.type;
  return alternatives.length === 2 &&
    more.length === 0 &&
    type !== undefined &&
    isAlone(oneOf === undefined ? "anyOf" : "oneOf")
    ? joined(schema, { ...value, type: [...[type].flat(), "null"] } as Schema)
    : schema;
};

/** A schema that only describes, and the one it describes. */
const joined = (described: Schema, schema: Schema): Schema => {
  const { allOf: _all, oneOf: _one, anyOf: _any, ...annotations } = described;
  const isReference = schema.$ref !== undefined;
  return isReference && Object.keys(annotations).every((key) => PROSE.has(key))
    ? schema
    : { ...schema, ...annotations };
};
