import { at, parse, toFormatError } from "./failure.ts";
import type { Next } from "./outgoing.ts";

const decoder = /* @__PURE__ */ new TextDecoder();

/** Reads the data of a success and takes it out of its envelope. What isn't JSON, or lacks the envelope, is refused. */
export const unpack =
  (next: Next): Next =>
  async (request) => {
    const response = await next(request);
    const { operation, result, bytes, read } = request;
    if (response.ok && operation && result) {
      if (read) {
        result.data = await read(response);
        return response;
      }
      const text = decoder.decode(bytes);
      const { envelope, paging } = operation;
      const path = envelope?.response ?? paging?.items;
      const parsed = parse(text);
      const inner = path ? (at(parsed, path) ?? undefined) : parsed;
      if ((text || path) && inner === undefined) throw toFormatError(request, response, text);
      result.data = paging ? parsed : inner;
    }
    return response;
  };
