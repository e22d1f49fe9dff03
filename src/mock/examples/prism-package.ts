import type { PrismViolation } from "./prism-violation.ts";

// The package's own declarations need `pino`'s, which it does not bring: what is used of it is declared here.

/** One operation, as Prism reads it from a document. */
export interface PrismOperation {
  readonly method: string;
  readonly path: string;
}

/** A request as Prism takes it. */
export interface PrismRequest {
  readonly method: string;
  readonly url: { readonly path: string; readonly query: Record<string, string | string[]> };
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** An answer as Prism gives it. */
export interface PrismResponse {
  readonly statusCode: number;
  readonly headers?: Record<string, string | number | undefined>;
  readonly body?: unknown;
}

/** What is checked and what is made up; the third argument of `request` replaces the instance's own. */
export interface PrismConfig {
  readonly isProxy: boolean;
  readonly upstream?: URL;
  readonly checkSecurity: boolean;
  readonly validateRequest: boolean;
  readonly validateResponse: boolean;
  readonly errors: boolean;
  readonly upstreamProxy?: undefined;
  readonly mock: { dynamic: boolean; code?: number; exampleKey?: string };
}

/** What came of a request. */
export type PrismOutcome =
  | {
      readonly _tag: "Right";
      readonly right: {
        readonly output: PrismResponse;
        readonly validations: {
          readonly input: readonly PrismViolation[];
          readonly output: readonly PrismViolation[];
        };
      };
    }
  | { readonly _tag: "Left"; readonly left: Error & { status?: number; detail?: string } };

/** The part of `@stoplight/prism-http` that is used. */
export interface PrismPackage {
  getHttpOperationsFromSpec(document: object): Promise<PrismOperation[]>;
  createInstance(
    config: PrismConfig,
    components: { logger: unknown; [component: string]: unknown },
  ): {
    request(
      request: PrismRequest,
      operations: readonly PrismOperation[],
      config?: PrismConfig,
    ): () => Promise<PrismOutcome>;
  };
}

// Prism insists on a logger; nobody reads its talk.
const silent = (): void => {};

/** A logger with the levels Prism uses beside pino's own. */
export const silentLogger: Readonly<Record<string, unknown>> = {
  fatal: silent,
  error: silent,
  warn: silent,
  info: silent,
  debug: silent,
  trace: silent,
  success: silent,
  start: silent,
  child: () => silentLogger,
};

const name = "@stoplight/prism-http";

/** Loads Prism; undefined where it isn't installed. */
export const loadPrism = async (): Promise<PrismPackage | undefined> => {
  try {
    const module = (await import(name)) as PrismPackage & { default?: PrismPackage };
    return module.default ?? module;
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
};
