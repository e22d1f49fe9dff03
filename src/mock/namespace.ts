import { parseDuration } from "./duration.ts";
import { createClock } from "./clock.ts";
import { createRandom } from "./random.ts";
import { createFaults } from "./control/faults.ts";
import { createJournal } from "./control/journal.ts";
import type { Duration } from "./duration.ts";
import type { MovableClock } from "./clock.ts";
import type { Memory } from "./memory/memory.ts";
import type { Seed } from "./memory/snapshot.ts";
import type { Faults, Mishap } from "./control/faults.ts";
import type { Journal, JournalRecord } from "./control/journal.ts";
import type { MatchedRequest, MockResponse } from "./types.ts";

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

/** One namespace: requests that name it see nothing of the others. */
export interface Room {
  readonly clock: MockClock;
  readonly state: MockState;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Back to the start: seed, clock, no faults, an empty journal. */
  reset(): void;
}

/** A room as the mock itself uses it. */
export interface OpenRoom extends Room {
  handle: ((matched: MatchedRequest) => MockResponse | undefined) | undefined;
  /** True where a fault may happen. */
  isTroubled(): boolean;
  strike(matched: MatchedRequest): Mishap | undefined;
  record(record: JournalRecord): void;
}

/** What a room is made with. */
export interface RoomOptions {
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
export const createRoom = ({
  operations,
  random,
  now,
  journal: entries,
  createMemory,
}: RoomOptions): OpenRoom => {
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
    handle: memory && ((matched) => memory.handle(matched)),
    isTroubled: () => !faults.isEmpty(),
    strike: faults.strike,
    record: journal.record,
  };
};
