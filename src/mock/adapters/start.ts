// For the AsyncDisposable of a consumer whose own settings name an older library.
/// <reference lib="esnext.disposable" preserve="true" />
import { createMockCore, mockOptions } from "../create.ts";
import { checkProperties, isObject, isText, wholeNumber } from "../properties.ts";
import type { PropertyRules } from "../properties.ts";
import type { MockOptions, MockParts, Service } from "../create.ts";
import type { JournalRecord } from "../control/journal.ts";
import type { MockHandlerOptions } from "../handler.ts";
import { listen } from "./listen.ts";
import { limitRules } from "./limits.ts";
import type { Limits } from "./limits.ts";
import type { ContractMock } from "../examples/examples.ts";

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

/** Loads Prism and the documents when the first request asks for what has to be made up. */
const createLazyMock = (readSources: NonNullable<Service["sources"]>): ContractMock => {
  let loading: Promise<ContractMock> | undefined;
  const load = async (): Promise<ContractMock> => {
    const [{ createPrismMock }, sources] = await Promise.all([
      import("../examples/prism.ts"),
      readSources(),
    ]);
    return createPrismMock(sources);
  };
  return async (matched) => (await (loading ??= load()))(matched);
};

/** Waits without keeping the process alive: that is up to the port. */
const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer: { unref?(): void } | number = setTimeout(resolve, milliseconds);
    if (typeof timer === "object") timer.unref?.(); // a page's timers, as jsdom has them, are numbers
  });

/** A mock that listens, and what only who runs it may do. */
export interface RunningServer {
  readonly mock: MockServer;
  /**
   * Serves another API from now on. What is remembered stays as far as that fits; the rest is told, a line each. Throws a
   * TypeError, and changes nothing, where it can't be served.
   */
  serve(service: Service): readonly string[];
  /** Shows people on the page what they should know; empty takes that away. */
  notify(text: string): void;
}

type ServerOptions = Service & StartOptions & Pick<MockHandlerOptions, "onComplete" | "onChange">;

const startOptions: PropertyRules<keyof (Service & StartOptions)> = {
  ...mockOptions,
  port: [
    (value) => wholeNumber[0](value) && Number(value) <= 65_535,
    "a whole number from 0 to 65535",
  ],
  host: [(value) => isText(value) && value !== "", "a name or an address"],
  limits: [isObject, "an object of numbers"],
};

/** Starts a mock on a port. Rejects with one clear line where it can't listen, or an option is wrong. */
export const startMock = async (options: Service & StartOptions): Promise<MockServer> => {
  checkProperties("mock", "option", options, startOptions);
  checkProperties("mock", "limit", options.limits ?? {}, limitRules);
  return (await startServer(options)).mock;
};

/** The same, for who runs it. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { createServer, defaultSilence } = await import("./node-server.ts");
  const { sleep = wait, sources, latency = 0, limits, stateless } = options;
  const slowest = Math.max(...[latency].flat());
  // A latency is no silence of the connection's: unless the bound is given, it makes way.
  const silence = limits?.silence ?? slowest + defaultSilence;
  if (silence > 0 && slowest >= silence) {
    throw new TypeError(
      `A latency of ${slowest} ms is more than the server can hold: it ends a connection after ${silence} ms without a byte (limits.silence).`,
    );
  }
  if (
    stateless &&
    (await (await import("../examples/prism-package.ts")).loadPrism()) === undefined
  ) {
    throw new TypeError("stateless needs Prism: npm install --save-dev @stoplight/prism-http");
  }
  const longestWait = silence > 0 ? silence - slowest - 1 : undefined;
  const { control = true } = options;
  const origins = typeof control === "object" ? control.origins : [];
  const { createPage } = await import("../page/serve.ts");
  const page = control === false ? undefined : createPage(origins, (path) => core.knows(path));
  const onComplete = page
    ? (record: JournalRecord): void => {
        page.changed();
        options.onComplete?.(record);
      }
    : options.onComplete;
  const onChange = (): void => {
    page?.changed();
    options.onChange?.();
  };
  const { core, parts, serve } = createMockCore(
    { ...options, sleep, longestWait, onComplete, onChange },
    sources && createLazyMock(sources),
  );
  const server = createServer(core, { ...limits, silence }, page);
  const url = await listen(server, options.host ?? "127.0.0.1", options.port ?? 0);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return {
    mock: { ...parts, url, close, [Symbol.asyncDispose]: close },
    serve: (service) => {
      const left = serve(service, service.sources && createLazyMock(service.sources));
      page?.served();
      return left;
    },
    notify: (text) => page?.notify(text),
  };
};
