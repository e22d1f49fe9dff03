import { controlPrefix, handleControl } from "./control/control.ts";
import { corsHeaders } from "./gateway/cors.ts";
import { toHttpDate } from "./clock.ts";
import { createRandom } from "./random.ts";
import { createFrontDoor, splitUrl } from "./gateway/gateway.ts";
import { isAnswer } from "./types.ts";
import { parsePrefer } from "./prism/prefer.ts";
import { refuse } from "./gateway/errors.ts";
import { createRoom } from "./namespace.ts";
import { createRooms } from "./namespaces.ts";
import type { MovableClock } from "./clock.ts";
import type { MockDocument, MatchedRequest, MockRequest, MockResponse } from "./types.ts";
import type { ContractMock } from "./prism/prism.ts";
import type { Memory } from "./memory/memory.ts";
import type { OpenRoom, Room } from "./namespace.ts";

/** The header that names a namespace: a test sees nothing of the tests with other names. */
export const namespaceHeader = "X-Mock-Namespace";

/** Who may use the control plane. */
export interface ControlPlane {
  /** Origins of pages that may use it beside the mock's own; `*` for all. */
  readonly origins?: readonly string[];
}

/** What every form of the mock is made of. */
export interface CoreOptions {
  readonly apis: readonly MockDocument[];
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
export interface Core {
  /** Answers a request, at once where nothing has to be waited for. */
  handle(request: MockRequest): MockResponse | Promise<MockResponse>;
  /** The answer, in the first document's shape, to what isn't even a request. */
  reject(status: number, message: string): MockResponse;
  /** A namespace, made when it is first named; without a name the one of requests that name none. */
  room(name?: string): Room;
  /** Forgets a namespace. */
  drop(name: string): void;
}

const isControl = (url: string): boolean =>
  url.includes(controlPrefix) && splitUrl(url).path.startsWith(controlPrefix);

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Puts the parts together: front door, rooms, memory, contract mock, faults, journal, control plane. */
export const createCore = (options: CoreOptions): Core => {
  const {
    apis,
    createMemory,
    contractMock,
    latency,
    random = 1,
    control = true,
    journal,
  } = options;
  const { now = Date.now, sleep = wait, newRequestId = () => crypto.randomUUID() } = options;
  const [first] = apis;
  if (first === undefined) throw new TypeError("A mock needs at least one document.");
  const door = createFrontDoor(apis);
  const operations = apis.flatMap((api) => Object.keys(api.operations));
  const rooms = createRooms(() => createRoom({ operations, random, now, createMemory, journal }));
  const ownRoom = rooms.get("");
  const roomOf = ({ headers }: MockRequest): OpenRoom => {
    const name = headers["x-mock-namespace"];
    return name === undefined || name === "" ? ownRoom : rooms.get(name);
  };
  const chance = createRandom(random);
  const delay = (): number => {
    if (latency === undefined || typeof latency === "number") return latency ?? 0;
    return latency[0] + (chance.next() / 2 ** 32) * (latency[1] - latency[0]);
  };
  const planes = {
    origins: (typeof control === "object" ? control.origins : undefined) ?? [],
    health: () => ({ status: "ok", memory: createMemory !== undefined }),
    room: roomOf,
  };

  const respond = (
    matched: MatchedRequest,
    room: OpenRoom,
  ): MockResponse | Promise<MockResponse> => {
    const { prefer } = matched.request.headers;
    if (room.handle !== undefined && (prefer === undefined || !parsePrefer(prefer))) {
      const response = room.handle(matched);
      if (response !== undefined) return response;
    }
    if (contractMock !== undefined) return contractMock(matched);
    const message = "Answers from the document's examples need the mock's server and Prism";
    return refuse(matched.api, { status: 501, code: "SYS.0500", message }, matched.requestId);
  };

  const finish = (
    request: MockRequest,
    room: OpenRoom,
    operation: string | undefined,
    response: MockResponse,
    fault?: number,
  ): MockResponse => {
    const at = room.clock.now();
    Object.assign(response.headers, corsHeaders);
    response.headers["Date"] ??= toHttpDate(at);
    room.record({ at, operation, request, response, fault });
    return response;
  };

  const answerSlowly = async (matched: MatchedRequest, room: OpenRoom): Promise<MockResponse> => {
    const { request, id } = matched;
    const pause = delay();
    if (pause > 0) await sleep(pause);
    const mishap = room.strike(matched);
    if (mishap === undefined) return finish(request, room, id, await respond(matched, room));
    if (mishap.delay > 0) await sleep(mishap.delay);
    const answered = mishap.isBefore ? undefined : await respond(matched, room);
    return finish(request, room, id, mishap.bend(matched, answered), mishap.fault);
  };

  return {
    handle(request) {
      const requestId = newRequestId();
      if (control !== false && isControl(request.url)) {
        return handleControl(planes, request, requestId);
      }
      const room = roomOf(request);
      const matched = door.enter(request, requestId);
      if (isAnswer(matched)) return finish(request, room, undefined, matched);
      if (latency !== undefined || room.isTroubled()) return answerSlowly(matched, room);
      const response = respond(matched, room);
      return response instanceof Promise
        ? response.then((late) => finish(request, room, matched.id, late))
        : finish(request, room, matched.id, response);
    },
    reject(status, message) {
      const code = status === 500 ? "SYS.0500" : "APIGW.0201";
      return refuse(first, { status, code, message }, newRequestId());
    },
    room: (name = "") => rooms.get(name),
    drop: rooms.drop,
  };
};
