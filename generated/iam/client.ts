// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

import {
  type Operation,
  createToken,
} from "./operations.ts";
import type {
  CreateTokenQuery,
  TokenDetail,
  TokenOption,
} from "./schema.ts";

/** What every call takes as its last argument. */
export interface CallOptions {
  /** Ends the call at once; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call. */
  timeout?: number | undefined;
  /** Sent beside the client's own headers. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** What a call that makes a resource takes. */
export interface CreateOptions extends CallOptions {
  /** After a lost answer, look whether the resource was made before sending again. */
  reconcile?: boolean | undefined;
}

/** The answer's data, or with `withResponse()` the response beside it. */
export interface Call<Data> extends Promise<Data> {
  withResponse(): Promise<{ data: Data; response: Response; requestId: string | undefined }>;
}

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  /** Names the next page; absent on the last one. */
  nextMarker?: string;
  /** How many items there are on all pages. */
  total?: number;
}

/** A list: await it for one page, iterate over it for the items of all pages. */
export interface List<Item> extends Call<Page<Item>>, AsyncIterable<Item> {}

/** What a method hands to the runtime. */
export interface Input {
  path?: Readonly<Record<string, unknown>>;
  query?: object | undefined;
  header?: object | undefined;
  cookie?: object | undefined;
  body?: unknown;
  /** How the call is written and its answer read, where that is not JSON and plain parameters. */
  wire?: Wire;
}

export interface Wire {
  querySerializer?: (query: object) => string;
  bodySerializer?: (body: never) => unknown;
  read?: (response: Response) => Promise<unknown>;
}

/** Sends one call. `Result` is the call's or the list's type. */
export type Send = <Result>(operation: Operation, input: Input, options?: CallOptions) => Result;

/** Every method, sent by `send`. */
export const createMethods = (send: Send) => ({
  tokens: {
    /**
     * Get a token
     *
     * Gives a token for a user and a password. It changes nothing, and every call gives another token; keep one and use it until
     * shortly before `expires_at`.
     *
     * `POST /v3/auth/tokens`
     *
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 404, 405, 406, 413, 415, 500, 503
     */
    create: (auth: TokenOption, query?: CreateTokenQuery, options?: CallOptions): Call<TokenDetail> =>
      send(createToken, { body: auth, query }, options),
  },
});

export type Methods = ReturnType<typeof createMethods>;
