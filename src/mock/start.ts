// For the AsyncDisposable of a consumer whose own settings name an older library.
/// <reference lib="esnext.disposable" preserve="true" />
import { createMockCore } from "./create.ts";
import type { MockOptions, MockParts } from "./create.ts";
import type { Limits } from "./limits.ts";

/** How a mock on a port is started. */
export interface StartOptions extends MockOptions {
  /** Default 0: a free one. */
  readonly port?: number | undefined;
  /** Default 127.0.0.1: only this machine. */
  readonly host?: string | undefined;
  /** Bounds on what a connection may take. */
  readonly limits?: Limits | undefined;
}

/** A mock that listens. */
export interface MockServer extends MockParts, AsyncDisposable {
  readonly url: string;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}

/** Starts a mock on a port. Rejects with one clear line where it can't listen or the seed is wrong. */
export const startMock = async (options: StartOptions = {}): Promise<MockServer> => {
  const { createServer, listen } = await import("./server.ts");
  const { createPrismMock } = await import("./prism.ts");
  const { sources } = await import("./sources.ts");
  const { core, parts } = createMockCore(options, createPrismMock(sources));
  const server = createServer(core, options.limits);
  const url = await listen(server, options.host ?? "127.0.0.1", options.port ?? 0);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { ...parts, url, close, [Symbol.asyncDispose]: close };
};
