import { commentOf } from "./doc-comment.ts";
import type { Direction } from "../../document/direction.ts";
import type { Document, Parameter, Response, Schema } from "../../document/types.ts";
import { preferred, type BodyKind } from "../../document/media.ts";
import { pascalCase, type Names } from "../../document/names.ts";
import type { OperationModel } from "../../document/operations.ts";
import { resolve } from "../../document/pointer.ts";
import type { Place } from "./rewrite-schema.ts";
import { propertyOf } from "./properties.ts";
import { simpleText } from "./simple-type.ts";

/** The types of one method, as text. */
export interface OperationTypes {
  /** One a path parameter, in the path's order. */
  readonly path: readonly { readonly parameter: Parameter; readonly type: string }[];
  readonly query: string | undefined;
  readonly header: string | undefined;
  readonly cookie: string | undefined;
  readonly body: string | undefined;
  readonly result: string;
  /** The type of one item, where the answer is a page. */
  readonly item: string | undefined;
}

interface Tools {
  readonly document: Document;
  readonly names: Names;
  readonly add: (name: string, schema: Schema, comment: string) => string;
  readonly rewrite: (schema: Schema, place: Place) => Schema;
  readonly typeOf: (reference: string, direction: Direction) => string;
}

export const typesOfOperation = (operation: OperationModel, tools: Tools): OperationTypes => {
  const prefix = pascalCase(operation.id);
  const { source } = operation;
  const body = preferred(operation.body?.content);
  const result = resultOf(operation, prefix, tools);
  return {
    path: pathTypes(operation, prefix, tools),
    query: parameterType(operation, "query", prefix, tools),
    header: parameterType(operation, "header", prefix, tools),
    cookie: parameterType(operation, "cookie", prefix, tools),
    body:
      body &&
      partOf(bodyType(body, `${prefix}Body`, "sent", tools), source["x-envelope"]?.request, tools)
        .text,
    result: textOf(result.map((each) => partOf(each, source["x-envelope"]?.response, tools))),
    item:
      source["x-paging"] &&
      textOf(result.map((each) => itemOf(partOf(each, source["x-paging"]?.items, tools), tools))),
  };
};

/** A type's text together with the schema it comes from, to find the types of its parts. */
interface Typed {
  readonly text: string;
  readonly schema: Schema | undefined;
  readonly place: Place;
}

const pathTypes = (
  operation: OperationModel,
  prefix: string,
  { names, add, rewrite }: Tools,
): OperationTypes["path"] =>
  pathParametersOf(operation).map((parameter) => {
    const name = `${prefix}Path${pascalCase(parameter.name)}`;
    const printable = rewrite(parameter.schema ?? { type: "string" }, { direction: "sent", name });
    return {
      parameter,
      type: simpleText(printable) ?? add(names.take(name), printable, parameter.description ?? ""),
    };
  });

/** The path's parameters in the order of the path; one that is not declared is a string. */
export const pathParametersOf = ({ path, parameters }: OperationModel): Parameter[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].map(
    ([, name = ""]) =>
      parameters.find((each) => each.in === "path" && each.name === name) ?? {
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      },
  );

/** What the fetch layer or the credentials set; OpenAPI says to ignore the first three as parameters. */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);

/** The parameters that a method takes in one place. */
export const parametersIn = ({ parameters }: OperationModel, where: Parameter["in"]): Parameter[] =>
  parameters.filter(
    (each) =>
      each.in === where && !(where === "header" && IGNORED_HEADERS.has(each.name.toLowerCase())),
  );

const parameterType = (
  operation: OperationModel,
  where: "query" | "header" | "cookie",
  prefix: string,
  { names, add, rewrite }: Tools,
): string | undefined => {
  const parameters = parametersIn(operation, where);
  if (parameters.length === 0) return undefined;
  const name = names.take(prefix + pascalCase(where));
  const schema: Schema = {
    type: "object",
    properties: Object.fromEntries(
      parameters.map((each) => [
        each.name,
        parameterSchema(each, { direction: "sent", name: name + pascalCase(each.name) }, rewrite),
      ]),
    ),
    required: parameters.filter(({ required }) => required === true).map((each) => each.name),
  };
  return add(name, schema, "");
};

/** A parameter's printable schema, under the parameter's own words. */
export const parameterSchema = (
  { schema, content, description, deprecated, example }: Parameter,
  place: Place,
  rewrite: (schema: Schema, place: Place) => Schema,
): Schema => {
  const source = schema ?? Object.values(content ?? {})[0]?.schema ?? {};
  const words = {
    ...source,
    ...(description === undefined ? {} : { description }),
    ...(deprecated === true ? { deprecated } : {}),
    ...(example === undefined ? {} : { example }),
  };
  return { ...rewrite(source, place), title: commentOf(words) };
};

const bodyType = (
  { kind, schema }: { kind: BodyKind; schema: Schema | undefined },
  name: string,
  direction: Direction,
  { names, add, rewrite }: Tools,
): Typed => {
  const place = { direction, name };
  if (kind === "binary") return { text: "Blob", schema: undefined, place };
  if (schema === undefined || (kind === "text" && isStructured(schema))) {
    return { text: kind === "text" ? "string" : "unknown", schema: undefined, place };
  }
  const printable = rewrite(schema, place);
  const text = simpleText(printable) ?? add(names.take(name), printable, commentOf(schema));
  return { text, schema, place };
};

/** Whether a text body is described as more than text, as XML is: it is passed through as a string. */
const isStructured = ({ type, enum: values, const: value }: Schema): boolean =>
  type !== "string" && values === undefined && value === undefined;

/** What a call resolves to: the bodies of the successful answers. */
const resultOf = (operation: OperationModel, prefix: string, tools: Tools): Typed[] => {
  const answers = successes(operation.responses);
  const typed = answers.map(([status, { content }], at): Typed | undefined => {
    const body = preferred(content);
    const name = at === 0 ? `${prefix}Result` : `${prefix}Result${pascalCase(status)}`;
    return body && bodyType(body, name, "answered", tools);
  });
  const nothing: Typed = {
    text: "undefined",
    schema: undefined,
    place: { direction: "answered", name: prefix },
  };
  return typed.map((each) => each ?? nothing);
};

/** The documented 2xx answers; without one, the default. */
export const successes = (responses: Readonly<Record<string, Response>>): [string, Response][] => {
  const all = Object.entries(responses);
  const good = all.filter(([status]) => /^2/.test(status));
  return good.length > 0 ? good : all.filter(([status]) => status === "default");
};

const textOf = (types: readonly Typed[]): string => {
  const texts = new Set(types.map(({ text }) => text));
  return texts.size === 0 || (texts.size === 1 && texts.has("undefined"))
    ? "void"
    : [...texts].join(" | ");
};

/** The type of the part that a dotted path leads to. */
const partOf = (whole: Typed, path: string | undefined, { document, rewrite }: Tools): Typed => {
  let part = whole;
  for (const key of path?.split(".") ?? []) {
    const schema = part.schema && propertyOf(document, part.schema, key);
    const place = { ...part.place, name: part.place.name + pascalCase(key) };
    const simple = schema && simpleText(rewrite(schema, place));
    part = { text: simple ?? `NonNullable<${part.text}[${JSON.stringify(key)}]>`, schema, place };
  }
  return part;
};

const itemOf = (list: Typed, { document, rewrite }: Tools): Typed => {
  const items = list.schema && resolve(document, list.schema).items;
  const simple = items && simpleText(rewrite(items, list.place));
  return { text: simple ?? `${list.text}[number]`, schema: items, place: list.place };
};
