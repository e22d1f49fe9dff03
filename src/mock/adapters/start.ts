// For the AsyncDisposable of a consumer whose own settings name an older library.
/// <reference lib="esnext.disposable" preserve="true" />
import { createMockCore } from "../create.ts";
import type { MockOptions, MockParts, Service } from "../create.ts";
import type { Limits } from "./node-server.ts";
import type { ContractMock } from "../prism/prism.ts";

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

/** Loads Prism and the documents when the first request asks for an example. */
const createLazyMock = (readSources: NonNullable<Service["sources"]>): ContractMock => {
  let loading: Promise<ContractMock> | undefined;
  const load = async (): Promise<ContractMock> => {
    const [{ createPrismMock }, sources] = await Promise.all([
      import("../prism/prism.ts"),
      readSources(),
    ]);
    return createPrismMock(sources);
  };
  return async (matched) => (await (loading ??= load()))(matched);
};

/** Waits without keeping the process alive: that is up to the port. */
const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());

/** Starts a mock on a port. Rejects with one clear line where it can't listen or the seed is wrong. */
export const startMock = async (options: Service & StartOptions): Promise<MockServer> => {
  const { createServer, listen } = await import("./node-server.ts");
  const { sleep = wait, sources } = options;
  const { core, parts } = createMockCore({ ...options, sleep }, sources && createLazyMock(sources));
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
