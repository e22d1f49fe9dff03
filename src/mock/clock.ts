/** A clock that tests and the control plane move. */
export interface MovableClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves it on by so many milliseconds; a negative number, or a time after the year 9999, is a RangeError. */
  advance(milliseconds: number): void;
  /** How far it is ahead of its source, in milliseconds. */
  readonly ahead: number;
  /** Sets how far it is ahead, within the same bounds. */
  setAhead(milliseconds: number): void;
  /** Back to its source. */
  reset(): void;
}

/** A later year can't be written in four digits. */
const end = /* @__PURE__ */ Date.UTC(10_000, 0);

/** Makes a clock that can be moved on. `source` is what it starts from: default the machine's clock. */
export const createClock = (source: () => number = () => Date.now()): MovableClock => {
  let ahead = 0;
  const setAhead = (milliseconds: number): void => {
    if (!(milliseconds >= 0 && source() + milliseconds < end)) {
      throw new RangeError("A clock can only be moved on, and not beyond the year 9999.");
    }
    ahead = milliseconds;
  };
  return {
    now: () => source() + ahead,
    advance(milliseconds) {
      setAhead(milliseconds < 0 ? NaN : ahead + milliseconds);
    },
    get ahead() {
      return ahead;
    },
    setAhead,
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

/** A time as the mock writes it: UTC, ISO 8601 with milliseconds. */
export const toTimestamp = /* @__PURE__ */ remembered(1, (time) => new Date(time).toISOString());

/** A time as the Date header has it. */
export const toHttpDate = /* @__PURE__ */ remembered(1000, (time) => new Date(time).toUTCString());
