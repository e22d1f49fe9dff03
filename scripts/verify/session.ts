/** A run against one server: what probes may do, the listeners they add, and how those are removed again. */
import { NotTried } from "./verdicts.ts";
import { createServer } from "./server.ts";
import type { ServerAnswer } from "./exchange.ts";
import type { AskedServer, Target } from "./server.ts";

/** A listener as probes look at it. */
export interface Listener {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly [property: string]: unknown;
}

export interface Session extends AskedServer {
  /** Stands at the start of every name and tag key that this run makes. */
  readonly mark: string;
  /** A port that no listener of this run has. */
  readonly port: () => number;
  /** What a new listener says, with other properties where given. */
  readonly option: (other?: object) => object;
  /** Adds a listener and waits until it can be changed. */
  readonly create: (other?: object) => Promise<Listener>;
  /** The one listener of this run that probes share: TCP, one port, no tags, no `client_affinity`. */
  readonly own: () => Promise<Listener>;
  /** Every listener that there is. */
  readonly all: () => Promise<readonly Listener[]>;
  /** Any listener: this run's own where it may write, else the first that there is. */
  readonly any: () => Promise<Listener>;
  readonly waitUntilActive: (id: string) => Promise<Listener>;
  /** Removes every listener that this run made; tells those that it couldn't. */
  readonly cleanUp: () => Promise<string[]>;
}

/** How often and how long a listener is looked at until it is as it should be: every 2 seconds for 10 minutes. */
const LOOKS = 300;
const BETWEEN = 2_000;

/** The most listeners that one page can have. */
const WHOLE_LIST = 2_000;

export const listenerIn = ({ body }: ServerAnswer): Listener | undefined =>
  (body as { listener?: Listener } | undefined)?.listener;

export const listenersIn = ({ body }: ServerAnswer): readonly Listener[] =>
  (body as { listeners?: readonly Listener[] } | undefined)?.listeners ?? [];

/** Starts a run. The mark makes its names differ from those of other runs. */
export const createSession = (target: Target, mark: string, signal?: AbortSignal): Session => {
  const made = new Set<string>();
  let isCleaning = false;
  const server = createServer(
    target,
    ({ method, url }, answer) => {
      const id = listenerIn(answer)?.id;
      // Whatever a probe expected: what was added has to go again.
      if (method === "POST" && url.startsWith("/v1/listeners") && id !== undefined) made.add(id);
    },
    () => (isCleaning ? undefined : signal),
  );
  const { call } = server;
  let lastPort = 20_000;
  const port = () => (lastPort += 1);

  const option = (other: object = {}) => {
    const own = port();
    return {
      name: `${mark}-${String(own)}`,
      protocol: "TCP",
      port_ranges: [{ from_port: own, to_port: own }],
      accelerator_id: target.accelerator,
      ...other,
    };
  };

  const waitUntil = async (id: string, isReached: (answer: ServerAnswer) => boolean) => {
    for (let look = 0; look < LOOKS; look += 1) {
      const answer = await call("showListener", { path: { listener_id: id } });
      if (isReached(answer)) return answer;
      await target.wait(BETWEEN);
    }
    throw new NotTried(`listener ${id} didn't get ready within 10 minutes`);
  };

  const waitUntilActive = async (id: string): Promise<Listener> => {
    const answer = await waitUntil(id, (each) => listenerIn(each)?.status !== "PENDING");
    const listener = listenerIn(answer);
    if (listener?.status === "ACTIVE") return listener;
    throw new NotTried(`listener ${id} became ${listener?.status ?? String(answer.status)}`);
  };

  const create = async (other?: object): Promise<Listener> => {
    const answer = await call("createListener", { body: { listener: option(other) } });
    const id = listenerIn(answer)?.id;
    if (answer.status === 201 && id !== undefined) return waitUntilActive(id);
    throw new NotTried(
      `a listener couldn't be added: ${String(answer.status)} ${answer.code ?? ""} ${answer.message ?? ""}`.trim(),
    );
  };

  let shared: Promise<Listener> | undefined;
  const own = () => (shared ??= create());

  const all = async () => {
    const listeners = listenersIn(await call("listListeners", { query: { limit: WHOLE_LIST } }));
    if (listeners.length === WHOLE_LIST) throw new NotTried("there are too many listeners");
    return listeners;
  };

  const any = async (): Promise<Listener> => {
    if (target.accelerator !== undefined) return own();
    const [first] = listenersIn(await call("listListeners", { query: { limit: 1 } }));
    if (first === undefined) throw new NotTried("there is no listener to look at");
    return first;
  };

  /** Listeners of this run, also those whose answers were lost. */
  const find = async (): Promise<string[]> => {
    const query = { accelerator_id: target.accelerator ?? "", limit: WHOLE_LIST };
    const listeners = listenersIn(await call("listListeners", { query }));
    return listeners.filter(({ name }) => name.startsWith(mark)).map(({ id }) => id);
  };

  const remove = async (id: string): Promise<void> => {
    await waitUntil(id, ({ status, body }) => {
      const state = (body as { listener?: Listener } | undefined)?.listener?.status;
      return status === 404 || (state !== "PENDING" && state !== "DELETING");
    });
    const { status } = await call("deleteListener", { path: { listener_id: id } });
    if (status === 404) return;
    if (status !== 204) throw new Error(`${id}: ${String(status)}`);
    await waitUntil(id, (answer) => answer.status === 404);
  };

  const cleanUp = async (): Promise<string[]> => {
    if (target.accelerator === undefined) return [];
    isCleaning = true; // whoever gave up wants this still
    const found = await find().catch(() => []);
    const ids = [...new Set([...made, ...found])];
    const outcomes = await Promise.allSettled(ids.map(remove));
    isCleaning = false;
    made.clear();
    shared = undefined;
    return ids.filter((_, at) => outcomes[at]?.status === "rejected");
  };

  return { ...server, mark, port, option, create, own, all, any, waitUntilActive, cleanUp };
};
