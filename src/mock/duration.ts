const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A stretch of time: milliseconds, or a number with ms, s, m, h or d (`"2s"`). */
export type Duration = number | string;

/** Milliseconds of a duration. Throws a TypeError on anything else, and below 0. */
export const parseDuration = (duration: unknown): number => {
  if (typeof duration === "number" && Number.isFinite(duration) && duration >= 0) return duration;
  const [, amount, unit = "ms"] =
    typeof duration === "string" ? (/^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)?$/.exec(duration) ?? []) : [];
  const factor = units[unit];
  if (amount === undefined || factor === undefined) {
    throw new TypeError(
      `A duration is milliseconds or a number with ms, s, m, h or d, not ${JSON.stringify(duration)}.`,
    );
  }
  return Number(amount) * factor;
};
