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
      const envelope = operation.envelope?.response;
      const parsed = parse(text);
      result.data = envelope ? at(parsed, envelope) : parsed;
      if ((text || envelope) && result.data === undefined) {
        throw toFormatError(request, response, text);
      }
    }
    return response;
  };
