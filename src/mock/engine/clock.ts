/** Where an engine takes the time from, in milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** A clock that tests and the control plane move. */
export interface MovableClock extends Clock {
  /** Moves it on by so many milliseconds; a negative or unreal number is a RangeError. */
  advance(milliseconds: number): void;
  /** How far it is ahead of its source, in milliseconds. */
  readonly ahead: number;
  /** Back to its source. */
  reset(): void;
}

/** Makes a clock that can be moved on. `source` is what it starts from: default the machine's clock. */
export const createClock = (source: () => number = Date.now): MovableClock => {
  let ahead = 0;
  return {
    now: () => source() + ahead,
    advance(milliseconds) {
      if (!(milliseconds >= 0 && Number.isFinite(milliseconds))) {
        throw new RangeError("A clock can only be moved on, by milliseconds.");
      }
      ahead += milliseconds;
    },
    get ahead() {
      return ahead;
    },
    reset() {
      ahead = 0;
    },
  };
};

/** Formats a time and remembers the last answer: thousands of requests fall into one. */
const remembered = (unit: number, format: (time: number) => string) => {
  let last = NaN;
  let text = "";
  return (time: number): string => {
    const rounded = Math.floor(time / unit) * unit;
    if (rounded !== last) {
      last = rounded;
      text = format(rounded);
    }
    return text;
  };
};

/** A time as GA writes it: UTC, ISO 8601 with milliseconds. */
export const toTimestamp = /* @__PURE__ */ remembered(1, (time) => new Date(time).toISOString());

/** A time as the Date header has it. */
export const toHttpDate = /* @__PURE__ */ remembered(1000, (time) => new Date(time).toUTCString());
