import { quote } from "./properties.ts";

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A stretch of time: milliseconds, or a number with ms, s, m, h or d (`"2s"`). */
export type Duration = number | string;

/** The longest: any later time would be none that a date can say. */
const longest = 36_500 * 86_400_000;

/** Milliseconds of a duration. Throws a TypeError on anything else, below 0, and above 36,500 days. */
export const parseDuration = (duration: unknown): number => {
  if (typeof duration === "number" && duration >= 0 && duration <= longest) return duration;
  const [, amount, unit = "ms"] =
    typeof duration === "string" ? (/^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)?$/.exec(duration) ?? []) : [];
  const factor = units[unit];
  const milliseconds = Number(amount) * (factor ?? NaN);
  if (!(milliseconds <= longest)) {
    throw new TypeError(
      `A duration is milliseconds or a number with ms, s, m, h or d, up to 36500d, not ${quote(duration)}.`,
    );
  }
  return milliseconds;
};
