import type { Mock } from "../../../../src/mock/adapters/fetch.ts";
import type { Namespace } from "../../../../src/mock/create.ts";
import type { Seed } from "../../../../src/mock/control/seed.ts";
import type { PageEngine } from "./engine.ts";
import type { PageRequest } from "./request.ts";
import { remember, recall } from "./storage.ts";

/** An answer, or why there is none. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Milliseconds. */
  readonly took: number;
}

/** The memory that all pages of a site share, as far as one tab goes. */
export interface PageMemory {
  readonly mock: Mock;
  /** Answers in the page; in a namespace where one is given. Rejects where a fault loses the connection. */
  send(request: PageRequest, namespace?: Namespace): Promise<Answer>;
  /** Writes down what it holds, for the next page; then tells whoever watches. */
  changed(): void;
  watch(listener: () => void): void;
}

/** What of a memory outlives its page: times are absolute, so that they go on between pages. */
interface Saved {
  readonly ahead: number;
  readonly state: Omit<Seed, "clock">;
}

const here = (): string =>
  location.origin.startsWith("http") ? location.origin : "http://localhost";

/** What the mock's fetch reads of a request. A real one would drop headers that a story is about. */
const toRequest = (
  { method, path, headers, body }: PageRequest,
  more: Namespace["headers"],
): Request =>
  ({
    method,
    url: here() + path,
    headers: new Map([...headers, ...Object.entries(more)]),
    body: body === undefined ? null : undefined,
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(body ?? "").buffer),
  }) as unknown as Request;

export const readAnswer = async (response: Response, since: number): Promise<Answer> => {
  const body = await response.text();
  return {
    status: response.status,
    headers: [...response.headers],
    body,
    took: performance.now() - since,
  };
};

const restore = (mock: Mock, key: string): void => {
  const saved = recall<Saved>(key);
  if (saved === undefined) return;
  try {
    mock.clock.setAhead(saved.ahead);
    mock.state.import(saved.state);
  } catch {
    mock.reset(); // an older site's memory
  }
};

/** Opens the memory as the last page left it. */
export const openMemory = (engine: PageEngine): PageMemory => {
  const mock = engine.createMock(engine.seed === undefined ? {} : { seed: engine.seed });
  const key = `memory of ${engine.name}`;
  const listeners: (() => void)[] = [];
  restore(mock, key);
  return {
    mock,
    async send(request, namespace) {
      const since = performance.now();
      return readAnswer(await mock.fetch(toRequest(request, namespace?.headers ?? {})), since);
    },
    changed() {
      const { clock, ...state } = mock.state.export();
      remember(key, { ahead: clock?.ahead ?? 0, state } satisfies Saved);
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.push(listener);
    },
  };
};
