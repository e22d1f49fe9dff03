import { toFormatError } from "./api-error.ts";
import type { ClientContext } from "./context.ts";
import { RedirectError } from "./errors.ts";
import { ClientResponse } from "./request.ts";
import type { Fetcher } from "./request.ts";

const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

/** The origin of an address; its path may hold a secret. A browser doesn't tell where a redirect leads. */
const originOf = (address: string, base?: string): string =>
  URL.canParse(address, base) ? new URL(address, base).origin : "elsewhere";

/** Statuses with which a platform's Response takes no body. */
const BODILESS = new Set([204, 205, 304]);

const READERS = ["arrayBuffer", "blob", "bytes", "formData", "json", "text"] as const;

/** Makes the platform's Response of what was read. Unlike others it can be read as often as one likes. */
export const toResponse = (source: ClientResponse): Response => {
  const { status, statusText, headers, bytes, url } = source;
  const body = BODILESS.has(status) ? null : bytes;
  const response = new Response(body, { status, statusText, headers });
  const readers = READERS.map((name) => [
    name,
    { value: () => new Response(bytes, { headers })[name]() },
  ]);
  return Object.defineProperties(response, {
    ...Object.fromEntries(readers),
    clone: { value: () => toResponse(source) },
    url: { value: url },
  });
};

/** Reads a body to its end. Of one that is larger than `most` bytes it gives the beginning that is. */
const readAtMost = async (response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  const reader = response.body?.getReader?.(); // a fetch that isn't the platform's may have none
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { value } = await reader.read();
    if (!value) break;
    chunks.push(value);
    size += value.length;
    if (size > most) {
      void reader.cancel();
      break;
    }
  }
  const [only] = chunks;
  if (chunks.length === 1 && only instanceof Uint8Array) return only; // a made-up body may have texts
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
};

/** Reads the platform's Response to its end, or until it is larger than `most` bytes. */
export const readResponse = async (response: Response, most = Infinity): Promise<ClientResponse> =>
  new ClientResponse(response.status, response.headers, await readAtMost(response, most), response);

/**
 * Sends a request with the platform's fetch, and reads the whole response while the call's deadline and its retries still
 * watch, but no more than `maxBytes` of it.
 *
 * Redirects are refused: a fetch that follows one hands the credentials to wherever it leads, other origins included. The
 * request asks for `redirect: "manual"`, which a browser answers with an opaque response of status 0.
 */
export const sendAndRead =
  ({ fetch, maxBytes }: Pick<ClientContext, "fetch" | "maxBytes">): Fetcher =>
  async ({ url, method, headers, body = null, signal = null, init }, call) => {
    const response = await fetch(url, {
      ...init,
      method,
      headers,
      body,
      signal,
      redirect: "manual",
    });
    if (!response?.headers?.get) throw new TypeError("fetch gave no Response");
    const { status, type } = response;
    call.answer = "A cut-off answer";
    if (type === "opaqueredirect" || isRedirect(status)) {
      void response.body?.cancel();
      const target = originOf(response.headers.get("location") ?? "//", url);
      throw new RedirectError(`Redirects are not followed: ${originOf(url)} leads to ${target}`, {
        status,
      });
    }
    const read = await readResponse(response, maxBytes);
    if (read.bytes.length > maxBytes) {
      throw toFormatError(read, `larger than ${maxBytes} bytes`, call);
    }
    return read;
  };
