import { toFormatError } from "./failure.ts";
import type { Next } from "./outgoing.ts";

/**
 * Reads the whole answer while the call's deadline and its retries still watch, and no more than `maxBytes` of it. What
 * was read is what the response's own methods then give, as often as they are asked.
 */
export const readAnswer =
  (maxBytes: number, next: Next): Next =>
  async (request) => {
    const response = await next(request);
    const reader = response.body?.getReader?.(); // a fetch that isn't the platform's may have none
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (;;) {
      const { value } = (await reader?.read()) ?? {};
      if (!value) break;
      chunks.push(value);
      size += value.length;
      if (size > maxBytes) {
        void reader?.cancel();
        throw toFormatError(request, response, `larger than ${maxBytes} bytes`);
      }
    }
    request.bytes =
      reader && !chunks[1] ? chunks[0] : await (reader ? new Blob(chunks) : response).arrayBuffer();
    for (const name of ["arrayBuffer", "blob", "json", "text"] as const) {
      response[name] = () =>
        new Response(request.bytes ?? null, { headers: response.headers })[name]();
    }
    return response;
  };
