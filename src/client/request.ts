import type { Operation } from "../contract.ts";

/** One request, as it goes over the wire. A plain record costs a third of the platform's own. */
export interface ClientRequest {
  /** A credential may stand in its query. */
  url: string;
  readonly method: string;
  readonly headers: Headers;
  /** A text stays one, so that it is signed and sent again as it is. */
  readonly body?: BodyInit | null | undefined;
  /** First the caller's, then the call's own, which the deadline ends too. */
  readonly signal?: AbortSignal | null | undefined;
  /** How else the platform should send it, where `http` was told. */
  readonly init?: RequestInit;
}

const decoder = /* @__PURE__ */ new TextDecoder();

/** One response, read to its end. It has what openapi-fetch asks of a response. */
export class ClientResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The response that was read: it writes its URL anew whenever it is asked. */
  readonly source: Partial<Pick<Response, "statusText" | "url">>;

  constructor(
    status: number,
    headers: Headers,
    bytes = new Uint8Array(),
    source: Partial<Pick<Response, "statusText" | "url">> = {},
  ) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    this.source = source;
  }

  get statusText(): string {
    return this.source.statusText ?? "";
  }

  get url(): string {
    return this.source.url ?? "";
  }

  /** It says that all went well. */
  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  text(): string {
    return decoder.decode(this.bytes);
  }
}

/** What is known of a call while its requests are sent: one for all attempts. */
export interface CallState {
  /** Tells it from the other calls of this program. */
  readonly id: number;
  /** Missing where the call came through `http`. */
  readonly operation?: Operation | undefined;
  /** Milliseconds for the whole call; the client's where missing. */
  readonly timeout?: number | undefined;
  /** What must not stand in an error beside the credentials in the headers. */
  secrets: readonly string[];
  /** Where it goes, and its credential with it, where that is not the client's base URL. */
  baseUrl?: string | undefined;
  /** What is sent, with its credentials; missing where nothing was. */
  request?: ClientRequest;
  /** How many milliseconds are left for the call. */
  left: () => number;
  /** How many attempts there have been. */
  attempts: number;
  /** What there is of the present attempt's answer, in words. */
  answer: string;
  /** An attempt was sent, and nothing says that it did not run. */
  mayHaveRun: boolean;
  /** A fresh credential was tried after a 401. */
  reauthenticated: boolean;
  /** What an error of this call should say beside the API's own words. */
  hint: string;
}

/** Sends one request. */
export type Fetcher = (request: ClientRequest, call: CallState) => Promise<ClientResponse>;

/** Goes around the sending of every request. */
export type Middleware = (next: Fetcher) => Fetcher;

let calls = 0;

/** What is known of a call before anything is sent. */
export const createCallState = (
  given: Pick<CallState, "operation" | "timeout" | "secrets">,
): CallState => ({
  ...given,
  id: ++calls,
  attempts: 0,
  answer: "",
  left: () => Infinity,
  mayHaveRun: false,
  reauthenticated: false,
  hint: "",
});

/** Puts middlewares around a handler; a request goes through them in the order of the list. */
export const compose = (middlewares: readonly Middleware[], handler: Fetcher): Fetcher =>
  middlewares.reduceRight((next, middleware) => middleware(next), handler);
