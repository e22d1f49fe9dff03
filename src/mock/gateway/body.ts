import { essence, isJson, isUtf8 } from "./media-type.ts";
import type { Contract } from "../../contract.ts";
import type { MockRequest } from "../types.ts";

/** The largest body that is read, in bytes: 1 MiB. */
export const maximumBody = 1024 * 1024;

/** The deepest nesting of arrays and objects that is read. */
export const maximumDepth = 100;

/** What reading a body came to: its value, or the status and the reason why not. */
export type Reading =
  { readonly value: unknown } | { readonly status: 400 | 413 | 415; readonly reason: string };

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

/** Reads JSON, unless it is nested too deep. */
export const readJson = (text: string): Reading => {
  if (isTooDeep(text)) {
    return { status: 400, reason: `must not be nested deeper than ${maximumDepth} levels` };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { status: 400, reason: `must be valid JSON (${(error as Error).message})` };
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

/** Reads a request's body as its operation's media types say. An operation without a body takes none. */
export const readBody = (contract: Contract, request: MockRequest): Reading => {
  const { headers, body, unreadable } = request;
  if (Number(headers["content-length"]) > maximumBody || (body && isTooLarge(body))) {
    return { status: 413, reason: `The body must be at most ${maximumBody} bytes` };
  }
  if (contract.request === undefined) return { value: undefined };
  if ((body === undefined || body === "") && unreadable === undefined) {
    return contract.request.required
      ? { status: 400, reason: "must be given" }
      : { value: undefined };
  }
  const accepted = Object.keys(contract.request.types);
  const contentType = headers["content-type"];
  const list = accepted.join(" or ");
  if (contentType === undefined) {
    return { status: 415, reason: `Content-Type must be given as ${list}` };
  }
  const type = essence(contentType);
  if (!accepted.some((each) => essence(each) === type || essence(each) === "*/*")) {
    return { status: 415, reason: `Content-Type must be ${list}, not ${type || "empty"}` };
  }
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
    return { status: 415, reason: `Content-Encoding must be identity, not ${encoding}` };
  }
  if (!isUtf8(contentType)) return { status: 415, reason: "The charset must be UTF-8" };
  if (unreadable !== undefined) return { status: 400, reason: unreadable };
  if (isJson(type)) return readJson(body ?? "");
  return { value: type === "application/x-www-form-urlencoded" ? readForm(body ?? "") : body };
};
