/** Where the pages of a list are, by property and parameter name; `next` and `total` may be dotted paths. */
export interface Paging {
  readonly style: "marker" | "offset";
  readonly items: string;
  readonly limit: string;
  /** How many items a page has where `limit` says nothing. */
  readonly size?: number;
  readonly marker?: string;
  readonly next?: string;
  readonly offset?: string;
  readonly total?: string;
}

/** What the runtime needs to know of an operation. The constants of a generated `operations.ts` fit it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The property that wraps the request, the answer, or both. */
  readonly envelope?: { readonly request?: string; readonly response?: string };
  readonly paging?: Paging;
  /** Changes nothing, whatever its method says: may be sent again. */
  readonly safe?: true;
  /** The resource it makes one of. */
  readonly creates?: string;
}

/** The arguments of one call, as a generated method passes them. */
export interface Input {
  readonly path?: Record<string, unknown> | undefined;
  readonly query?: object | undefined;
  readonly header?: object | undefined;
  readonly cookie?: object | undefined;
  readonly body?: unknown;
  /** How the call is written and its answer read, where that is not JSON and plain parameters. */
  readonly wire?: Wire | undefined;
}

/** The functions a generated method hands over beside its arguments; the first two are openapi-fetch's own options. */
export interface Wire {
  readonly querySerializer?: (query: object) => string;
  readonly bodySerializer?: (body: never) => unknown;
  readonly read?: (response: Response) => Promise<unknown>;
}

/** The last argument of every method. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly reconcile?: boolean | undefined;
}
