import { expect, test } from "vitest";
import { sources } from "../support/mock.ts";

/** Every pattern below a value. */
const patternsIn = (value: unknown): string[] => {
  if (typeof value !== "object" || value === null) return [];
  const own = "pattern" in value && typeof value.pattern === "string" ? [value.pattern] : [];
  return [...own, ...Object.values(value).flatMap(patternsIn)];
};

const documents = await Promise.all(sources.map(({ document }) => document()));
const patterns = [...new Set(documents.flatMap(patternsIn))];

/**
 * One class of characters, repeated, between the ends; or a fixed beginning. Each character is looked at once, since there is
 * only one way to match: nothing to go back to, however long and hostile a text is.
 */
const LINEAR = /^\^(?:\[[^\]\\]*(?:\\x[0-9a-f]{2}[^\]\\]*)*\][+*]\$|[\w-]+)$/;

test.each(patterns)("%s is not slow on any text", (pattern) => {
  expect(pattern).toMatch(LINEAR);
  expect(() => new RegExp(pattern, "u")).not.toThrow();
});

test.each(["^(a+)+$", "^(a|a)*$", "^a*a*$", "^[a-z]+[0-9]*$", "[a]+$", "^.*=.*$"])(
  "%s, which may be slow, is found",
  (pattern) => {
    expect(pattern).not.toMatch(LINEAR);
  },
);

test("there are patterns", () => {
  expect(patterns.length).toBeGreaterThan(5);
});
