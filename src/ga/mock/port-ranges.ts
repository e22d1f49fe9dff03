import { createViolation } from "../../validation-message.ts";
import type { Violation } from "../../validation-message.ts";

/** A range of ports; both ends belong to it. */
export interface PortRange {
  readonly from_port: number;
  readonly to_port: number;
}

const overlaps = (one: PortRange, other: PortRange) =>
  one.from_port <= other.to_port && other.from_port <= one.to_port;

const spell = ({ from_port, to_port }: PortRange) => `${from_port}-${to_port}`;

/**
 * Finds what JSON Schema can't say about a listener's port ranges: a range that ends before it starts, and one that
 * overlaps an earlier one. Adjacent ranges are legal, and so is a single port. The caller has checked the schema.
 */
export const checkPortRanges = (
  ranges: readonly PortRange[],
  path = "listener.port_ranges",
): Violation | undefined => {
  for (const [index, range] of ranges.entries()) {
    const field = `${path}[${index}]`;
    if (range.from_port > range.to_port) {
      return createViolation(field, `from_port must be at most to_port (${spell(range)})`);
    }
    const other = ranges.slice(0, index).find((each) => overlaps(each, range));
    if (other) {
      return createViolation(field, `${spell(range)} must not overlap ${spell(other)}`);
    }
  }
  return undefined;
};

/** Finds the first of `ranges` that overlaps one of `taken`: the ports of another listener, which `owner` names. */
export const checkPortsTaken = (
  ranges: readonly PortRange[],
  taken: readonly PortRange[],
  owner: string,
  path = "listener.port_ranges",
): Violation | undefined => {
  for (const [index, range] of ranges.entries()) {
    const other = taken.find((each) => overlaps(each, range));
    if (other) {
      const rule = `${spell(range)} must not overlap ${spell(other)} of ${owner}`;
      return createViolation(`${path}[${index}]`, rule);
    }
  }
  return undefined;
};
