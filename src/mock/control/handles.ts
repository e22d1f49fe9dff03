import type { Duration } from "../duration.ts";
import type { Memory } from "../memory/memory.ts";
import type { Faults } from "./faults.ts";
import type { Journal } from "./journal.ts";
import type { Seed } from "./seed.ts";

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
  /** Replaces everything; what is on its way changes nothing any more. Throws a TypeError that says what is wrong with the value. */
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
