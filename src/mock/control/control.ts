import { readControlBody } from "./control-body.ts";
import { corsHeaders, isPreflight, preflightHeaders } from "../gateway/cors.ts";
import { parseDuration } from "../duration.ts";
import { splitUrl } from "../gateway/gateway.ts";
import { answer } from "../types.ts";
import { isTrusted } from "./origin.ts";
import type { Seed } from "../memory/snapshot.ts";
import type { FaultRule } from "./fault-rule.ts";
import type { Fault } from "./faults.ts";
import type { MockRequest, MockResponse } from "../types.ts";
import type { Room } from "../namespace.ts";

/** Where the control plane lives. */
export const controlPrefix = "/_mock/";

/** What a control request asked for, readable and with its namespace's room. */
interface Order {
  readonly room: Room;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** What follows the resource's name in the path. */
  readonly rest: string;
}

type Handler = (order: Order) => { status?: number; value?: unknown };

const number = (text: string | null): number | undefined => {
  if (text === null) return undefined;
  if (!/^\d+$/.test(text)) throw new TypeError(`A whole number is needed, not ${text}.`);
  return Number(text);
};

const showClock = ({ clock }: Room): { now: string; ahead: number } => ({
  now: new Date(clock.now()).toISOString(),
  ahead: clock.ahead,
});

const turns: Readonly<Record<string, (room: Room, value: unknown) => void>> = {
  advance: ({ clock }, value) => {
    clock.advance(parseDuration(value));
  },
  ahead: ({ clock }, value) => {
    clock.setAhead(parseDuration(value));
  },
  settle: ({ clock }) => {
    clock.settle();
  },
};

const turnClock: Handler = ({ room, body }) => {
  const [turn, ...more] = Object.entries(typeof body === "object" && body !== null ? body : {});
  const known = Object.keys(turns);
  if (turn === undefined || more.length > 0 || !known.includes(turn[0])) {
    throw new TypeError(`The clock takes one of ${known.join(", ")}.`);
  }
  turns[turn[0]]?.(room, turn[1]);
  return { value: showClock(room) };
};

/** Adds all rules or none. */
const addFaults = ({ faults }: Room, rules: readonly unknown[]): readonly Fault[] => {
  const added: Fault[] = [];
  try {
    for (const rule of rules) added.push(faults.add(rule as FaultRule));
  } catch (error) {
    for (const { id } of added) faults.remove(id);
    throw error;
  }
  return added;
};

const handlers: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  reset: {
    POST: ({ room }) => {
      room.reset();
      return {};
    },
  },
  state: {
    GET: ({ room }) => ({ value: room.state.export() }),
    PUT: ({ room, body }) => {
      room.state.import(body as Seed); // which checks it
      return {};
    },
  },
  journal: {
    GET: ({ room, query }) => ({
      value: {
        entries: room.journal.list({
          operation: query.get("operation") ?? undefined,
          method: query.get("method") ?? undefined,
          status: number(query.get("status")),
          after: number(query.get("after")),
          limit: number(query.get("limit")),
        }),
      },
    }),
    DELETE: ({ room }) => {
      room.journal.clear();
      return {};
    },
  },
  faults: {
    GET: ({ room }) => ({ value: { faults: room.faults.list() } }),
    POST: ({ room, body }) => ({
      status: 201,
      value: Array.isArray(body)
        ? { faults: addFaults(room, body) }
        : room.faults.add(body as FaultRule),
    }),
    DELETE: ({ room, rest }) => {
      if (rest === "") room.faults.clear();
      else if (!room.faults.remove(Number(rest))) throw new TypeError(`There is no fault ${rest}.`);
      return {};
    },
  },
  clock: {
    GET: ({ room }) => ({ value: showClock(room) }),
    POST: turnClock,
  },
};

/** What the control plane needs to know of its mock. */
export interface ControlOptions {
  /** Origins of pages that may use it, beside the mock's own; `*` for all. */
  readonly origins: readonly string[];
  /** What `health` says. */
  health(): unknown;
  /** The room of the request's namespace. */
  room(request: MockRequest): Room;
}

const refuse = (status: number, message: string, requestId: string): MockResponse =>
  answer(
    status,
    { error_code: `MOCK.0${status}`, error_msg: message, request_id: requestId },
    requestId,
  );

const run = (options: ControlOptions, request: MockRequest, requestId: string): MockResponse => {
  const { path, query } = splitUrl(request.url);
  const [name = "", ...more] = path.slice(controlPrefix.length).split("/");
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (name === "health" && method === "GET") return answer(200, options.health(), requestId);
  const methods = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (methods === undefined || more.length > 1) {
    const known = ["health", ...Object.keys(handlers)].join(", ");
    return refuse(404, `The control plane has ${known}, not ${path}`, requestId);
  }
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (handler === undefined) {
    const Allow = [...Object.keys(methods), "OPTIONS"].join(", ");
    const answered = refuse(405, `${path} takes ${Allow}`, requestId);
    return { ...answered, headers: { ...answered.headers, Allow } };
  }
  try {
    const { status, value } = handler({
      room: options.room(request),
      query: new URLSearchParams(query),
      body: readControlBody(request),
      rest: more[0] ?? "",
    });
    return answer(status ?? (value === undefined ? 204 : 200), value, requestId);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return refuse(400, error.message, requestId);
    throw error;
  }
};

/** Answers a request below `/_mock/`. Pages of other origins are refused unless allowed. */
export const handleControl = (
  options: ControlOptions,
  request: MockRequest,
  requestId: string,
): MockResponse => {
  if (!isTrusted(request.headers, options.origins)) {
    const message =
      "The control plane is closed to pages of another origin; allow yours explicitly";
    return refuse(403, message, requestId);
  }
  const origin = request.headers["origin"];
  const cors =
    origin === undefined
      ? {}
      : { ...corsHeaders, "Access-Control-Allow-Origin": origin, Vary: "Origin" };
  const answered = isPreflight(request.method, request.headers)
    ? answer(204, undefined, requestId, preflightHeaders(request.headers, "GET, POST, PUT, DELETE"))
    : run(options, request, requestId);
  return { ...answered, headers: { ...answered.headers, ...cors } };
};
