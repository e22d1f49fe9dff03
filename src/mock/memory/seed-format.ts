import { isObject } from "../properties.ts";
import type { Value } from "../types.ts";

/**
 * What a memory starts with, and what it is exported as: one format, plain JSON. Everything is optional. Within one
 * resource, things are listed oldest first, and ids must differ; the resource's own rules (overlap, quota …) are not
 * applied, so that a seed may set up what no request could.
 */
export interface MemorySeed {
  /** What made-up ids and tokens start from: 0 to 2³² − 1. Default: the engine's. */
  readonly random?: number;
  /** By the resource's name. */
  readonly resources?: Readonly<Record<string, readonly SeedItem[]>>;
  /** Tokens beside the ready ones, by the token. */
  readonly tokens?: Readonly<Record<string, SeedToken>>;
  /**
   * The clock that its times belong to: what had 90 seconds to go by it has 90 seconds to go again. Left out, the
   * clock is left alone, and times are what they say.
   */
  readonly clock?: SeedClock;
}

/** A clock of a seed. */
export interface SeedClock {
  /** What time it showed, in ISO 8601. */
  readonly now: string;
  /** How far it was ahead of the machine's, in milliseconds. */
  readonly ahead: number;
}

/** One thing of a seed. */
export interface SeedItem {
  /** Its properties; what is left out is as in a new one, and the status is that of a settled one. */
  readonly value: Readonly<Record<string, unknown>>;
  /**
   * The status a busy one will have, null: it will be gone. Default: a new one becomes ready, a leaving one is gone.
   */
  readonly becomes?: string | null;
  /** When a busy one settles, in ISO 8601. Default: only when it is told to. */
  readonly settles_at?: string;
  /** What keeps it from being deleted, as in "endpoint group 5f0c…". */
  readonly dependants?: readonly string[];
}

/** A token of a seed. */
export interface SeedToken {
  /** `readonly` and `frozen` are what their names say; any other may do everything. */
  readonly user: string;
  /** In ISO 8601. */
  readonly expires_at: string;
}

/** A seed that can't be used; the message names the place in it and the rule it breaks. */
export class SeedError extends TypeError {
  override readonly name = "SeedError";
  /** As in `resources.ship[3].value.name`. */
  readonly path: string;
  readonly rule: string;

  constructor(path: string, rule: string) {
    super(`Invalid ${path}: ${rule}`);
    this.path = path;
    this.rule = rule;
  }
}

/** A copy that nobody else can change, of what JSON carries of a value. Throws a SeedError where it carries nothing. */
export const copyOf = (value: unknown, path: string): unknown => {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? value : (JSON.parse(text) as unknown);
  } catch (error) {
    const [line = ""] = (error as Error).message.split("\n");
    throw new SeedError(path, `must be what JSON can carry (${line})`);
  }
};

export const readObject = (value: unknown, path: string, known?: readonly string[]): Value => {
  if (!isObject(value)) throw new SeedError(path, "must be an object");
  const unknown = known && Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new SeedError(
      `${path}.${unknown}`,
      `is not a known property, only ${known?.join(", ")} are`,
    );
  }
  return value;
};

export const readList = (value: unknown, path: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw new SeedError(path, "must be an array");
  return value as readonly unknown[];
};

export const readText = (value: unknown, path: string): string => {
  if (typeof value !== "string") throw new SeedError(path, "must be a string");
  return value;
};

export const readTime = (value: unknown, path: string): number => {
  const text = readText(value, path);
  const time = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(time))
    throw new SeedError(path, "must be a time in ISO 8601");
  return time;
};
