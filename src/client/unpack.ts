import { at, parse, toFormatError } from "./failure.ts";
import type { Next } from "./outgoing.ts";

const decoder = /* @__PURE__ */ new TextDecoder();

/**
 * Reads the data of a success and takes it out of its envelope. What isn't JSON, or lacks the envelope, is refused; of a
 * call through `http`, which may ask for anything, a page of HTML.
 */
export const unpack =
  (next: Next): Next =>
  async (request) => {
    const response = await next(request);
    const { operation, result = {}, bytes, read } = request;
    if (!response.ok) return response;
    const text = decoder.decode(bytes);
    let isWrong = !operation && /^\s*<(!doctype |)html/i.test(text);
    if (read) {
      result.data = await read(response);
    } else if (operation) {
      const { envelope, paging } = operation;
      const path = envelope?.response ?? paging?.items;
      const parsed = parse(text);
      const inner = path ? (at(parsed, path) ?? undefined) : parsed;
      isWrong = !!(text || path) && inner === undefined;
      result.data = paging ? parsed : inner;
    }
    if (isWrong) throw toFormatError(request, response, text);
    return response;
  };
