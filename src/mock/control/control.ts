/**
 * What turns a mock from outside, and what it writes down. Read control.ts first (the requests below `/_mock/`, and
 * the handles they share with tests), then origin.ts (which pages may send them), fault-rule.ts and faults.ts (what
 * goes wrong, as it is said and as it happens) and journal.ts (what came, and what was answered).
 */
import { readJson } from "../gateway/body.ts";
import { controlCorsHeaders, isPreflight, preflightHeaders } from "../gateway/cors.ts";
import { parseDuration } from "../duration.ts";
import { splitUrl } from "../gateway/gateway.ts";
import { decode } from "../gateway/router.ts";
import { jsonResponse } from "../types.ts";
import { isTrusted, untrustedMessage } from "./origin.ts";
import type { Scenarios, Seed } from "./seed.ts";
import type { FaultRule } from "./fault-rule.ts";
import type { Duration } from "../duration.ts";
import type { Fault, Faults } from "./faults.ts";
import type { Journal } from "./journal.ts";
import type { Memory } from "../memory/memory.ts";
import type { MockRequest, MockResponse } from "../types.ts";

/** The mock's clock. It goes with the machine's, ahead by what it was advanced. */
export interface MockClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** How far it is ahead of the machine's, in milliseconds. */
  readonly ahead: number;
  /** Moves it on; what is due by then has settled. */
  advance(by: Duration): void;
  /** Sets how far it is ahead of the machine's. */
  setAhead(by: Duration): void;
  /** Settles all that is busy at once, without moving the clock. */
  settle(): void;
}

/** The mock's memory as data. */
export interface MockState {
  export(): Seed;
  /** Replaces everything. Throws a TypeError that says what is wrong with the value. */
  import(value: Seed): void;
}

/** What is remembered, thing by thing. */
export type Things = Pick<Memory, "resources" | "tokens" | "list" | "replace" | "forget">;

/** One namespace: requests that name it see nothing of the others. */
export interface NamespaceHandles {
  readonly clock: MockClock;
  readonly state: MockState;
  /** Missing in a mock that has no memory. */
  readonly things?: Things | undefined;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Back to the start: seed, clock, no faults, an empty journal. */
  reset(): void;
}

/** Where the control plane lives. */
export const controlPrefix = "/_mock/";

/** The JSON of a control request, whatever its Content-Type says; undefined where there is none. */
const readControlBody = ({ body, unreadable }: MockRequest): unknown => {
  if (unreadable !== undefined) throw new TypeError(`The body ${unreadable}.`);
  if (body === undefined || body === "") return undefined;
  const json = readJson(body);
  if ("rule" in json) throw new TypeError(`The body ${json.rule}.`);
  return json.value;
};

/** What a control request asked for, readable, and with its namespace. */
interface ControlRequest {
  readonly namespace: NamespaceHandles;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** What follows the first name in the path. */
  readonly rest: readonly string[];
  readonly options: ControlOptions;
}

type ControlHandler = (request: ControlRequest) => { status?: number; value?: unknown };

const number = (text: string | null): number | undefined => {
  if (text === null) return undefined;
  if (!/^\d+$/.test(text)) throw new TypeError(`A whole number is needed, not ${text}.`);
  return Number(text);
};

const showClock = ({ clock }: NamespaceHandles): { now: string; ahead: number } => ({
  now: new Date(clock.now()).toISOString(),
  ahead: clock.ahead,
});

const clockActions: Readonly<
  Record<string, (namespace: NamespaceHandles, value: unknown) => void>
> = {
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

const moveClock: ControlHandler = ({ namespace, body }) => {
  const [action, ...more] = Object.entries(typeof body === "object" && body !== null ? body : {});
  const known = Object.keys(clockActions);
  if (action === undefined || more.length > 0 || !known.includes(action[0])) {
    throw new TypeError(`The clock takes one of ${known.join(", ")}.`);
  }
  clockActions[action[0]]?.(namespace, action[1]);
  return { value: showClock(namespace) };
};

/** Adds all rules or none. */
const addFaults = ({ faults }: NamespaceHandles, rules: readonly unknown[]): readonly Fault[] => {
  const added: Fault[] = [];
  try {
    for (const rule of rules) added.push(faults.add(rule as FaultRule));
  } catch (error) {
    for (const { id } of added) faults.remove(id);
    throw error;
  }
  return added;
};

const changeThing = (
  { things }: NamespaceHandles,
  [name = "", id = ""]: readonly string[],
  change: (things: Things, name: string, id: string) => boolean,
): { value?: unknown } => {
  if (!things || !change(things, name, id)) throw new TypeError(`There is no ${name} ${id}.`);
  return {};
};

const handlers: Readonly<Record<string, Readonly<Record<string, ControlHandler>>>> = {
  reset: {
    POST: ({ namespace }) => {
      namespace.reset();
      return {};
    },
  },
  state: {
    GET: ({ namespace }) => ({ value: namespace.state.export() }),
    PUT: ({ namespace, body }) => {
      namespace.state.import(body as Seed); // which checks it
      return {};
    },
  },
  journal: {
    GET: ({ namespace, query }) => ({
      value: {
        entries: namespace.journal.list({
          operation: query.get("operation") ?? undefined,
          method: query.get("method") ?? undefined,
          status: number(query.get("status")),
          after: number(query.get("after")),
          limit: number(query.get("limit")),
        }),
      },
    }),
    DELETE: ({ namespace }) => {
      namespace.journal.clear();
      return {};
    },
  },
  faults: {
    GET: ({ namespace }) => ({ value: { faults: namespace.faults.list() } }),
    POST: ({ namespace, body }) => ({
      status: 201,
      value: Array.isArray(body)
        ? { faults: addFaults(namespace, body) }
        : namespace.faults.add(body as FaultRule),
    }),
    DELETE: ({ namespace, rest }) => {
      const [id] = rest;
      if (id === undefined) namespace.faults.clear();
      else if (!namespace.faults.remove(Number(id)))
        throw new TypeError(`There is no fault ${id}.`);
      return {};
    },
  },
  clock: {
    GET: ({ namespace }) => ({ value: showClock(namespace) }),
    POST: moveClock,
  },
  things: {
    GET: ({ namespace, query, rest }) => {
      const { things } = namespace;
      const [name] = rest;
      if (name === undefined) return { value: { resources: things?.resources ?? [] } };
      const offset = number(query.get("offset")) ?? 0;
      const list = things?.list(name, { offset, limit: number(query.get("limit")) ?? 50 });
      if (list === undefined) throw new TypeError(`There is no resource ${name}.`);
      return { value: list };
    },
    PUT: ({ namespace, body, rest }) =>
      changeThing(namespace, rest, (things, name, id) => things.replace(name, id, body)),
    DELETE: ({ namespace, rest }) =>
      changeThing(namespace, rest, (things, name, id) => things.forget(name, id)),
  },
  tokens: {
    GET: ({ namespace, options }) => ({
      value: { token: options.token, tokens: namespace.things?.tokens() ?? {} },
    }),
  },
  operations: { GET: ({ options }) => ({ value: { operations: options.operations } }) },
  namespaces: { GET: ({ options }) => ({ value: { namespaces: options.names() } }) },
  scenarios: {
    GET: ({ options }) => ({ value: { scenarios: Object.keys(options.scenarios) } }),
    POST: ({ namespace, options, rest: [name = ""] }) => {
      const scenario = Object.hasOwn(options.scenarios, name) ? options.scenarios[name] : undefined;
      if (scenario === undefined) {
        const known = Object.keys(options.scenarios).join(", ");
        throw new TypeError(`There is no scenario ${name}. Known: ${known}.`);
      }
      namespace.state.import(scenario(1));
      return {};
    },
  },
};

/** What the control plane needs to know of its mock. */
export interface ControlOptions {
  /** Origins of pages that may use it, beside the mock's own; `*` for all. */
  readonly origins: readonly string[];
  /** What `health` says. */
  health(): unknown;
  /** The namespaces that are kept beside the unnamed one. */
  names(): readonly string[];
  /** Seeds that have a name. */
  readonly scenarios: Scenarios;
  /** A token that is valid from the start; empty where there is none. */
  readonly token: string;
  /** What faults may be limited to. */
  readonly operations: readonly { readonly id: string; readonly method: string }[];
  /** The namespace of the request; undefined where it has been forgotten. */
  find(request: MockRequest): NamespaceHandles | undefined;
  /** The same, but what has been forgotten begins anew. */
  open(request: MockRequest): NamespaceHandles;
}

/** What is said of a namespace that has been forgotten. */
export const forgottenMessage = (name: string): string =>
  `The namespace ${name} was forgotten, since others needed its room; POST ${controlPrefix}reset with its name begins it anew`;

const controlError = (status: number, message: string, requestId: string): MockResponse =>
  jsonResponse(
    status,
    { error_code: `MOCK.0${status}`, error_msg: message, request_id: requestId },
    requestId,
  );

const run = (options: ControlOptions, request: MockRequest, requestId: string): MockResponse => {
  const { path, query } = splitUrl(request.url);
  const [name = "", ...more] = path.slice(controlPrefix.length).split("/");
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (name === "health" && method === "GET") return jsonResponse(200, options.health(), requestId);
  const methods = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (methods === undefined || more.length > (name === "things" ? 2 : 1)) {
    const known = ["health", ...Object.keys(handlers)].join(", ");
    return controlError(404, `The control plane has ${known}, not ${path}`, requestId);
  }
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (handler === undefined) {
    const Allow = [...Object.keys(methods), "OPTIONS"].join(", ");
    const response = controlError(405, `${path} takes ${Allow}`, requestId);
    return { ...response, headers: { ...response.headers, Allow } };
  }
  // What replaces everything needs nothing of what was there.
  const isFresh = name === "reset" || (name === "state" && method === "PUT");
  const namespace = isFresh ? options.open(request) : options.find(request);
  if (namespace === undefined) {
    const forgotten = request.headers["x-mock-namespace"] ?? "";
    return controlError(410, forgottenMessage(forgotten), requestId);
  }
  try {
    const { status, value } = handler({
      namespace,
      query: new URLSearchParams(query),
      body: readControlBody(request),
      rest: more.filter((part) => part !== "").map((part) => decode(part) ?? part),
      options,
    });
    return jsonResponse(status ?? (value === undefined ? 204 : 200), value, requestId);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return controlError(400, error.message, requestId);
    throw error;
  }
};

/** Answers a request below `/_mock/`. Pages of other origins are refused unless allowed, in words that they may read. */
export const handleControl = (
  options: ControlOptions,
  request: MockRequest,
  requestId: string,
): MockResponse => {
  const { method, headers, url } = request;
  const respond = (): MockResponse => {
    // A preflight asks for nothing yet; refused here, a page could not read why.
    if (isPreflight(method, headers)) {
      const granted = preflightHeaders(headers, "GET, POST, PUT, DELETE");
      return jsonResponse(204, undefined, requestId, granted);
    }
    // Whether it is up is no secret, and who waits for it can't be asked for an option.
    const isHealth =
      splitUrl(url).path === `${controlPrefix}health` && /^(?:GET|HEAD)$/.test(method);
    return isHealth || isTrusted(headers, options.origins)
      ? run(options, request, requestId)
      : controlError(403, untrustedMessage(headers), requestId);
  };
  const response = respond();
  const cors = headers["origin"] === undefined ? {} : controlCorsHeaders(headers["origin"]);
  return { ...response, headers: { ...response.headers, ...cors } };
};
