import { invalid } from "./errors.ts";
import { isJson } from "./described.ts";
import type { Contract } from "../../contract.ts";
import type { MockRequest, Rejection } from "../types.ts";

/** The media type of a Content-Type or a response table, without parameters, in lower case. */
export const essence = (type: string): string => (type.split(";")[0] ?? "").trim().toLowerCase();

/** True for the charsets a JSON body may say it has; JSON is UTF-8 (RFC 8259). */
export const isUtf8 = (contentType: string): boolean => {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)"?/i.exec(contentType)?.[1];
  return charset === undefined || /^(?:utf-?8|us-ascii)$/i.test(charset);
};

interface Range {
  readonly range: string;
  readonly quality: number;
}

const parseAccept = (accept: string): Range[] =>
  accept.split(",").map((part) => {
    const quality = /;\s*q\s*=\s*([0-9.]+)/i.exec(part)?.[1];
    return { range: essence(part), quality: quality === undefined ? 1 : Number(quality) };
  });

const specificity = (range: string): number => (range === "*/*" ? 0 : range.endsWith("/*") ? 1 : 2);

const covers = (range: string, type: string): boolean =>
  range === "*/*" ||
  range === type ||
  (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));

/** How much an Accept header wants a type, 0 for not at all; the most specific range decides. */
const qualityOf = (ranges: readonly Range[], type: string): number =>
  ranges.find(({ range }) => covers(range, essence(type)))?.quality ?? 0;

const bySpecificity = (accept: string): Range[] =>
  parseAccept(accept).sort((a, b) => specificity(b.range) - specificity(a.range));

/** Tells whether an Accept header takes one of these types. */
export const isAcceptable = (accept: string | undefined, types: readonly string[]): boolean => {
  if (accept === undefined || accept.trim() === "" || types.length === 0) return true;
  if (accept === "*/*" || accept === types[0]) return true;
  const ranges = bySpecificity(accept);
  return types.some((type) => qualityOf(ranges, type) > 0);
};

/** These types with those first that an Accept header wants most. */
export const acceptedFirst = (
  types: readonly string[],
  accept: string | undefined,
): readonly string[] => {
  if (accept === undefined || types.length < 2) return types;
  const ranges = bySpecificity(accept);
  return [...types].sort((a, b) => qualityOf(ranges, b) - qualityOf(ranges, a));
};

/** The largest body that is read, in bytes: 1 MiB. */
export const maximumBody = 1024 * 1024;

/** The deepest nesting of arrays and objects that is read. */
export const maximumDepth = 100;

/** What was read of a body. */
export interface Body {
  readonly value: unknown;
}

const encoder = new TextEncoder();

const isTooLarge = (text: string): boolean =>
  text.length > maximumBody ||
  (text.length * 3 > maximumBody && encoder.encode(text).length > maximumBody);

/** Counts brackets outside strings: no parser or validator ever sees a nesting it could drown in. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      for (at++; at < text.length && text.charCodeAt(at) !== 0x22; at++) {
        if (text.charCodeAt(at) === 0x5c) at++;
      }
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > maximumDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
};

/** Reads JSON, unless it is nested too deep; else says which rule the text breaks. */
export const readJson = (text: string): Body | { readonly rule: string } => {
  if (isTooDeep(text)) {
    return { rule: `must not be nested deeper than ${maximumDepth} levels` };
  }
  try {
    // A mark at the start, as programs on Windows leave it, may be ignored (RFC 8259, 8.1).
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown };
  } catch (error) {
    return { rule: `must be valid JSON (${(error as Error).message})` };
  }
};

const readForm = (text: string): Record<string, string | string[]> => {
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
};

const rejected = (status: 413 | 415, message: string): Rejection => ({
  status,
  words: [],
  message,
});

/** Why a body of this type and encoding is not taken. */
const rejectType = (
  { headers }: MockRequest,
  accepted: readonly string[],
): Rejection | undefined => {
  const contentType = headers["content-type"];
  const list = accepted.join(" or ");
  if (contentType === undefined) return rejected(415, `Content-Type must be given as ${list}`);
  const type = essence(contentType);
  if (!accepted.some((each) => essence(each) === type || essence(each) === "*/*")) {
    return rejected(415, `Content-Type must be ${list}, not ${type || "empty"}`);
  }
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
    return rejected(415, `Content-Encoding must be identity, not ${encoding}`);
  }
  return isUtf8(contentType) ? undefined : rejected(415, "The charset must be UTF-8");
};

/** Reads a request's body as its operation's media types say. An operation without a body takes none. */
export const readBody = (contract: Contract, request: MockRequest): Body | Rejection => {
  const { headers, body = "", unreadable } = request;
  if (Number(headers["content-length"]) > maximumBody || isTooLarge(body)) {
    return rejected(413, `The body must be at most ${maximumBody} bytes`);
  }
  if (contract.request === undefined) return { value: undefined };
  if (body === "" && unreadable === undefined) {
    return contract.request.required ? invalid("body", "must be given") : { value: undefined };
  }
  const rejection = rejectType(request, Object.keys(contract.request.types));
  if (rejection !== undefined) return rejection;
  if (unreadable !== undefined) return invalid("body", unreadable);
  const type = essence(headers["content-type"] ?? "");
  if (isJson(type)) {
    const json = readJson(body);
    return "rule" in json ? invalid("body", json.rule) : json;
  }
  return { value: type === "application/x-www-form-urlencoded" ? readForm(body) : body };
};
