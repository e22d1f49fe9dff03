import { parseDuration } from "./duration.ts";
import { createClock } from "./clock.ts";
import { createRandom } from "./random.ts";
import { createFaults } from "./control/faults.ts";
import { createJournal } from "./control/journal.ts";
import type { MovableClock } from "./clock.ts";
import type { Memory } from "./memory/memory.ts";
import type { NamespaceHandles } from "./control/control.ts";
import type { FaultOutcome } from "./control/faults.ts";
import type { JournalRecord } from "./control/journal.ts";
import type { MatchedRequest, MockResponse, Rejection } from "./types.ts";

/** A namespace as the mock itself uses it. */
export interface OpenNamespace extends NamespaceHandles {
  /** Answers from memory; undefined where it remembers nothing of the operation. */
  handle(matched: MatchedRequest): MockResponse | Rejection | undefined;
  /** True where a fault may happen. */
  hasFaults(): boolean;
  matchFault(matched: MatchedRequest): FaultOutcome | undefined;
  record(record: JournalRecord): void;
}

/** What a namespace is made with. */
export interface NamespaceOptions {
  readonly operations: readonly string[];
  /** What chance starts from, for faults and latency. */
  readonly random: number;
  readonly now: () => number;
  /** How many requests the journal keeps; default 250. */
  readonly journal?: number | undefined;
  /** Makes the memory; left out in a mock that has none. */
  readonly createMemory?: ((clock: MovableClock) => Memory) | undefined;
}

/** Makes one namespace. */
export const createNamespace = ({
  operations,
  random,
  now,
  journal: entries,
  createMemory,
}: NamespaceOptions): OpenNamespace => {
  const clock = createClock(now);
  const memory = createMemory?.(clock);
  let chance = createRandom(random);
  const faults = createFaults({
    operations,
    random: () => chance.next() / 2 ** 32,
    now: clock.now,
  });
  const journal = createJournal(entries);
  return {
    clock: {
      now: clock.now,
      get ahead() {
        return clock.ahead;
      },
      advance(by) {
        clock.advance(parseDuration(by));
      },
      setAhead(by) {
        clock.setAhead(parseDuration(by));
      },
      settle() {
        memory?.settle();
      },
    },
    state: {
      export: () => memory?.export() ?? {},
      import(value) {
        if (memory === undefined) throw new TypeError("This mock has no memory.");
        memory.import(value);
      },
    },
    journal,
    faults,
    reset() {
      clock.reset();
      memory?.reset();
      faults.restart();
      journal.restart();
      chance = createRandom(random);
    },
    handle: (matched) => memory?.handle(matched),
    hasFaults: () => !faults.isEmpty(),
    matchFault: faults.match,
    record: journal.record,
  };
};

/** The namespaces of a mock, each made when it is first named. */
export interface Namespaces {
  get(name: string): OpenNamespace;
  drop(name: string): void;
}

/** Keeps at most so many namespaces beside the unnamed one: those used last. */
export const createNamespaces = (make: () => OpenNamespace, maximum = 500): Namespaces => {
  const unnamed = make();
  const named = new Map<string, OpenNamespace>();
  return {
    get(name) {
      if (name === "") return unnamed;
      const namespace = named.get(name) ?? make();
      named.delete(name); // to come last again
      named.set(name, namespace);
      const [oldest] = named.keys();
      if (named.size > maximum && oldest !== undefined) named.delete(oldest);
      return namespace;
    },
    drop(name) {
      named.delete(name);
    },
  };
};
