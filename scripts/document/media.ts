import type { MediaType, NormalSchema } from "./types.ts";

/** How a body of a media type is held in JavaScript. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "binary";

/** `application/json; charset=utf-8`, `application/problem+json`, `any type` are JSON; XML is text. */
export const kindOf = (mediaType: string): BodyKind => {
  const essence = (mediaType.split(";")[0] ?? "").trim().toLowerCase();
  if (/^(application\/json|.+\+json|\*\/\*|application\/\*|text\/json)$/.test(essence))
    return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence === "multipart/form-data") return "multipart";
  if (/^text\/|\/xml$|\+xml$|yaml$|^application\/(x-ndjson|jsonl|javascript)$/.test(essence))
    return "text";
  return "binary";
};

const PREFERENCE: readonly BodyKind[] = ["json", "multipart", "form", "text", "binary"];

/** The one media type a method sends or asks for: JSON before forms before text before bytes, then the first. */
export const preferred = <Kind = NormalSchema>(
  content: Readonly<Record<string, MediaType<Kind>>> | undefined,
): { type: string; kind: BodyKind; schema: Kind | undefined } | undefined => {
  const all = Object.entries(content ?? {}).map(([type, { schema }]) => ({
    type,
    kind: kindOf(type),
    schema,
  }));
  return PREFERENCE.flatMap((kind) => all.filter((each) => each.kind === kind))[0];
};
