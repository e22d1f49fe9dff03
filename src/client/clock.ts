import { watch } from "../abort.ts";

/** Where time and chance come from, so that a test can decide both. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  /** Calls back once after `ms` milliseconds; gives a function that calls it off. */
  after(ms: number, callback: () => void): () => void;
}

/** The platform's own time and chance; looked up when used, so that fake timers reach it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, callback) {
    // A longer delay than 31 bits hold would fire at once, and one below 0 make Node warn.
    const timer = setTimeout(callback, Math.max(0, Math.min(ms, 2 ** 31 - 1)));
    return () => clearTimeout(timer);
  },
};

/** Waits; an abort of `signal` ends it at once with the signal's reason. */
export const sleep = (
  clock: Clock,
  ms: number,
  signal: AbortSignal | null | undefined,
): Promise<void> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const callOff = clock.after(ms, () => {
      release?.();
      resolve();
    });
    const release =
      signal &&
      watch(signal, () => {
        callOff();
        reject(signal.reason as Error);
      });
  });
