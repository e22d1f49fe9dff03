import { resolve } from "./pointer.ts";
import { isAnnotation } from "./schema-keywords.ts";
import type { MediaType, NormalDocument, NormalSchema } from "./types.ts";

/** How a body of a media type is held in JavaScript. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "binary";

/** A media type without its parameters. */
const essenceOf = (mediaType: string): string =>
  (mediaType.split(";")[0] ?? "").trim().toLowerCase();

/** Whether it is a range of types: what is sent and answered then is one of them. */
export const isRange = (mediaType: string): boolean => essenceOf(mediaType).includes("*");

/** Whether a schema means bytes, where bytes can travel. Text that encodes bytes is text. */
export const isBytes = (schema: NormalSchema): boolean => {
  if (schema["contentEncoding"] !== undefined) return false;
  if (schema.format === "binary") return true;
  const type = schema["contentMediaType"];
  return typeof type === "string" && (isRange(type) || kindOf(type) === "binary");
};

/**
 * `application/json; charset=utf-8`, `application/problem+json` are JSON; XML is text. In a range of types, and where text
 * is described as bytes, the schema says it.
 */
export const kindOf = (mediaType: string, schema?: NormalSchema): BodyKind => {
  const essence = essenceOf(mediaType);
  if (/^(application\/json|.+\+json|text\/json)$/.test(essence)) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (schema !== undefined && isBytes(schema)) return "binary";
  if (/^text\/|\/xml$|\+xml$|yaml$|^application\/(x-ndjson|jsonl|javascript)$/.test(essence))
    return "text";
  if (essence !== "*/*" && essence !== "application/*") return "binary";
  return schema?.type === "string" ? "text" : "json";
};

const PREFERENCE: readonly BodyKind[] = ["json", "multipart", "form", "text", "binary"];

/** One media type of a body. */
export interface Medium {
  readonly type: string;
  readonly kind: BodyKind;
  readonly schema: NormalSchema | undefined;
}

type Content = Readonly<Record<string, MediaType<NormalSchema>>> | undefined;

/** The media types of a body: JSON before multipart forms before forms before text before bytes. */
export const mediaOf = (content: Content): Medium[] => {
  const all = Object.entries(content ?? {}).map(([type, { schema }]) => ({
    type,
    kind: kindOf(type, schema),
    schema,
  }));
  return PREFERENCE.flatMap((kind) => all.filter((each) => each.kind === kind));
};

/** The media type that a method sends or asks for where the caller doesn't choose. */
export const preferred = (content: Content): Medium | undefined => mediaOf(content)[0];

/** The type that is sent for a range of types; undefined where the bytes themselves say it. */
export const sentType = ({ type, kind }: Medium): string | undefined => {
  if (!isRange(type)) return type;
  if (kind === "json") return "application/json";
  if (type.endsWith("xml")) return "application/xml";
  return kind === "text" && !type.startsWith("application/") ? "text/plain" : undefined;
};

/** Whether anything may come: a range of types of which no schema says more. */
export const isOpen = ({ type, kind, schema = {} }: Medium): boolean =>
  kind === "json" && isRange(type) && Object.keys(schema).every(isAnnotation);

/** Whether a text body is described as more than text, as XML is: it is passed through as a string. */
export const isStructured = (document: NormalDocument, schema: NormalSchema): boolean => {
  const { type, enum: values, const: value, allOf = [] } = resolve(document, schema);
  const isText = [type].flat().includes("string") || values !== undefined || value !== undefined;
  return !isText && allOf.every((part) => isStructured(document, part));
};
