import type { Operation } from "../contract.ts";

/**
 * One request on its way, and what the decorators know about its call. openapi-fetch builds it in place of a `Request`:
 * it keeps the body as the exact text to sign and to send again, and costs a third less.
 */
export class Outgoing {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: BodyInit | undefined;
  /** Missing where the call came through `http`. */
  declare readonly operation?: Operation;
  /** Milliseconds for the whole call; the client's where missing. */
  declare readonly timeout?: number | undefined;
  /** What must not stand in an error beside the credentials in the headers. */
  declare readonly secrets?: readonly string[];
  /** First the caller's, then the call's own, which the deadline ends too. */
  declare signal: AbortSignal;
  /** How many milliseconds are left for the call. */
  declare left: () => number;
  /** What was read of the answer's body. */
  declare bytes?: ArrayBuffer | Uint8Array<ArrayBuffer> | undefined;
  /** Reads the data of an answer that isn't JSON. */
  declare readonly read?: (response: Response) => Promise<unknown>;
  /** Where the answer's data goes, unpacked. Missing where the call came through `http`. */
  declare readonly result?: { data?: unknown };
  /** An attempt was sent, and nothing says that it did not run. */
  declare mayHaveRun?: boolean;
  /** A fresh credential was tried after a 401. */
  declare renewed?: boolean;
  /** What an error of this call should say beside the API's own words. */
  declare note?: string;

  constructor(url: string, init: object) {
    Object.assign(this, init);
    this.url = url;
  }
}

/** Sends one request. Every decorator takes one and gives one. */
export type Next = (request: Outgoing) => Promise<Response>;
