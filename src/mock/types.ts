import type {
  CatalogueEntry,
  Contract,
  ErrorKind,
  ErrorKinds,
  ErrorShape,
  Examples,
  Operation,
  RequestRules,
  RequestValidators,
  ResourceRule,
  Security,
  Validator,
} from "../contract.ts";

/** An object of JSON: what one thing is on the wire. */
export type Value = Record<string, unknown>;

/** A request as every adapter (server, fetch, MSW) hands it on. */
export interface MockRequest {
  readonly method: string;
  /** Absolute, or path and query. */
  readonly url: string;
  /** What stands before the document's paths in the URL: `/api`. */
  readonly base?: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** What is wrong with the bytes of the body, where they are no text ("must be UTF-8"). */
  readonly unreadable?: string;
}

/** An answer, before an adapter sends it. Header names are spelled as the document spells them. */
export interface MockResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly delivery?: Delivery;
}

/** What a fault does to an answer on its way. */
export interface Delivery {
  /** The connection is reset instead. */
  readonly reset?: true;
  /** So many bytes of the body are sent, then the connection is closed. */
  readonly truncate?: number;
  /** Nothing is sent, or the headers and one byte; then silence. */
  readonly stall?: "headers" | "body";
}

/** One document as the mock reads it: the generated tables and validators. */
export interface MockDocument {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly contracts: Readonly<Record<string, Contract>>;
  readonly requests: Readonly<Record<string, RequestValidators>>;
  /** By operation, then status: what a seed's values are checked by. */
  readonly responses?: Readonly<Record<string, Readonly<Record<string, Validator>>>>;
  readonly errors: readonly CatalogueEntry[];
  /** Where an error body keeps its parts, as dotted paths. */
  readonly errorShape: ErrorShape;
  /** The code of each kind of error. */
  readonly errorKinds?: ErrorKinds;
  /** The rules about requests, by operation. */
  readonly requestRules?: Readonly<Record<string, RequestRules>>;
  /** The rules about what is remembered, by resource. */
  readonly resourceRules?: Readonly<Record<string, readonly ResourceRule[]>>;
  readonly servers?: readonly string[];
  /** How credentials are sent; nothing is known of them where it is missing. */
  readonly security?: Security;
  /** What the document shows of its responses; loaded when a request asks for it. */
  readonly examples?: () => Promise<{ readonly examples: Examples }>;
}

/** A request that has been matched: it names an operation and can be read. */
export interface MatchedRequest {
  readonly document: MockDocument;
  readonly id: string;
  readonly operation: Operation;
  readonly contract: Contract;
  /** Path parameters, percent-decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; undefined where none was sent or the operation takes none. */
  readonly body: unknown;
  readonly request: MockRequest;
  readonly requestId: string;
}

/** What is refused, in words every document can carry. */
export interface Rejection {
  /** What is wrong, where documents have a kind of error for it. */
  readonly kind?: ErrorKind;
  /** One of the document's own codes, where a rule, a handler or the accounts name it; wins over the kind's. */
  readonly code?: string;
  /** Default that of the error; alone it stands for the error that the document gives this status. */
  readonly status?: number;
  /** What fills the `%s` of the error's message, in order. */
  readonly words: readonly string[];
  /** The whole message; wins over `words`. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who sends a request. */
export interface Caller {
  readonly user: string;
  /** What kind of user it is, where the accounts tell kinds apart. */
  readonly persona?: string;
}

/** A token that has been given. */
export interface Token {
  readonly user: string;
  /** When it ends, in milliseconds since 1970; Infinity where it never does. */
  readonly expiresAt: number;
}

/** Who may call, and what callers may do and see: what no document says. */
export interface Accounts {
  /** A token that is valid from the start, for tests to send. */
  readonly token?: string;
  /** What everything belongs to: `$account` in the document's defaults. */
  readonly account?: string;
  /** Who sends a request, or why that can't be told. `tokens` are those given so far. */
  authenticate(
    request: MatchedRequest,
    tokens: ReadonlyMap<string, Token>,
    now: number,
  ): Caller | Rejection;
  /** Refuses what a caller may not do. Comes before the request's schemas are looked at. */
  authorize?(request: MatchedRequest, caller: Caller): Rejection | undefined;
  /** Refuses any change of what is remembered. Comes when the thing has been found, before its own state is looked at. */
  authorizeWrite?(caller: Caller): Rejection | undefined;
  /** What a caller sees of a thing; the value itself where that is all of it. */
  view?(
    value: Readonly<Record<string, unknown>>,
    caller: Caller,
  ): Readonly<Record<string, unknown>>;
}

/** Tells a response, which has a body even where that is undefined, from a rejection and from a request. */
export const isResponse = (outcome: object): outcome is MockResponse =>
  "status" in outcome && "body" in outcome;

/** A JSON answer that carries its request id. */
export const jsonResponse = (
  status: number,
  value: unknown,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): MockResponse => ({
  status,
  headers:
    value === undefined
      ? { "X-Request-Id": requestId, ...headers }
      : { "Content-Type": "application/json", "X-Request-Id": requestId, ...headers },
  body: value === undefined ? undefined : JSON.stringify(value),
});

/** Statuses whose responses have no body: a browser's Response refuses one, and no length may be said (RFC 9110). */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Tells whether a response of this status may have a body. */
export const mayHaveBody = (status: number): boolean => !bodiless.has(status);

/** Headers with others over them: names are the same in any case (RFC 9110, 5.1). */
export const mergeHeaders = (
  headers: Readonly<Record<string, string>>,
  over: Readonly<Record<string, string>>,
): Record<string, string> => {
  const names = new Set(Object.keys(over).map((name) => name.toLowerCase()));
  const kept = Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...over };
};
