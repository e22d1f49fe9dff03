import { ResponseFormatError } from "./errors.ts";
import type { Next } from "./outgoing.ts";

const decoder = /* @__PURE__ */ new TextDecoder();

const join = (
  chunks: readonly Uint8Array<ArrayBuffer>[],
  size: number,
): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

/**
 * Reads the whole answer while the call's deadline and its retries still watch, and no more than `maxBytes` of it. What
 * was read is what the response's own methods then give.
 */
export const readAnswer =
  (maxBytes: number, next: Next): Next =>
  async (request) => {
    const response = await next(request);
    // A fetch that isn't the platform's may have no stream.
    const reader = response.body?.getReader?.();
    if (!reader) return response;
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.length;
      if (size > maxBytes) {
        void reader.cancel();
        throw new ResponseFormatError(`The answer is larger than ${maxBytes} bytes`, {
          operationId: request.operation?.id,
          status: response.status,
          start: "",
        });
      }
    }
    const bytes = join(chunks, size);
    const copy = () => new Response(bytes, response);
    return Object.assign(response, {
      text: async () => decoder.decode(bytes),
      json: async () => JSON.parse(decoder.decode(bytes)) as unknown,
      arrayBuffer: () => copy().arrayBuffer(),
      blob: () => copy().blob(),
    });
  };
