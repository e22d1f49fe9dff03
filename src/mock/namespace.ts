import { parseDuration } from "./duration.ts";
import { createClock } from "./clock.ts";
import { createRandom } from "./random.ts";
import { createFaults } from "./control/faults.ts";
import { readFaults } from "./control/seed.ts";
import { createJournal } from "./control/journal.ts";
import { copyOf } from "./memory/seed-format.ts";
import type { MovableClock } from "./clock.ts";
import type { Memory } from "./memory/memory.ts";
import type { NamespaceHandles } from "./control/handles.ts";
import type { FaultRule } from "./control/fault-rule.ts";
import type { FaultOutcome } from "./control/faults.ts";
import type { OpenJournal } from "./control/journal.ts";
import type { MatchedRequest, MockResponse, Rejection } from "./types.ts";

/** What requests on their way belong to. It is over when their namespace is reset or gone. */
export interface Life {
  isOver: boolean;
  /** Called when it is over. */
  readonly waiting: Set<() => void>;
}

/** A namespace as the mock itself uses it. */
export interface OpenNamespace extends NamespaceHandles {
  readonly journal: OpenJournal;
  readonly life: Life;
  /** Answers from memory; undefined where it remembers nothing of the operation. */
  handle(matched: MatchedRequest): MockResponse | Rejection | undefined;
  /** True where a fault may happen. */
  hasFaults(): boolean;
  matchFault(matched: MatchedRequest): FaultOutcome | undefined;
  /** Another API from now on. What it remembers stays as far as that fits; the rest is told, a line each. */
  serve(api: Pick<NamespaceOptions, "operations" | "createMemory">): readonly string[];
  /** Forgets the requests on their way. */
  end(): void;
  /** About how many bytes it takes. */
  weight(): number;
}

/** What a namespace is made with. */
export interface NamespaceOptions {
  readonly operations: readonly string[];
  /** What chance starts from, for faults and latency. */
  readonly random: number;
  readonly now: () => number;
  /** How many requests the journal keeps; default 250. */
  readonly journal?: number | undefined;
  /** The longest latency a fault may have, in milliseconds; default what a timer can wait for. */
  readonly longestWait?: number | undefined;
  /** Makes the memory; left out in a mock that has none. */
  readonly createMemory?: ((clock: MovableClock) => Memory) | undefined;
  /** What it starts with; of it the faults are read here. Throws a SeedError where one is wrong. */
  readonly seed?: unknown;
}

/** The beginning of a text, to be recognized by. */
const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)} …` : text);

/** Makes one namespace. */
export const createNamespace = ({
  operations,
  random,
  now,
  journal: entries,
  longestWait,
  createMemory,
  seed,
}: NamespaceOptions): OpenNamespace => {
  const clock = createClock(now);
  let memory = createMemory?.(clock);
  let chance = createRandom(random);
  let life: Life = { isOver: false, waiting: new Set() };
  const faults = createFaults({
    operations,
    random: () => chance.next() / 2 ** 32,
    now: clock.now,
    longestWait,
  });
  const putFaults = (rules: readonly FaultRule[] = []): void => {
    faults.restart();
    for (const rule of rules) faults.add(rule);
  };
  let firstFaults = readFaults(seed, faults.parse);
  putFaults(firstFaults);
  const journal = createJournal(entries);
  const end = (): void => {
    const { waiting } = life;
    life.isOver = true;
    life = { isOver: false, waiting: new Set() };
    for (const stop of waiting) stop();
  };
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
      export: () => ({ ...memory?.export(), faults: faults.remaining() }),
      import(value) {
        if (memory === undefined) throw new TypeError("This mock has no memory.");
        const seed = copyOf(value, "seed");
        const rules = readFaults(seed, faults.parse);
        memory.import(seed);
        end(); // what is on its way belongs to what was replaced
        if (rules !== undefined) putFaults(rules);
      },
    },
    things: memory && {
      get resources() {
        return memory?.resources ?? [];
      },
      tokens: () => memory?.tokens() ?? {},
      list: (resource, window) => memory?.list(resource, window),
      replace: (resource, id, item) =>
        memory?.replace(resource, id, copyOf(item, resource)) ?? false,
      forget: (resource, id) => memory?.forget(resource, id) ?? false,
    },
    journal,
    faults,
    get life() {
      return life;
    },
    reset() {
      end();
      clock.reset();
      memory?.reset();
      putFaults(firstFaults);
      journal.restart();
      chance = createRandom(random);
    },
    serve(api) {
      const left: string[] = [];
      const state = memory?.export();
      memory = api.createMemory?.(clock);
      memory?.import(state ?? {}, ({ path, rule }, part) => {
        left.push(`${path} ${rule}: ${shortened(JSON.stringify(part))}`);
      });
      for (const { operation } of faults.serve(api.operations))
        left.push(`a fault of ${[operation].flat().join(", ")}, which is no operation any more`);
      firstFaults = firstFaults?.filter(({ operation = [] }) =>
        [operation].flat().every((id) => api.operations.includes(id)),
      );
      return left;
    },
    handle: (matched) => memory?.handle(matched),
    hasFaults: () => !faults.isEmpty(),
    matchFault: faults.match,
    end,
    weight: () => journal.weight() + (memory?.weight() ?? 0) + 10_000,
  };
};
