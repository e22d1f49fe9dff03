import type { Encoding, NormalDocument, NormalSchema } from "../../document/types.ts";
import {
  isBytes,
  isOpen,
  isRange,
  preferred,
  sentType,
  type Medium,
} from "../../document/media.ts";
import { takesNull, wholeOf } from "../../document/composition.ts";
import { bodyChoices, mediaFor, responseChoices } from "../../document/media-choice.ts";
import {
  isBodiless,
  parametersIn,
  successes,
  type OperationModel,
} from "../../document/operations.ts";
import { resolve } from "../../document/pointer.ts";
import { compact, inBraces, inline } from "../literal.ts";
import { queryOf, stylesOf } from "./parameter-styles.ts";

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

/** The types of files as their schemas say them. Bytes of any kind may be of one that the file says itself. */
const typesOfFiles = (document: NormalDocument, form: NormalSchema): Record<string, Encoding> =>
  Object.fromEntries(
    wholeOf(document, form)
      .flatMap(({ properties = {} }) => Object.entries(properties))
      .flatMap(([name, field]): [string, Encoding][] => {
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
    ...operation.body?.content?.[type]?.encoding,
  };
  // OpenAPI 3.0 has styles in forms of the other type alone.
  const hasStyles = kind === "form" || !document.openapi.startsWith("3.0");
  const fields = Object.entries(encoding).flatMap(([name, { contentType, ...given }]) => {
    const { style, explode, allowReserved }: Encoding = hasStyles ? given : {};
    const isStyled = style !== undefined || explode !== undefined || allowReserved !== undefined;
    // A part has one type; of a file's there may be several.
    const types = contentType?.split(",").map((each) => each.trim());
    const own = kind === "form" ? types?.[0] : types?.join(", ");
    const field = compact({
      ...{ style, explode, reserved: allowReserved === true ? true : undefined },
      type: isStyled || contentType?.includes("*") === true ? undefined : own,
    });
    return Object.keys(field).length === 0 ? [] : [[name, field] as const];
  });
  return `${kind}(${fields.length === 0 ? "" : inline(Object.fromEntries(fields))})`;
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
  return inBraces([...(takes ? [`...${given}`] : []), ...added]);
};

/** What has to be said of a body's type. A multipart form says it itself, with what separates its parts. */
const contentType = (body: Medium | undefined, bodyName: string): string[] => {
  if (body === undefined) return [];
  const type = sentType(body);
  if (body.kind === "multipart") return [`"Content-Type": serialize.formType()`];
  if (type === undefined) return [`"Content-Type": serialize.typeOf(${bodyName})`];
  return type === "application/json" ? [] : [`"Content-Type": ${JSON.stringify(type)}`];
};
