import { http, HttpResponse } from "msw";
import { createMock } from "../create.ts";
import type { HttpHandler } from "msw";
import type { Mock, MockOptions, Service } from "../create.ts";

/** What the handlers answer for, and from what. */
export interface HandlerOptions extends MockOptions {
  /** The mock behind them, to be shared with a test; default a new one with these options. */
  readonly mock?: Mock | undefined;
  /** The origins whose requests they answer; default the documents' servers. */
  readonly origins?: readonly string[] | undefined;
}

/**
 * Handlers for MSW 3, in Node and in a browser's service worker: every request to the API's origins
 * is answered by one mock, what the API doesn't have with its 404.
 */
export const handlers = (options: Service & HandlerOptions): HttpHandler[] => {
  const { mock = createMock(options), documents } = options;
  const { origins = documents.flatMap(({ servers = [] }) => servers) } = options;
  return [...new Set(origins)].map((origin) =>
    http.all(new URL("/*", origin).href, async ({ request }) => {
      try {
        return await mock.fetch(request);
      } catch (error) {
        // A fault's lost connection, or a request given up. Anything thrown would become a 500.
        if (error instanceof TypeError || request.signal.aborted) return HttpResponse.error();
        throw error;
      }
    }),
  );
};
