/** A sequence of chance that can be repeated, and saved in the middle. */
export interface Random {
  /** The next number, 0 to 2³² − 1. */
  next(): number;
  /** A made-up UUID (version 4). */
  uuid(): string;
  /** Where the sequence stands: `createRandom(position)` goes on from here. */
  readonly position: number;
  /** Goes back to a position, so that what was made since then can be made again. */
  rewind(position: number): void;
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const bytes = (word: number) =>
  `${hex[word >>> 24]}${hex[(word >>> 16) & 255]}${hex[(word >>> 8) & 255]}${hex[word & 255]}`;

/** Makes a sequence (mulberry32). Equal seeds give equal sequences; it is no source of secrets. */
export const createRandom = (seed: number): Random => {
  let position = seed >>> 0;
  const next = () => {
    position = (position + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(position ^ (position >>> 15), position | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return {
    next,
    uuid() {
      const second = bytes((next() & 0xffff0fff) | 0x4000);
      const third = bytes((next() & 0x3fffffff) | 0x80000000);
      return `${bytes(next())}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${bytes(next())}`;
    },
    get position() {
      return position;
    },
    rewind(to) {
      position = to;
    },
  };
};

/** Milliseconds: this number, or one of this range by chance, which is at least 0 and less than 1; default none. */
export const drawLatency = (
  latency: number | readonly [least: number, most: number] | undefined,
  random: () => number,
): number => {
  if (latency === undefined || typeof latency === "number") return latency ?? 0;
  return latency[0] + random() * (latency[1] - latency[0]);
};

/** An id for one request. A page that isn't served over https has no randomUUID, nor have some test environments. */
export const createRequestId = (): string =>
  typeof globalThis.crypto?.randomUUID === "function"
    ? globalThis.crypto.randomUUID()
    : createRandom(Math.floor(Math.random() * 2 ** 32)).uuid();
