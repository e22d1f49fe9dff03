import { kindOf } from "../../document/media.ts";
import { parametersIn, type OperationModel } from "../../document/operations.ts";
import { resolve } from "../../document/pointer.ts";
import type { NormalDocument, NormalSchema, ParameterObject } from "../../document/types.ts";
import { compact, inline } from "../literal.ts";

/** What `serialize.query` is told, where openapi-fetch's own way won't do: styles, odd names, a query in the path. */
export const queryOf = (
  operation: OperationModel,
  document: NormalDocument,
): string | undefined => {
  const styles = stylesOf(operation, "query", document);
  const fixed = /\?([^#]*)/.exec(operation.path)?.[1];
  const isOdd = parametersIn(operation, "query").some(
    ({ name }) => encodeURIComponent(name) !== name,
  );
  if (fixed !== undefined) return `${styles ?? "{}"}, ${JSON.stringify(fixed)}`;
  return styles ?? (isOdd ? "{}" : undefined);
};

/** The path as a URI template: `{;id*}` where a parameter is not written in the simple style. */
export const templateOf = (
  { path, parameters }: OperationModel,
  document: NormalDocument,
): string =>
  path.replace(/[?#].*$/, "").replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((each) => each.in === "path" && each.name === name);
    const sign = parameter?.style === "label" ? "." : parameter?.style === "matrix" ? ";" : "";
    const isComposed = parameter !== undefined && isComposite(parameter, document);
    return `{${sign}${name}${parameter?.explode === true && isComposed ? "*" : ""}}`;
  });

/** Lists and objects are written in styles, plain values always in the same way. */
const isComposite = (
  { schema, content }: ParameterObject<NormalSchema>,
  document: NormalDocument,
): boolean =>
  content !== undefined || (schema !== undefined && hasParts(schema, document, new Set()));

const hasParts = (
  source: NormalSchema,
  document: NormalDocument,
  seen: Set<NormalSchema>,
): boolean => {
  const schema = resolve(document, source);
  if (seen.has(schema)) return false;
  seen.add(schema);
  const { type, allOf = [], oneOf = [], anyOf = [], properties } = schema;
  return (
    properties !== undefined ||
    [type].flat().some((each) => each === "array" || each === "object") ||
    [...allOf, ...oneOf, ...anyOf].some((each) => hasParts(each, document, seen))
  );
};

/** The styles of one place's parameters as code; undefined where the runtime's own way will do. */
export const stylesOf = (
  operation: OperationModel,
  where: "query" | "header" | "cookie",
  document: NormalDocument,
): string | undefined => {
  const styles = parametersIn(operation, where).flatMap((parameter) => {
    const { name, style = "form", explode, allowReserved, content, schema } = parameter;
    const reserved = allowReserved === true ? true : undefined;
    const [type] = Object.keys(content ?? {});
    // Text is text, whether a schema or a media type says it.
    const isText = type !== undefined && kindOf(type) !== "json";
    const isList = schema?.type === "array" && style === "form" && explode !== false;
    const isUsual = isText || !isComposite(parameter, document) || (where === "query" && isList);
    if (isUsual && reserved === undefined) return [];
    const how = compact({
      style: style === "form" || where === "header" ? undefined : style,
      ...{ explode, reserved },
      json: content === undefined ? undefined : true,
    });
    return [[name, how] as const];
  });
  return styles.length === 0 ? undefined : inline(Object.fromEntries(styles));
};
