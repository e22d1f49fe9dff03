import type { NormalDocument, NormalSchema, ParameterObject } from "../../document/types.ts";
import {
  isBytes,
  isOpen,
  isRange,
  kindOf,
  preferred,
  sentType,
  type Medium,
} from "../../document/media.ts";
import { partsOf, takesNull } from "../../document/composition.ts";
import { bodyChoices, mediaFor, responseChoices } from "../../document/media-choice.ts";
import { propertyKey } from "../../document/names.ts";
import {
  isBodiless,
  parametersIn,
  successes,
  type OperationModel,
} from "../../document/operations.ts";
import { resolve } from "../../document/pointer.ts";

/** What a method says of writing and reading where JSON and the default styles don't do: code of the client. */
export interface SerializationCode {
  /** The properties of `serialization`; functions come from the runtime. */
  readonly properties: readonly string[];
  /** The headers, where something has to be added to the header argument or it has to be written out. */
  readonly header: string | undefined;
  /** The styles of cookies that are lists or objects; undefined where none is. */
  readonly cookieStyles: string | undefined;
  /** What the media types that the caller may choose from need: an argument of `serialize.choose`. */
  readonly choices: string | undefined;
}

export const serializationOf = (
  operation: OperationModel,
  document: NormalDocument,
  bodyName: string,
): SerializationCode => {
  const queryStyles = queryOf(operation, document);
  const body = preferred(operation.body?.content);
  const serializer = body && serializerOf(body, operation, document);
  const reader = readerOf(operation, document);
  return {
    properties: [
      ...(queryStyles === undefined ? [] : [`querySerializer: serialize.query(${queryStyles})`]),
      ...(serializer === undefined ? [] : [`bodySerializer: serialize.${serializer}`]),
      ...(reader === undefined ? [] : [`read: serialize.${reader}`]),
    ],
    header: headerOf(operation, body, bodyName, document),
    cookieStyles: stylesOf(operation, "cookie", document),
    choices: choicesOf(operation, document),
  };
};

/** Of each media type how its body is written and its answer read, the one that is taken without a choice first. */
const choicesOf = (operation: OperationModel, document: NormalDocument): string | undefined => {
  const bodies = bodyChoices(operation).map((medium) => {
    const serializer = serializerOf(medium, operation, document);
    const type = sentType(medium);
    const properties = [
      ...(serializer === undefined ? [] : [`write: serialize.${serializer}`]),
      ...(medium.kind === "multipart" ? [`type: serialize.formType`] : []),
      ...(type === undefined ? [`type: serialize.typeOf`] : []),
    ];
    return `${JSON.stringify(medium.type)}: ${inBraces(properties)}`;
  });
  const answers = responseChoices(operation).map((type) => {
    const media = mediaFor(operation, type).map(([, medium]) => medium);
    const reader = readerFor(media, document);
    return `${JSON.stringify(type)}: ${inBraces(reader === undefined ? [] : [`read: serialize.${reader}`])}`;
  });
  const properties = [
    ...(bodies.length === 0 ? [] : [`contentType: ${inBraces(bodies)}`]),
    ...(answers.length === 0 ? [] : [`accept: ${inBraces(answers)}`]),
  ];
  return properties.length === 0 ? undefined : inBraces(properties);
};

const inBraces = (properties: readonly string[]): string =>
  properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;

/** What `serialize.query` is told, where openapi-fetch's own way won't do: styles, odd names, a query in the path. */
const queryOf = (operation: OperationModel, document: NormalDocument): string | undefined => {
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
    ["array", "object"].some(
      (each) => type === each || (Array.isArray(type) && type.includes(each)),
    ) ||
    [...allOf, ...oneOf, ...anyOf].some((each) => hasParts(each, document, seen))
  );
};

/** The styles of one place's parameters as code; undefined where the runtime's own way will do. */
const stylesOf = (
  operation: OperationModel,
  where: "query" | "header" | "cookie",
  document: NormalDocument,
): string | undefined => {
  const styles = parametersIn(operation, where).flatMap((parameter): string[] => {
    const { name, style = "form", explode, allowReserved, content, schema } = parameter;
    const [type] = Object.keys(content ?? {});
    // Text is text, whether a schema or a media type says it.
    if (type !== undefined && kindOf(type) !== "json" && allowReserved !== true) return [];
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

/** The Encoding Object's say of a field, where it is not the default. */
interface Encoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** The fields of a form, those of its parts too. */
const fieldsOf = (document: NormalDocument, schema: NormalSchema): [string, NormalSchema][] => [
  ...Object.entries(schema.properties ?? {}),
  ...partsOf(document, schema).flatMap((part) => fieldsOf(document, part)),
];

/** The types of files as their schemas say them. Bytes of any kind may be of one that the file says itself. */
const typesOfFiles = (document: NormalDocument, form: NormalSchema): Record<string, Encoding> =>
  Object.fromEntries(
    fieldsOf(document, form).flatMap(([name, field]): [string, Encoding][] => {
      const own = resolve(document, field);
      const file = own.items === undefined ? own : resolve(document, own.items);
      const { contentMediaType } = file;
      return isBytes(file) &&
        typeof contentMediaType === "string" &&
        contentMediaType !== "application/octet-stream"
        ? [[name, { contentType: contentMediaType }]]
        : [];
    }),
  );

/**
 * Fields of a form that are objects are JSON, and lists are written item by item, unless a style is given; in a multipart
 * form each part has the type that the Encoding Object gives it.
 */
const serializerOf = (
  { kind, type, schema = {} }: Medium,
  operation: OperationModel,
  document: NormalDocument,
): string | undefined => {
  if (kind === "json") return undefined;
  if (kind !== "form" && kind !== "multipart") return "asIs";
  const encoding = {
    ...(kind === "multipart" ? typesOfFiles(document, schema) : {}),
    ...(operation.body?.content?.[type]?.encoding as Readonly<Record<string, Encoding>>),
  };
  const fields = Object.entries(encoding).flatMap(([name, how]): string[] => {
    const { contentType, ...given } = how as Encoding;
    // OpenAPI 3.0 has styles in forms of the other type alone.
    const hasStyles = kind === "form" || !document.openapi.startsWith("3.0");
    const { style, explode, allowReserved }: Encoding = hasStyles ? given : {};
    // A part has one type; of a file's there may be several.
    const [first, ...others] = contentType?.split(",").map((type) => type.trim()) ?? [];
    const isStyled = style !== undefined || explode !== undefined || allowReserved !== undefined;
    const properties = [
      ...(style === undefined ? [] : [`style: ${JSON.stringify(style)}`]),
      ...(explode === undefined ? [] : [`explode: ${String(explode)}`]),
      ...(allowReserved === true ? ["reserved: true"] : []),
      ...(first === undefined || isStyled || contentType?.includes("*") === true
        ? []
        : [`type: ${JSON.stringify(kind === "form" ? first : [first, ...others].join(", "))}`]),
    ];
    return properties.length === 0 ? [] : [`${propertyKey(name)}: { ${properties.join(", ")} }`];
  });
  const styles = fields.length === 0 ? "" : `{ ${fields.join(", ")} }`;
  return `${kind === "form" ? "form" : "multipart"}(${styles})`;
};

/** What each success has without a choice. */
const answersOf = (operation: OperationModel): (Medium | undefined)[] =>
  successes(operation.responses).map(([, { content }]) => preferred(content));

const readerOf = (operation: OperationModel, document: NormalDocument): string | undefined => {
  const answers = answersOf(operation);
  const { "x-envelope": envelope, "x-paging": paging } = operation.source;
  // What is taken out of JSON has to be there.
  if (envelope?.response !== undefined || paging !== undefined) return undefined;
  if (answers.some((each) => each !== undefined)) return readerFor(answers, document);
  const good = successes(operation.responses).map(([status]) => status);
  const statuses = good.length === 0 ? ["default"] : good;
  const mayHaveBody = statuses.some((status) => !isBodiless(operation.method, status));
  return mayHaveBody ? "readNothing" : undefined;
};

/** What reads an answer that has one of these media types, or no body; undefined for JSON alone. */
const readerFor = (
  answers: readonly (Medium | undefined)[],
  document: NormalDocument,
): string | undefined => {
  const media = answers.flatMap((each) => each ?? []);
  const kinds = new Set(media.map(({ kind }) => kind));
  if (kinds.size > 1) return "readAny";
  if (kinds.has("json")) return media.some(isOpen) ? "readAny" : jsonReader(answers, document);
  if (kinds.has("binary")) return "readBlob";
  return media.some(({ type }) => isRange(type)) ? "readTextOrJson" : "readText";
};

/** JSON may be null, or a success without a body stand beside it. */
const jsonReader = (
  answers: readonly (Medium | undefined)[],
  document: NormalDocument,
): string | undefined => {
  const nothing = [
    ...(answers.includes(undefined) ? ["empty"] : []),
    ...(answers.some((each) => each && takesNull(document, each.schema ?? {})) ? ["null"] : []),
  ];
  const texts = nothing.map((each) => JSON.stringify(each));
  return nothing.length === 0 ? undefined : `readJson(${texts.join(", ")})`;
};

const headerOf = (
  operation: OperationModel,
  body: Medium | undefined,
  bodyName: string,
  document: NormalDocument,
): string | undefined => {
  const styles = stylesOf(operation, "header", document);
  const types = [...new Set(answersOf(operation).flatMap((each) => each?.type ?? []))];
  const offered = successes(operation.responses).flatMap(([, { content }]) =>
    Object.keys(content ?? {}),
  );
  const isPlain = offered.every((type) => type === "application/json");
  const added = [
    ...(isPlain || types.length === 0 ? [] : [`Accept: ${JSON.stringify(types.join(", "))}`]),
    ...contentType(body, bodyName),
  ];
  const takes = parametersIn(operation, "header").length > 0;
  const given = styles === undefined ? "header" : `serialize.header(header, ${styles})`;
  if (added.length === 0) return styles === undefined ? undefined : given;
  return `{ ${[...(takes ? [`...${given}`] : []), ...added].join(", ")} }`;
};

/** What has to be said of a body's type. A multipart form says it itself, with what separates its parts. */
const contentType = (body: Medium | undefined, bodyName: string): string[] => {
  if (body === undefined) return [];
  const type = sentType(body);
  if (body.kind === "multipart") return [`"Content-Type": serialize.formType()`];
  if (type === undefined) return [`"Content-Type": serialize.typeOf(${bodyName})`];
  return type === "application/json" ? [] : [`"Content-Type": ${JSON.stringify(type)}`];
};
