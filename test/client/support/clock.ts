import type { Clock } from "../../../src/client/clock.ts";

interface Timer {
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
  const timers = new Map<Timer, number>();
  const slept: number[] = [];
  const fire = (timer: Timer): void => {
    time = Math.max(time, timer.due);
    slept.push(timers.get(timer) ?? 0);
    timers.delete(timer);
    timer.callback();
  };
  const next = (isWanted: (timer: Timer, ms: number) => boolean): Timer | undefined =>
    [...timers]
      .filter(([timer, ms]) => isWanted(timer, ms))
      .map(([timer]) => timer)
      .sort((one, other) => one.due - other.due)[0];
  return {
    slept,
    chance: 0.5,
    now: () => time,
    random() {
      return this.chance;
    },
    after(ms, callback) {
      const timer = { due: time + ms, callback };
      timers.set(timer, ms);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = time + ms;
      for (;;) {
        await breathe();
        const timer = next(({ due }) => due <= end);
        if (timer === undefined) break;
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
        const timer = next((_, ms) => ms < longest);
        if (timer !== undefined) fire(timer);
      }
    },
  };
};
