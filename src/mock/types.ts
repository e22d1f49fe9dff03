import type {
  CatalogueEntry,
  Contract,
  ErrorShape,
  Operation,
  RequestValidators,
  Validator,
} from "../contract.ts";

/** A request as every adapter (server, fetch, MSW) hands it on. */
export interface MockRequest {
  readonly method: string;
  /** Absolute, or path and query. */
  readonly url: string;
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
}

/** A request that has passed the front door: it names an operation and can be read. */
export interface MatchedRequest {
  readonly api: MockDocument;
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

/** Tells an answer from a request that has matched. */
export const isAnswer = (outcome: MatchedRequest | MockResponse): outcome is MockResponse =>
  "status" in outcome;

/** A JSON answer that carries its request id. */
export const answer = (
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
