import { SeedError } from "../memory/seed-format.ts";
import type { MemorySeed } from "../memory/seed-format.ts";
import type { FaultRule } from "./fault-rule.ts";

/**
 * What a mock starts with, and what its state is exported as: one format, plain JSON, in which everything is optional. So
 * one small file puts everybody in the same situation: what there is, at what time, and what goes wrong.
 */
export interface Seed extends MemorySeed {
  /** What goes wrong, instead of whatever did until now. Left out, the faults are left alone. */
  readonly faults?: readonly FaultRule[];
}

/** Seeds that have a name; each starts its made-up ids from a number. */
export type Scenarios = Readonly<Record<string, (random: number) => Seed>>;

/** Reads the faults of a seed by `parse`; undefined where it says nothing of them. Throws a SeedError. */
export const readFaults = (
  seed: unknown,
  parse: (rule: unknown) => FaultRule,
): readonly FaultRule[] | undefined => {
  const { faults } = Object(seed) as { readonly faults?: unknown };
  if (faults === undefined) return undefined;
  if (!Array.isArray(faults)) throw new SeedError("faults", "must be an array");
  return faults.map((rule, index) => {
    try {
      return parse(rule);
    } catch (error) {
      throw new SeedError(`faults[${index}]`, (error as Error).message);
    }
  });
};
