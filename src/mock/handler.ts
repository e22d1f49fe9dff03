/**
 * The mock of any document, without a network: handler.ts has the way of one request from top to bottom, in stages
 * that each live in a folder. gateway/ finds the operation, namespace.ts the state it is about, control/ the faults and
 * the journal, memory/ or prism/ the response. adapters/ are the ways in (a server, fetch, MSW, Vitest), create.ts and
 * command.ts what starts it. Imports run one way: handler → namespace, adapters → control → memory, prism → gateway →
 * types.
 */
import { controlPrefix, handleControl } from "./control/control.ts";
import { corsHeadersOf } from "./gateway/cors.ts";
import { toHttpDate } from "./clock.ts";
import { createRandom } from "./random.ts";
import { createGateway, isMatched, splitUrl } from "./gateway/gateway.ts";
import { parsePrefer } from "./prism/prefer.ts";
import { errorResponse, toMockResponse } from "./gateway/errors.ts";
import { createNamespace, createNamespaces } from "./namespace.ts";
import type { MovableClock } from "./clock.ts";
import type {
  MatchedRequest,
  MockDocument,
  MockRequest,
  MockResponse,
  Rejection,
} from "./types.ts";
import type { ContractMock } from "./prism/prism.ts";
import type { Memory } from "./memory/memory.ts";
import type { NamespaceHandles } from "./control/control.ts";
import type { OpenNamespace } from "./namespace.ts";

/** The header that names a namespace: a test sees nothing of the tests with other names. */
export const namespaceHeader = "X-Mock-Namespace";

/** Who may use the control plane. */
export interface ControlPlane {
  /** Origins of pages that may use it beside the mock's own; `*` for all. */
  readonly origins?: readonly string[];
}

/** What every form of the mock is made of. */
export interface MockHandlerOptions {
  readonly documents: readonly MockDocument[];
  /** Makes a namespace's memory; left out, every request goes to the contract mock. */
  readonly createMemory?: ((clock: MovableClock) => Memory) | undefined;
  /** Answers from the documents' examples; left out, such requests get a 501. */
  readonly contractMock?: ContractMock | undefined;
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
  /** False switches the control plane off. */
  readonly control?: boolean | ControlPlane | undefined;
}

/** The mock without a network. */
export interface MockHandler {
  /** Answers a request, at once where nothing has to be waited for. */
  handle(request: MockRequest): MockResponse | Promise<MockResponse>;
  /** The answer, in the first document's shape, to what isn't even a request. */
  reject(status: number, message: string): MockResponse;
  /** A namespace, made when it is first named; without a name the one of requests that name none. */
  namespace(name?: string): NamespaceHandles;
  /** Forgets a namespace. */
  drop(name: string): void;
}

const isControl = (url: string): boolean =>
  url.includes(controlPrefix) && splitUrl(url).path.startsWith(controlPrefix);

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Makes a mock of some documents. */
export const createHandler = (options: MockHandlerOptions): MockHandler => {
  const { documents, createMemory, contractMock, latency, random = 1, control = true } = options;
  const { now = Date.now, sleep = wait, newRequestId = () => crypto.randomUUID() } = options;
  const [fallback] = documents;
  if (fallback === undefined) throw new TypeError("A mock needs at least one document.");
  const gateway = createGateway(documents);
  const corsHeaders = corsHeadersOf(documents);
  const operations = documents.flatMap((document) => Object.keys(document.operations));
  const { journal } = options;
  const namespaces = createNamespaces(() =>
    createNamespace({ operations, random, now, createMemory, journal }),
  );
  const unnamed = namespaces.get("");
  const namespaceOf = ({ headers }: MockRequest): OpenNamespace => {
    const name = headers["x-mock-namespace"];
    return name === undefined || name === "" ? unnamed : namespaces.get(name);
  };
  const chance = createRandom(random);
  const drawLatency = (): number => {
    if (latency === undefined || typeof latency === "number") return latency ?? 0;
    return latency[0] + (chance.next() / 2 ** 32) * (latency[1] - latency[0]);
  };
  const controlOptions = {
    origins: (typeof control === "object" ? control.origins : undefined) ?? [],
    health: () => ({ status: "ok", memory: createMemory !== undefined }),
    namespace: namespaceOf,
  };

  /** Memory answers what it remembers, unless an example is asked for; the documents' examples answer the rest. */
  const respond = (
    matched: MatchedRequest,
    namespace: OpenNamespace,
  ): MockResponse | Rejection | Promise<MockResponse | Rejection> => {
    const { prefer } = matched.request.headers;
    const wantsExample = prefer !== undefined && parsePrefer(prefer) !== undefined;
    const remembered = wantsExample ? undefined : namespace.handle(matched);
    if (remembered !== undefined) return remembered;
    if (contractMock !== undefined) return contractMock(matched);
    const message = "Answers from the document's examples need the mock's server and Prism";
    return { kind: "internal", status: 501, words: [], message };
  };

  return {
    handle(request) {
      const requestId = newRequestId();

      // The control plane is no part of the API: no latency, no faults, no journal.
      if (control !== false && isControl(request.url)) {
        return handleControl(controlOptions, request, requestId);
      }

      // The namespace, whose clock and faults the request meets, and the operation it names.
      const namespace = namespaceOf(request);
      const matched = gateway.match(request, requestId);

      // The last stage, described first since every way ends here: what each response has, and the journal.
      const complete = (outcome: MockResponse | Rejection, fault?: number): MockResponse => {
        const response = toMockResponse(outcome, matched.document, requestId);
        const at = namespace.clock.now();
        Object.assign(response.headers, corsHeaders);
        response.headers["Date"] ??= toHttpDate(at);
        const operation = isMatched(matched) ? matched.id : undefined;
        namespace.record({ at, operation, request, response, fault });
        return response;
      };

      // Nothing that can be answered: no such path or method, or unreadable.
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
      const completeSlowly = async (): Promise<MockResponse> => {
        const pause = drawLatency();
        if (pause > 0) await sleep(pause);
        const fault = namespace.matchFault(matched);
        if (fault === undefined) return complete(await respond(matched, namespace));
        if (fault.delay > 0) await sleep(fault.delay);
        const outcome = fault.isBefore ? undefined : await respond(matched, namespace);
        const response = outcome && toMockResponse(outcome, matched.document, requestId);
        return complete(fault.apply(matched, response), fault.id);
      };
      return completeSlowly();
    },
    reject(status, message) {
      const kind = status >= 500 ? "internal" : "invalid";
      return errorResponse(fallback, { kind, status, words: [], message }, newRequestId());
    },
    namespace: (name = "") => namespaces.get(name),
    drop: namespaces.drop,
  };
};
