import { watch } from "../../abort.ts";
import { createMockCore, mockOptions } from "../create.ts";
import { checkProperties } from "../properties.ts";
import { orAborted, toResponse, type Signal } from "./fetch-response.ts";
import { splitUrl } from "../gateway/gateway.ts";
import type { MockOptions, MockParts, Service } from "../create.ts";
import type { MockRequest, MockResponse } from "../types.ts";

/** A mock without a network. */
export interface Mock extends MockParts {
  /** Answers like the server would. Works as the `fetch` of a client. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Tells whether a document has the URL's path, below `base` where one is given. */
  knows(url: string, base?: string): boolean;
  /** The same as `fetch`, for an API that stands below a path: `/api`. */
  fetchBelow(base: string, request: Request): Promise<Response>;
}

/** What is read of a request. The classes of another environment have it too, whatever else they are. */
type RequestLike = Pick<Request, "method" | "url" | "headers" | "arrayBuffer"> &
  Partial<Pick<Request, "body" | "signal">>;

const isRequest = (input: Request | URL | string): input is Request =>
  typeof input === "object" && "headers" in input && "method" in input;

/** A Request of other classes than this environment's, which would take it for a URL. */
const isForeign = (input: Request): boolean => !(input instanceof Request);

/** Names in lower case, whatever case an environment's Headers gives them in. */
const plainHeaders = ({ headers }: Pick<Request, "headers">): Record<string, string> => {
  const read: Record<string, string> = {};
  headers.forEach((value, name) => {
    read[name.toLowerCase()] = value;
  });
  return read;
};

/** The signal is left out: an environment's Request may know only signals of its own. */
const createRequest = (input: Request | URL | string, init?: RequestInit): RequestLike => {
  if (init === undefined && isRequest(input)) return input;
  const { signal: _, ...rest } = init ?? {};
  if (!isRequest(input) || !isForeign(input)) return new Request(input, rest);
  const { url } = input;
  const head = new Request(url, {
    ...rest,
    method: rest.method ?? input.method,
    headers: rest.headers ?? plainHeaders(input),
  });
  if (rest.body !== undefined && rest.body !== null) return head;
  return {
    method: head.method,
    url,
    headers: head.headers,
    arrayBuffer: () => input.arrayBuffer(),
    ...(input.body === undefined ? {} : { body: input.body }),
  };
};

/** With the page's origin. */
const readHeaders = (request: RequestLike): Record<string, string> => {
  const { url } = request;
  const read = plainHeaders(request);
  // A page's browser would say where the page comes from; MSW sees the request before it does.
  const page = (globalThis as { location?: { readonly origin?: string } }).location?.origin;
  if (page?.startsWith("http") && !url.startsWith(`${page}/`)) read["origin"] ??= page;
  return read;
};

const readText = async (
  request: RequestLike,
): Promise<Pick<MockRequest, "body" | "unreadable">> => {
  if (request.body === null || request.method === "GET" || request.method === "HEAD") {
    return { body: undefined };
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) return { body: undefined };
  try {
    return { body: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { body: undefined, unreadable: "must be UTF-8" };
  }
};

/** Makes a mock that answers in this process, in any runtime with fetch's classes. Throws a TypeError for a wrong option. */
export const createMock = (options: Service & MockOptions): Mock => {
  checkProperties("mock", "option", options, mockOptions);
  const { core, parts } = createMockCore(options);

  const respond = async (
    request: RequestLike,
    signal: Signal,
    base?: string,
  ): Promise<Response> => {
    const { method, url } = request;
    const headers = readHeaders(request);
    const head = { method, url, headers, ...(base === undefined ? {} : { base }) };
    const arrival = core.arrive(head);
    if (arrival === undefined) {
      return toResponse(
        await core.handle({ ...head, ...(await readText(request)) }),
        method,
        signal,
      );
    }
    let isSent = false;
    const stop = (): void => {
      if (isSent) core.leave(arrival);
      else core.withdraw(arrival);
    };
    const release = signal && watch(signal, stop);
    let response: MockResponse | undefined;
    try {
      const text = await readText(request);
      // Until here nothing has been sent: who gives up now has never asked.
      if (signal?.aborted) throw signal.reason;
      isSent = true;
      response = await core.handle({ ...head, ...text }, arrival);
      return await toResponse(response, method, signal);
    } finally {
      // What stands still is left when it is given up.
      if (response?.delivery?.stall === undefined) release?.();
    }
  };

  return {
    ...parts,
    async fetch(input, init) {
      const signal = init?.signal ?? (isRequest(input) ? input.signal : undefined);
      if (signal?.aborted) throw signal.reason;
      return orAborted(respond(createRequest(input, init), signal), signal);
    },
    fetchBelow(base, request) {
      const { signal } = request;
      return orAborted(respond(request, signal, base), signal);
    },
    knows(url, base = "") {
      const { path } = splitUrl(url);
      return path.startsWith(`${base}/`) && core.knows(path.slice(base.length));
    },
  };
};
