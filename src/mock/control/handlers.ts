import { parseDuration } from "../duration.ts";
import { quote } from "../properties.ts";
import type { MockRequest } from "../types.ts";
import type { FaultRule } from "./fault-rule.ts";
import type { Fault } from "./faults.ts";
import type { NamespaceHandles, Things } from "./handles.ts";
import type { Scenarios, Seed } from "./seed.ts";

/** An operation of a document. */
export interface KnownOperation {
  readonly id: string;
  readonly method: string;
  /** What it does to a resource: `create`, `list`, `show`, `update` or `delete`; missing where it is none of these. */
  readonly role?: string;
}

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
  operations(): readonly KnownOperation[];
  /** The namespace of the request; undefined where it has been forgotten. */
  find(request: MockRequest): NamespaceHandles | undefined;
  /** The same, but what has been forgotten begins anew. */
  open(request: MockRequest): NamespaceHandles;
}

/** What a control request asked for, readable, and with its namespace. */
export interface ControlRequest {
  readonly namespace: NamespaceHandles;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** What follows the first name in the path. */
  readonly rest: readonly string[];
  readonly options: ControlOptions;
}

export type ControlHandler = (request: ControlRequest) => { status?: number; value?: unknown };

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
  settle: ({ clock }, value) => {
    if (value !== true) throw new TypeError(`The clock's settle takes true, not ${quote(value)}.`);
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

/** How many names may follow the first one in a path; none where it isn't said. */
export const namesBehind: Readonly<Record<string, number>> = { faults: 1, things: 2, scenarios: 1 };

/** What each path takes, by the first name in it and the method. */
export const handlers: Readonly<Record<string, Readonly<Record<string, ControlHandler>>>> = {
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
  operations: { GET: ({ options }) => ({ value: { operations: options.operations() } }) },
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
