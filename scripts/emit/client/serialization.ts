import type { NormalDocument, NormalSchema, Parameter } from "../../document/types.ts";
import { preferred, type BodyKind } from "../../document/media.ts";
import { propertyKey } from "../../document/names.ts";
import { parametersIn, successes, type OperationModel } from "../../document/operations.ts";
import { resolve } from "../../document/pointer.ts";

/** What a method says of writing and reading where JSON and the default styles don't do: code of the client. */
export interface SerializationCode {
  /** The properties of `serialization`; functions come from the runtime. */
  readonly properties: readonly string[];
  /** The headers, where something has to be added to the header argument or it has to be written out. */
  readonly header: string | undefined;
}

export const serializationOf = (
  operation: OperationModel,
  document: NormalDocument,
): SerializationCode => {
  const queryStyles = stylesOf(operation, "query", document);
  const body = preferred(operation.body?.content);
  const serializer = body && serializerOf(body.kind, operation, body.type);
  const reader = readerOf(operation);
  return {
    properties: [
      ...(queryStyles === undefined ? [] : [`querySerializer: serialize.query(${queryStyles})`]),
      ...(serializer === undefined ? [] : [`bodySerializer: serialize.${serializer}`]),
      ...(reader === undefined ? [] : [`read: serialize.${reader}`]),
    ],
    header: headerOf(operation, body?.type, document),
  };
};

/** The path as a URI template: `{;id*}` where a parameter is not written in the simple style. */
export const templateOf = (
  { path, parameters }: OperationModel,
  document: NormalDocument,
): string =>
  path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((each) => each.in === "path" && each.name === name);
    const sign = parameter?.style === "label" ? "." : parameter?.style === "matrix" ? ";" : "";
    const isComposed = parameter !== undefined && isComposite(parameter, document);
    return `{${sign}${name}${parameter?.explode === true && isComposed ? "*" : ""}}`;
  });

/** Lists and objects are written in styles, plain values always in the same way. */
const isComposite = (
  { schema, content }: Parameter<NormalSchema>,
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
    ["array", "object"].some(
      (each) => type === each || (Array.isArray(type) && type.includes(each)),
    ) ||
    [...allOf, ...oneOf, ...anyOf].some((each) => hasParts(each, document, seen))
  );
};

/** The styles of one place's parameters as code; undefined where the runtime's own way will do. */
const stylesOf = (
  operation: OperationModel,
  where: "query" | "header",
  document: NormalDocument,
): string | undefined => {
  const styles = parametersIn(operation, where).flatMap((parameter): string[] => {
    const { name, style = "form", explode, allowReserved, content, schema } = parameter;
    const isList = schema?.type === "array" && style === "form" && explode !== false;
    if (
      allowReserved !== true &&
      (!isComposite(parameter, document) || (where === "query" && isList))
    )
      return [];
    const properties = [
      ...(style === "form" || where === "header" ? [] : [`style: ${JSON.stringify(style)}`]),
      ...(explode === undefined ? [] : [`explode: ${String(explode)}`]),
      ...(allowReserved === true ? ["reserved: true"] : []),
      ...(content === undefined ? [] : ["json: true"]),
    ];
    return [
      `${propertyKey(name)}: ${properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`}`,
    ];
  });
  return styles.length === 0 ? undefined : `{ ${styles.join(", ")} }`;
};

const serializerOf = (
  kind: BodyKind,
  operation: OperationModel,
  type: string,
): string | undefined => {
  if (kind === "json") return undefined;
  if (kind === "multipart") return "multipart";
  if (kind !== "form") return "asIs";
  const encoding = Object.entries(operation.body?.content?.[type]?.encoding ?? {}).flatMap(
    ([name, how]) => {
      const { style, explode } = how as { style?: string; explode?: boolean };
      return style === undefined && explode === undefined
        ? []
        : [`${propertyKey(name)}: ${JSON.stringify({ style, explode })}`];
    },
  );
  return `query(${encoding.length === 0 ? "{}" : `{ ${encoding.join(", ")} }`})`;
};

const responseTypes = (operation: OperationModel) =>
  successes(operation.responses).map(([, { content }]) => preferred(content));

const readerOf = (operation: OperationModel): string | undefined => {
  const kinds = new Set(
    responseTypes(operation).flatMap((response) => (response === undefined ? [] : [response.kind])),
  );
  if (kinds.size > 1) return "readAny";
  if (kinds.size === 0 || kinds.has("json")) return undefined;
  return kinds.has("binary") ? "readBlob" : "readText";
};

const headerOf = (
  operation: OperationModel,
  bodyType: string | undefined,
  document: NormalDocument,
): string | undefined => {
  const styles = stylesOf(operation, "header", document);
  const types = [
    ...new Set(
      responseTypes(operation).flatMap((response) =>
        response === undefined ? [] : [response.type],
      ),
    ),
  ];
  const offered = successes(operation.responses).flatMap(([, { content }]) =>
    Object.keys(content ?? {}),
  );
  const isPlain = offered.every((type) => type === "application/json");
  const isSaid =
    bodyType !== undefined && bodyType !== "application/json" && bodyType !== "multipart/form-data";
  const added = [
    ...(isPlain || types.length === 0
      ? []
      : [`Accept: ${JSON.stringify([...types, "*/*;q=0.1"].join(", "))}`]),
    ...(isSaid ? [`"Content-Type": ${JSON.stringify(bodyType)}`] : []),
  ];
  const takes = parametersIn(operation, "header").length > 0;
  const given = styles === undefined ? "header" : `serialize.header(header, ${styles})`;
  if (added.length === 0) return styles === undefined ? undefined : given;
  return `{ ${[...(takes ? [`...${given}`] : []), ...added].join(", ")} }`;
};
