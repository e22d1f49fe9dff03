import { http, HttpResponse } from "msw";
import { mockOptions } from "../create.ts";
import { checkProperties, isObject, isTexts, quote } from "../properties.ts";
import type { PropertyRules } from "../properties.ts";
import { createMock } from "./fetch.ts";
import type { HttpHandler } from "msw";
import type { MockOptions, Service } from "../create.ts";
import type { Mock } from "./fetch.ts";

/** What the handlers answer for, and from what. */
export interface HandlerOptions extends MockOptions {
  /** The mock behind them, to be shared with a test; default a new one with these options. */
  readonly mock?: Mock | undefined;
  /**
   * Where the API is called: origins, or URLs with the path it stands below (`http://localhost:5173/api`); default the
   * documents' servers. In a page a path alone is one of its own origin.
   */
  readonly origins?: readonly string[] | undefined;
}

const handlerOptions: PropertyRules<keyof (Service & HandlerOptions)> = {
  ...mockOptions,
  mock: [(value) => isObject(value) && "fetchBelow" in value, "what createMock gives"],
  origins: [isTexts, "a list of URLs like http://localhost:5173/api"],
};

/** Where the API stands: an origin, and the path before its paths. */
const readBase = (text: string): { readonly origin: string; readonly base: string } => {
  const page = (globalThis as { location?: { readonly href?: string } }).location?.href;
  const start = page?.startsWith("http") ? page : undefined;
  const url = URL.canParse(text, start) ? new URL(text, start) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search + url.hash !== "") {
    throw new TypeError(`origins takes URLs like http://localhost:5173/api, not ${quote(text)}.`);
  }
  return { origin: url.origin, base: url.pathname.replace(/\/+$/, "") };
};

/** A page, or what a page is made of, asked for by the browser itself: that is the application's. */
const isPage = ({ method, mode, destination, headers }: Request): boolean =>
  method === "GET" &&
  (mode === "navigate" ||
    (destination !== undefined && destination !== "") ||
    /^\s*text\/html\b/.test(headers.get("accept") ?? ""));

/** A handler for the requests that `takes` says yes to, below a URL. */
const handlerFor = (
  { origin, base }: { readonly origin: string; readonly base: string },
  takes: (request: Request) => boolean,
  answer: (request: Request) => Promise<Response>,
): HttpHandler => {
  try {
    return http.all(
      ({ request }) => takes(request),
      ({ request }) => answer(request),
    );
  } catch {
    // MSW 2.10 takes no function. What isn't taken still falls through, but doesn't count as unhandled.
    const start = (origin + base).replace(/[^\w/-]/g, "\\$&");
    return http.all(new RegExp(`^${start}`), ({ request }) =>
      takes(request) ? answer(request) : undefined,
    );
  }
};

/**
 * Handlers for MSW, from 2.10, in Node and in a browser's service worker: one mock answers every request that a document
 * has a path for. All else falls through to the next handler or the network.
 */
export const handlers = (options: Service & HandlerOptions): HttpHandler[] => {
  checkProperties("mock", "option", options, handlerOptions);
  const { mock: shared, origins: asked, ...rest } = options;
  const mock = shared ?? createMock(rest);
  const origins = asked ?? options.documents.flatMap(({ servers = [] }) => servers);
  const bases = [...new Map(origins.map((each) => [each, readBase(each)])).values()];
  return bases.map(({ origin, base }) =>
    handlerFor(
      { origin, base },
      (request) =>
        new URL(request.url).origin === origin && !isPage(request) && mock.knows(request.url, base),
      async (request) => {
        try {
          return await mock.fetchBelow(base, request);
        } catch (error) {
          // A fault's lost connection, or a request given up. Anything thrown would become a 500.
          if (error instanceof TypeError || request.signal.aborted) return HttpResponse.error();
          throw error;
        }
      },
    ),
  );
};
