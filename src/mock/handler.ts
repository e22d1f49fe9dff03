/**
 * The mock of any document, without a network: handler.ts tells the control plane from the API and gives each request its
 * namespace; exchange.ts has the way from there to the response, top to bottom, in stages that each live in a folder.
 * served-api.ts makes the documents ready, gateway/ finds the operation, namespace.ts has the state it is about (namespaces.ts
 * keeps them), control/ the faults and the journal, memory/ or examples/ the response. adapters/ are the ways in (a server,
 * fetch, MSW, Vitest), create.ts and command.ts what starts it. Imports run one way: handler → exchange → namespace,
 * adapters → control → memory, examples → gateway → types.
 */
import { controlPrefix, forgottenMessage, handleControl } from "./control/control.ts";
import { toHttpDate } from "./clock.ts";
import { createRandom, createRequestId } from "./random.ts";
import { splitUrl } from "./gateway/gateway.ts";
import { errorResponse } from "./gateway/errors.ts";
import { createExchange } from "./exchange.ts";
import { createNamespace } from "./namespace.ts";
import { createNamespaces } from "./namespaces.ts";
import { openApi } from "./served-api.ts";
import type { Arrival, ExchangeOptions } from "./exchange.ts";
import type { NamespaceOptions } from "./namespace.ts";
import type { NamespaceBounds } from "./namespaces.ts";
import type { ServedApi } from "./served-api.ts";
import type { Accounts, MockRequest, MockResponse, Rejection } from "./types.ts";
import type { NamespaceHandles } from "./control/handles.ts";
import type { Scenarios } from "./control/seed.ts";

/** The header that names a namespace: a test sees nothing of the tests with other names. */
export const namespaceHeader = "X-Mock-Namespace";

/** Who may use the control plane. */
export interface ControlPlane {
  /** Origins of pages that may use it beside the mock's own; `*` for all. */
  readonly origins?: readonly string[];
}

/** What every form of the mock is made of. */
export interface MockHandlerOptions
  extends ServedApi, ExchangeOptions, Pick<NamespaceOptions, "seed" | "journal" | "longestWait"> {
  /** What chance starts from; default 1. */
  readonly random?: number | undefined;
  /** Default the machine's clock. */
  readonly now?: (() => number) | undefined;
  /** Default a random UUID. */
  readonly newRequestId?: (() => string) | undefined;
  /** Whose token the control plane tells. */
  readonly accounts?: Pick<Accounts, "token"> | undefined;
  /** Seeds that have a name, for the control plane. */
  readonly scenarios?: Scenarios | undefined;
  /** False switches the control plane off. */
  readonly control?: boolean | ControlPlane | undefined;
  /** What all namespaces together may take. */
  readonly bounds?: NamespaceBounds | undefined;
  /** Is told when the state of the unnamed namespace may have changed other than by time. */
  readonly onChange?: (() => void) | undefined;
}

/** What is known of a request before its body has come. */
export type RequestHead = Pick<MockRequest, "method" | "url" | "headers" | "base">;

/** The mock without a network. */
export interface MockHandler {
  /**
   * Writes down a request whose body has yet to come. Undefined where nothing is written down: for the control plane,
   * and for a namespace that has been forgotten.
   */
  arrive(head: RequestHead): Arrival | undefined;
  /** Answers a request, at once where nothing has to be waited for. */
  handle(request: MockRequest, arrival?: Arrival): MockResponse | Promise<MockResponse>;
  /** Nobody waits for the answer any more. */
  leave(arrival: Arrival): void;
  /** The request was given up before it was sent. */
  withdraw(arrival: Arrival): void;
  /** Tells whether a document has a path. */
  knows(path: string): boolean;
  /**
   * Serves another API from now on. What is remembered stays as far as that fits; the rest is told, a line each. Throws a
   * TypeError, and changes nothing, where it can't be served.
   */
  serve(api: ServedApi): readonly string[];
  /** The answer, in the first document's shape, to what isn't even a request. */
  reject(status: number, message: string, origin?: string): MockResponse;
  /** A namespace, made when it is first named; without a name the one of requests that name none. */
  namespace(name?: string): NamespaceHandles;
  /** Forgets a namespace. */
  drop(name: string): void;
}

const isControl = (url: string): boolean =>
  url.includes(controlPrefix) && splitUrl(url).path.startsWith(controlPrefix);

// Looked up when it is needed: a test may have replaced it since.
const machineTime = (): number => Date.now();

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Makes a mock of some documents. */
export const createHandler = (options: MockHandlerOptions): MockHandler => {
  const { random = 1, control = true, now = machineTime } = options;
  const { newRequestId = createRequestId, onComplete, onChange } = options;
  let api = openApi(options);
  const { journal, longestWait, bounds, seed } = options;
  const namespaces = createNamespaces(() => {
    const { ids: operations, createMemory } = api;
    return createNamespace({ operations, random, now, createMemory, journal, longestWait, seed });
  }, bounds);
  const nameOf = ({ headers }: RequestHead): string => headers["x-mock-namespace"] ?? "";
  const controlOptions = {
    origins: (typeof control === "object" ? control.origins : undefined) ?? [],
    names: namespaces.names,
    scenarios: options.scenarios ?? {},
    token: options.accounts?.token ?? "",
    operations: () => api.operations,
    health: () => ({ status: "ok", memory: api.createMemory !== undefined }),
    find: (request: MockRequest) => namespaces.find(nameOf(request)),
    open: (request: MockRequest) => namespaces.open(nameOf(request)),
  };

  /** An error outside of every namespace, by the machine's time. */
  const rejectOutside = (
    rejection: Rejection,
    origin: string | undefined,
    requestId: string,
  ): MockResponse => {
    const response = errorResponse(api.fallback, rejection, requestId);
    Object.assign(response.headers, api.corsHeaders(origin), { Date: toHttpDate(now()) });
    return response;
  };

  const tellChange = (request: MockRequest): void => {
    if (!SAFE.has(request.method) && nameOf(request) === "") onChange?.();
  };

  const chance = createRandom(random);
  const answer = createExchange(
    () => api,
    () => chance.next() / 2 ** 32,
    {
      ...options,
      onComplete(record) {
        onComplete?.(record);
        tellChange(record.request);
      },
    },
  );

  const arrive = (head: RequestHead): Arrival | undefined => {
    if (control !== false && isControl(head.url)) return undefined;
    const namespace = namespaces.find(nameOf(head));
    if (namespace === undefined) return undefined;
    const { clock, journal, life } = namespace;
    const record = journal.arrive({ ...head, body: undefined }, clock.now());
    return { namespace, life, record };
  };

  return {
    arrive,
    handle(request, arrival = arrive(request)) {
      const requestId = newRequestId();
      if (arrival !== undefined) return answer(request, arrival, requestId);
      // The control plane is no part of the API: no latency, no faults, no journal.
      if (control !== false && isControl(request.url)) {
        const response = handleControl(controlOptions, request, requestId);
        tellChange(request);
        return response;
      }
      const message = forgottenMessage(nameOf(request));
      const rejection: Rejection = { kind: "internal", status: 410, words: [], message };
      return rejectOutside(rejection, request.headers["origin"], requestId);
    },
    leave({ namespace, record }) {
      namespace.journal.leave(record, namespace.clock.now());
    },
    withdraw({ namespace, record }) {
      namespace.journal.withdraw(record);
    },
    reject(status, message, origin) {
      const kind = status >= 500 ? "internal" : "invalid";
      return rejectOutside({ kind, status, words: [], message }, origin, newRequestId());
    },
    knows: (path) => api.gateway.knows(path),
    serve(served) {
      api = openApi(served);
      const { ids: operations, createMemory } = api;
      return namespaces
        .all()
        .flatMap(([name, namespace]) =>
          namespace
            .serve({ operations, createMemory })
            .map((line) => (name === "" ? line : `[${name}] ${line}`)),
        );
    },
    namespace: (name = "") => namespaces.open(name),
    drop: namespaces.drop,
  };
};
