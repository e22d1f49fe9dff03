import { commentOf } from "./doc-comment.ts";
import type { Direction } from "../../document/direction.ts";
import type { NormalSchema } from "../../document/types.ts";
import { isStructured, preferred, type Medium } from "../../document/media.ts";
import { bodyChoices, mediaFor, responseChoices } from "../../document/media-choice.ts";
import { pascalCase, toIdentifier } from "../../document/names.ts";
import { successes, type OperationModel } from "../../document/operations.ts";
import { resolve } from "../../document/pointer.ts";
import { parameterType, pathTypes, type PathType, type TypeContext } from "./parameter-types.ts";
import type { Place } from "./rewrite.ts";
import { propertyOf } from "../../document/composition.ts";
import { welcomeUndefined } from "./optional.ts";
import { rawType } from "./printer.ts";
import { simpleText } from "./simple-type.ts";

/** A type with a property for each media type, and the media type that is taken without a choice. */
export interface ByMediaType {
  readonly type: string;
  readonly first: string;
}

/** The types of one method, as text. */
export interface OperationTypes {
  /** One a path parameter, in the path's order. */
  readonly path: readonly PathType[];
  readonly query: string | undefined;
  readonly header: string | undefined;
  readonly cookie: string | undefined;
  readonly body: string | undefined;
  /** Each media type's body, where the caller may choose. */
  readonly bodies: ByMediaType | undefined;
  readonly result: string;
  /** What a call resolves to for each media type, where the caller may choose. */
  readonly results: ByMediaType | undefined;
  /** The type of one item, where the response is a page. */
  readonly item: string | undefined;
  /** The types of bodies by `request` or status, and media type, as far as they have names. */
  readonly named: ReadonlyMap<string, string>;
}

export const typesOfOperation = (
  operation: OperationModel,
  context: TypeContext,
): OperationTypes => {
  const prefix = toIdentifier(pascalCase(operation.id));
  const { source } = operation;
  const body = preferred(operation.body?.content);
  const result = resultOf(operation, prefix, context);
  const typed = body && bodyType(body, `${prefix}Body`, "request", context);
  const named = new Map<string, string>();
  if (body !== undefined && typed?.schema !== undefined)
    named.set(bodyKey("request", body.type), typed.text);
  for (const [at, [status]] of successes(operation.responses).entries()) {
    const type = usualType(operation, status);
    const own = result[at];
    if (type !== undefined && own?.schema !== undefined) named.set(bodyKey(status, type), own.text);
  }
  return {
    path: pathTypes(operation, prefix, context),
    query: parameterType(operation, "query", prefix, context),
    header: parameterType(operation, "header", prefix, context),
    cookie: parameterType(operation, "cookie", prefix, context),
    body: typed && partOf(typed, source["x-envelope"]?.request, context).text,
    named,
    bodies: bodiesOf(operation, prefix, typed?.text, context),
    results: resultsOf(operation, prefix, result, context),
    result: textOf(result.map((each) => partOf(each, source["x-envelope"]?.response, context))),
    item:
      source["x-paging"] &&
      textOf(
        result.map((each) => itemOf(partOf(each, source["x-paging"]?.items, context), context)),
      ),
  };
};

/** The key of a body in `named`. */
export const bodyKey = (part: string, mediaType: string): string => `${part} ${mediaType}`;

/** A type's text together with the schema it comes from, to find the types of its parts. */
interface Typed {
  readonly text: string;
  readonly schema: NormalSchema | undefined;
  readonly place: Place;
}

/** The type with a body for each media type that the caller may send. `first` is the one that is sent without a choice. */
const bodiesOf = (
  operation: OperationModel,
  prefix: string,
  first: string | undefined,
  context: TypeContext,
): ByMediaType | undefined => {
  const choices = bodyChoices(operation).map((medium, at): [string, string] => {
    const name = `${prefix}Body${pascalCase(medium.type)}`;
    const text = at === 0 ? first : undefined;
    return [medium.type, text ?? bodyType(medium, name, "request", context).text];
  });
  return byMediaType(choices, `${prefix}Bodies`, "The body, by its media type.", context);
};

/** The type with what a call resolves to for each media type that the caller may ask for. */
const resultsOf = (
  operation: OperationModel,
  prefix: string,
  usual: readonly Typed[],
  context: TypeContext,
): ByMediaType | undefined => {
  const choices = responseChoices(operation).map((type): [string, string] => {
    const typed = mediaFor(operation, type).map(([status, medium], at): Typed => {
      const isUsual = medium === undefined || medium.type === usualType(operation, status);
      const known = isUsual ? usual[at] : undefined;
      const name = `${prefix}Result${at === 0 ? "" : pascalCase(status)}${pascalCase(type)}`;
      return known ?? (medium ? bodyType(medium, name, "response", context) : nothing(prefix));
    });
    return [type, textOf(typed)];
  });
  return byMediaType(choices, `${prefix}Results`, "The answer, by its media type.", context);
};

const usualType = ({ responses }: OperationModel, status: string): string | undefined =>
  preferred(responses[status]?.content)?.type;

/** An interface with a type for each media type; undefined where there is none. */
const byMediaType = (
  choices: readonly (readonly [type: string, text: string])[],
  name: string,
  comment: string,
  { names, add }: TypeContext,
): ByMediaType | undefined => {
  const [first] = choices;
  if (first === undefined) return undefined;
  const properties = choices.map(([type, text]) => [type, rawType(text)] as const);
  const required = choices.map(([type]) => type);
  const schema = { type: "object", properties: Object.fromEntries(properties), required };
  return { type: add(names.take(name), schema, comment), first: first[0] };
};

const bodyType = (
  { kind, schema }: Pick<Medium, "kind" | "schema">,
  name: string,
  direction: Direction,
  { document, names, add, rewrite }: TypeContext,
): Typed => {
  const place: Place = { direction, name, bytes: kind === "multipart" ? "form" : undefined };
  if (kind === "binary") return { text: "Blob", schema: undefined, place };
  if (schema === undefined || (kind === "text" && isStructured(document, schema))) {
    return { text: kind === "text" ? "string" : "unknown", schema: undefined, place };
  }
  const form = rewrite(schema, place);
  const rewritten = direction === "request" ? welcomeUndefined(form) : form;
  const text = simpleText(rewritten) ?? add(names.take(name), rewritten, commentOf(schema));
  return { text, schema, place };
};

/** What a call resolves to: the bodies of the successful responses. */
const resultOf = (operation: OperationModel, prefix: string, context: TypeContext): Typed[] => {
  const responses = successes(operation.responses);
  const typed = responses.map(([status, { content }], at): Typed | undefined => {
    const body = preferred(content);
    const name = at === 0 ? `${prefix}Result` : `${prefix}Result${pascalCase(status)}`;
    return body && bodyType(body, name, "response", context);
  });
  return typed.map((each) => each ?? nothing(prefix));
};

/** A response without a body. */
const nothing = (prefix: string): Typed => ({
  text: "undefined",
  schema: undefined,
  place: { direction: "response", name: prefix },
});

const textOf = (types: readonly Typed[]): string => {
  const texts = new Set(types.map(({ text }) => text));
  return texts.size === 0 || (texts.size === 1 && texts.has("undefined"))
    ? "void"
    : [...texts].join(" | ");
};

/** The type of the part that a dotted path leads to. */
const partOf = (
  whole: Typed,
  path: string | undefined,
  { document, rewrite }: TypeContext,
): Typed => {
  let part = whole;
  for (const key of path?.split(".") ?? []) {
    const schema = part.schema && propertyOf(document, part.schema, key);
    const place = { ...part.place, name: part.place.name + pascalCase(key) };
    const simple = schema && simpleText(rewrite(schema, place));
    part = { text: simple ?? `NonNullable<${part.text}[${JSON.stringify(key)}]>`, schema, place };
  }
  return part;
};

const itemOf = (list: Typed, { document, rewrite }: TypeContext): Typed => {
  const items = list.schema && resolve(document, list.schema).items;
  const simple = items && simpleText(rewrite(items, list.place));
  return { text: simple ?? `${list.text}[number]`, schema: items, place: list.place };
};
