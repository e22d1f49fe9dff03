/** Exchanges as an HTTP archive (HAR 1.2), for tools that look at traffic. */
import type { Exchange } from "./exchange.ts";

const pairs = (values: Iterable<readonly [string, string]>): { name: string; value: string }[] =>
  [...values].map(([name, value]) => ({ name, value }));

const mimeTypeOf = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";

/** What an archive needs of an exchange. */
export type Archived = Pick<Exchange, "at" | "request" | "response">;

/** The archive of exchanges with a server. */
export const toHar = (origin: string, exchanges: readonly Archived[]): unknown => ({
  log: {
    version: "1.2",
    creator: { name: "ga-listeners", version: "1" },
    entries: exchanges.map(({ at, request, response }) => ({
      startedDateTime: at,
      time: 0,
      timings: { send: 0, wait: 0, receive: 0 },
      cache: {},
      request: {
        method: request.method,
        url: origin + request.url,
        httpVersion: "HTTP/1.1",
        headers: pairs(Object.entries(request.headers)),
        queryString: pairs(new URL(request.url, "http://localhost").searchParams),
        cookies: [],
        headersSize: -1,
        bodySize: -1,
        ...(request.body === undefined
          ? {}
          : { postData: { mimeType: mimeTypeOf(request.headers), text: request.body } }),
      },
      response: {
        status: response.status,
        statusText: "",
        httpVersion: "HTTP/1.1",
        headers: pairs(Object.entries(response.headers)),
        cookies: [],
        content: {
          size: response.body?.length ?? 0,
          mimeType: mimeTypeOf(response.headers),
          ...(response.body === undefined ? {} : { text: response.body }),
        },
        redirectURL: "",
        headersSize: -1,
        bodySize: -1,
      },
    })),
  },
});
