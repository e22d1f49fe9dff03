// The generator writes these two alike for every document, so the constants of any `operations.ts` fit them.
export type { Operation, Paging } from "../../generated/operations.ts";

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
