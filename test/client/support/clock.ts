import type { Clock } from "../../../src/client/clock.ts";

interface Timer {
  readonly ms: number;
  readonly due: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  /** Moves on to `ms` from now, and fires what is due on the way, in order. */
  advance(ms: number): Promise<void>;
  /** Moves from one back-off to the next until `promise` settles. Deadlines (from 30 s up) don't fire by themselves. */
  run<Result>(promise: Promise<Result>): Promise<Result>;
  /** How long the back-offs were that fired. */
  readonly slept: readonly number[];
  /** What `random` gives next; default 0.5. */
  chance: number;
}

/** Lets promises and sockets go on. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const longest = 30_000;

/** Makes a clock that starts at `start`. */
export const createTestClock = (start = Date.UTC(2026, 0, 1)): TestClock => {
  let time = start;
  const backOffs = new Set<Timer>();
  const deadlines = new Set<Timer>();
  const slept: number[] = [];
  const fire = (timer: Timer): void => {
    time = Math.max(time, timer.due);
    slept.push(timer.ms);
    backOffs.delete(timer);
    deadlines.delete(timer);
    timer.callback();
  };
  const firstOf = (timers: Iterable<Timer>): Timer | undefined => {
    let first: Timer | undefined;
    for (const timer of timers) if (!first || timer.due < first.due) first = timer;
    return first;
  };
  return {
    slept,
    chance: 0.5,
    now: () => time,
    random() {
      return this.chance;
    },
    after(ms, callback) {
      const timer = { ms, due: time + ms, callback };
      const timers = ms < longest ? backOffs : deadlines;
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = time + ms;
      for (;;) {
        await breathe();
        const timer = firstOf([...backOffs, ...deadlines]);
        if (timer === undefined || timer.due > end) break;
        fire(timer);
      }
      time = end;
      await breathe();
    },
    async run(promise) {
      let isDone = false;
      promise.then(
        () => (isDone = true),
        () => (isDone = true),
      );
      for (;;) {
        await breathe();
        if (isDone) return promise;
        const timer = firstOf(backOffs);
        if (timer !== undefined) fire(timer);
      }
    },
  };
};
