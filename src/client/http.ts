import create, { defaultPathSerializer } from "openapi-fetch";
import type { Client } from "openapi-fetch";
import { isPage, toFormatError } from "./api-error.ts";
import { checkPath, invalid } from "./checks.ts";
import { ClientResponse, createCallState } from "./request.ts";
import type { CallState, ClientRequest, Fetcher } from "./request.ts";
import { readResponse, toResponse } from "./response.ts";

/** The openapi-fetch client of a document's paths. */
export type Http<Paths extends object> = Client<Paths>;

/** What openapi-fetch is told of one call of a method. */
export interface HttpInit {
  readonly params: { readonly path?: object | undefined; readonly query?: object | undefined };
  readonly headers: object;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Where it goes, given the client's base URL; default there. */
  readonly server?: ((baseUrl: string) => string) | undefined;
  readonly querySerializer?: ((query: object) => string) | undefined;
  readonly bodySerializer?: ((body: never) => unknown) | undefined;
}

/** What openapi-fetch hands back after its middlewares; `error` is the body of a response that isn't a success. */
export interface HttpResult {
  readonly response: ClientResponse;
  readonly error?: unknown;
}

/** Sends one call of a method. */
export type HttpRequest = (
  method: string,
  path: string,
  init: HttpInit,
  call: CallState,
) => Promise<HttpResult>;

/** What there is to know of openapi-fetch below its types, which only fit one document. */
type UntypedRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ response: Response | ClientResponse; error?: unknown }>;

/** Takes the place of the platform's Request where no middleware will look at it. */
class PlainRequest {
  readonly url: string;

  constructor(url: string, init: object) {
    Object.assign(this, init);
    this.url = url;
  }
}

/** The platform's Request, which would quote a password that it finds in a URL. */
class CheckedRequest extends Request {
  /** What a middleware makes is the platform's own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Request;
  }

  constructor(url: RequestInfo | URL, init?: RequestInit) {
    if (/^[^/]*\/\/[^/]*@/.test(String(url))) throw invalid("url", "must hold no password");
    super(url, init);
  }
}

const TEXT = /^(text\/|application\/([\w.-]+\+)?json|application\/x-www-form-urlencoded)/i;

const bodyOf = async (request: Request): Promise<BodyInit | undefined> => {
  if (/^(GET|HEAD)$/.test(request.method)) return undefined; // no platform sends one, not even an empty one
  if (TEXT.test(request.headers.get("content-type") ?? "")) return request.text();
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > 0 ? bytes : undefined;
};

/** The record of a platform's Request. */
const toClientRequest = async (request: Request): Promise<ClientRequest> => {
  const { url, method, headers, signal } = request;
  // What it says of cookies, caches and the like, and what openapi-fetch writes on it: a dispatcher, for one thing.
  const init: Record<string, unknown> = {};
  for (const name in request) init[name] = request[name as keyof Request];
  return { url, method, headers, signal, body: await bodyOf(request), init };
};

/**
 * openapi-fetch above a handler: `http` for everybody, typed by the document's paths, and `request` for the methods. This
 * is the only module that knows openapi-fetch.
 */
export const createHttp = <Paths extends object>({
  baseUrl,
  secrets,
  handler,
}: {
  readonly baseUrl: string;
  readonly secrets: readonly string[];
  readonly handler: Fetcher;
}): { readonly http: Http<Paths>; readonly request: HttpRequest } => {
  const send: Fetcher = (request, call) => {
    call.request = request;
    return handler(request, call);
  };
  const fetchFor = (call: CallState) => async (request: Request) => {
    const response = await send(await toClientRequest(request), call);
    const text = call.operation ? "" : response.text();
    // A page is no success, and an empty error would look like one: openapi-fetch makes it falsy.
    const isWrong = response.ok ? isPage(text) : !text && request.method !== "HEAD";
    if (isWrong && !call.operation) throw toFormatError(response, text, call);
    return toResponse(response);
  };
  const inner = create<Paths>({
    baseUrl,
    Request: CheckedRequest,
    fetch: (request) => fetchFor(createCallState({ secrets }))(request),
    pathSerializer(path, values) {
      checkPath(values);
      return defaultPathSerializer(path, values);
    },
  });
  const untyped = inner.request as unknown as UntypedRequest;
  let hasMiddlewares = false;

  const http: Http<Paths> = {
    ...inner,
    use(...middlewares) {
      hasMiddlewares = true;
      inner.use(...middlewares);
    },
  };

  const request: HttpRequest = async (method, path, init, call) => {
    call.baseUrl = init.server?.(baseUrl);
    const { response, error } = await untyped(method, path, {
      ...init,
      baseUrl: call.baseUrl,
      parseAs: "stream", // the body is left alone
      ...(hasMiddlewares
        ? { fetch: fetchFor(call) }
        : { Request: PlainRequest, fetch: (each: ClientRequest) => send(each, call) }),
    });
    if (response instanceof ClientResponse) return { response, error };
    if (!response.ok)
      return { response: new ClientResponse(response.status, response.headers), error };
    return { response: await readResponse(response) };
  };
  return { http, request };
};
