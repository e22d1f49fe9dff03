/**
 * The mock of any document, without a network: handler.ts has the way of one request from top to bottom, in stages
 * that each live in a folder. gateway/ finds the operation, namespace.ts the state it is about, control/ the faults and
 * the journal, memory/ or examples/ the response. adapters/ are the ways in (a server, fetch, MSW, Vitest), create.ts and
 * command.ts what starts it. Imports run one way: handler → namespace, adapters → control → memory, examples → gateway →
 * types.
 */
import { controlPrefix, forgottenMessage, handleControl } from "./control/control.ts";
import { corsHeadersOf } from "./gateway/cors.ts";
import { toHttpDate } from "./clock.ts";
import { createRandom, createRequestId, drawLatency } from "./random.ts";
import { createGateway, isMatched, splitUrl } from "./gateway/gateway.ts";
import { parsePrefer } from "./examples/prefer.ts";
import { errorResponse, reasonOf, toMockResponse } from "./gateway/errors.ts";
import { createNamespace, createNamespaces } from "./namespace.ts";
import type { MovableClock } from "./clock.ts";
import { mergeHeaders } from "./types.ts";
import type {
  Accounts,
  MatchedRequest,
  MockDocument,
  MockRequest,
  MockResponse,
  Rejection,
} from "./types.ts";
import type { ContractMock } from "./examples/examples.ts";
import type { Memory } from "./memory/memory.ts";
import type { NamespaceHandles } from "./control/handles.ts";
import type { Scenarios } from "./control/seed.ts";
import type { JournalRecord } from "./control/journal.ts";
import type { Life, NamespaceBounds, OpenNamespace } from "./namespace.ts";

/** The header that names a namespace: a test sees nothing of the tests with other names. */
export const namespaceHeader = "X-Mock-Namespace";

/** Who may use the control plane. */
export interface ControlPlane {
  /** Origins of pages that may use it beside the mock's own; `*` for all. */
  readonly origins?: readonly string[];
}

/** The API that a mock serves. */
export interface ServedApi {
  readonly documents: readonly MockDocument[];
  /** Makes a namespace's memory; left out, every request goes to the contract mock. */
  readonly createMemory?: ((clock: MovableClock) => Memory) | undefined;
  /** Answers from the documents' examples. */
  readonly contractMock: ContractMock;
}

/** What every form of the mock is made of. */
export interface MockHandlerOptions extends ServedApi {
  /** What every namespace starts with; the faults of it are read here. Throws a SeedError where one is wrong. */
  readonly seed?: unknown;
  /** Milliseconds every answer takes, or a range to draw from; default none. */
  readonly latency?: number | readonly [least: number, most: number] | undefined;
  /** What chance starts from; default 1. */
  readonly random?: number | undefined;
  /** How many requests a namespace's journal keeps; default 250. */
  readonly journal?: number | undefined;
  /** Default the machine's clock. */
  readonly now?: (() => number) | undefined;
  /** Default setTimeout's. */
  readonly sleep?: ((milliseconds: number) => Promise<void>) | undefined;
  /** Default a random UUID. */
  readonly newRequestId?: (() => string) | undefined;
  /** Whose token the control plane tells. */
  readonly accounts?: Pick<Accounts, "token"> | undefined;
  /** Seeds that have a name, for the control plane. */
  readonly scenarios?: Scenarios | undefined;
  /** False switches the control plane off. */
  readonly control?: boolean | ControlPlane | undefined;
  /** The longest latency a fault may have, in milliseconds; default what a timer can wait for. */
  readonly longestWait?: number | undefined;
  /** What all namespaces together may take. */
  readonly bounds?: NamespaceBounds | undefined;
  /** Is told of every request that the journal has, when it has been answered. */
  readonly onComplete?: ((record: JournalRecord) => void) | undefined;
  /** Is told when the state of the unnamed namespace may have changed other than by time. */
  readonly onChange?: (() => void) | undefined;
}

/** A request that has begun to come: what it meets is decided now. */
export interface Arrival {
  readonly namespace: OpenNamespace;
  readonly life: Life;
  readonly record: JournalRecord;
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

// Timers and time are looked up when they are needed: a test may have replaced them since.
const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const machineTime = (): number => Date.now();

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** What is left of a request that came before a reset, or to a state that was replaced. */
const lost: MockResponse = {
  status: 500,
  headers: {},
  body: undefined,
  delivery: { reset: true },
};

/** An API that can be served: what its documents say, made ready. */
const openApi = ({ documents, createMemory, contractMock }: ServedApi) => {
  const [fallback] = documents;
  if (fallback === undefined) throw new TypeError("A mock needs at least one document.");
  const operations = documents.flatMap((document) =>
    Object.entries(document.operations).map(([id, { method }]) => {
      const { resource } = document.contracts[id] ?? {};
      return { id, method, ...(resource && { role: resource.role }) };
    }),
  );
  return {
    fallback,
    operations,
    ids: operations.map(({ id }) => id),
    gateway: createGateway(documents),
    corsHeaders: corsHeadersOf(documents),
    createMemory,
    contractMock,
  };
};

/** Makes a mock of some documents. */
export const createHandler = (options: MockHandlerOptions): MockHandler => {
  const { latency, random = 1, control = true } = options;
  const { now = machineTime, sleep = wait, newRequestId = createRequestId } = options;
  let api = openApi(options);
  const { journal, longestWait, bounds, seed, onComplete, onChange } = options;
  const namespaces = createNamespaces(() => {
    const { ids: operations, createMemory } = api;
    return createNamespace({ operations, random, now, createMemory, journal, longestWait, seed });
  }, bounds);
  const chance = createRandom(random);
  const drawChance = (): number => chance.next() / 2 ** 32;
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

  /** Memory answers what it remembers, unless an example is asked for; the documents' examples answer the rest. */
  const respond = (
    matched: MatchedRequest,
    namespace: OpenNamespace,
  ): MockResponse | Rejection | Promise<MockResponse | Rejection> => {
    const { prefer } = matched.request.headers;
    const wantsExample = prefer !== undefined && parsePrefer(prefer) !== undefined;
    const remembered = wantsExample ? undefined : namespace.handle(matched);
    return remembered ?? api.contractMock(matched);
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

      // The control plane is no part of the API: no latency, no faults, no journal.
      if (arrival === undefined) {
        if (control !== false && isControl(request.url)) {
          const response = handleControl(controlOptions, request, requestId);
          tellChange(request);
          return response;
        }
        const message = forgottenMessage(nameOf(request));
        const rejection: Rejection = { kind: "internal", status: 410, words: [], message };
        return rejectOutside(rejection, request.headers["origin"], requestId);
      }

      // The request is in its namespace's journal since it came; a reset or another state since then has made an end of it.
      const { namespace, life, record } = arrival;
      record.request = request;
      const lose = (): MockResponse => {
        record.end ??= "the connection was reset";
        return lost;
      };
      if (life.isOver) return lose();

      // The operation, or why there is none.
      const { gateway, corsHeaders } = api;
      const matched = gateway.match(request, requestId);
      const contract = isMatched(matched) ? matched.contract : undefined;
      if (isMatched(matched)) record.operation = matched.id;

      // The last stage, described first since every way ends here: what each response has, and the journal.
      const complete = (outcome: MockResponse | Rejection, fault?: number): MockResponse => {
        if (life.isOver) return lose();
        const at = namespace.clock.now();
        let response = toMockResponse(outcome, matched.document, requestId, contract);
        const cors = corsHeaders(request.headers["origin"]);
        if (fault === undefined) {
          Object.assign(response.headers, cors);
          response.headers["Date"] = toHttpDate(at);
        } else {
          // What a fault says of these headers counts.
          const headers = { ...cors, Date: toHttpDate(at) };
          response = { ...response, headers: mergeHeaders(headers, response.headers) };
        }
        record.fault = fault;
        if (response.status >= 400) {
          const reason = reasonOf(matched.document, response);
          if (reason !== undefined) record.reason = reason;
        }
        namespace.journal.complete(record, response, at);
        onComplete?.(record);
        tellChange(request);
        return response;
      };
      if (!isMatched(matched)) return complete(matched.outcome);

      // The fast path: where nothing is to be waited for, the response is there in the same turn.
      // A promise for each would cost the server a tenth of its throughput.
      if (latency === undefined && !namespace.hasFaults()) {
        const outcome = respond(matched, namespace);
        return outcome instanceof Promise
          ? outcome.then((late) => complete(late))
          : complete(outcome);
      }

      // The slow one: the mock's latency, then the fault's, then the response as the fault lets it through.
      const pause = (milliseconds: number): Promise<void> =>
        new Promise((resolve, reject) => {
          life.waiting.add(resolve);
          sleep(milliseconds)
            .finally(() => life.waiting.delete(resolve))
            .then(resolve, reject);
        });
      // Meanwhile another API may be served, by which the request means something else.
      const respondLate = (): MockResponse | Rejection | Promise<MockResponse | Rejection> => {
        if (gateway === api.gateway) return respond(matched, namespace);
        const again = api.gateway.match(request, requestId);
        return isMatched(again) ? respond(again, namespace) : again.outcome;
      };
      const completeSlowly = async (): Promise<MockResponse> => {
        const delay = drawLatency(latency, drawChance);
        if (delay > 0) await pause(delay);
        if (life.isOver) return lose();
        const fault = namespace.matchFault(matched);
        if (fault === undefined) return complete(await respondLate());
        if (fault.delay > 0) await pause(fault.delay);
        if (life.isOver) return lose();
        const outcome = fault.isBefore ? undefined : await respondLate();
        const response = outcome && toMockResponse(outcome, matched.document, requestId, contract);
        return complete(fault.apply(matched, response), fault.id);
      };
      return completeSlowly();
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
