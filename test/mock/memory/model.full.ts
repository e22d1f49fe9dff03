import { expect, test } from "vitest";
import { compare } from "./model-run.ts";

test("a hundred thousand steps from a new seed find no difference", () => {
  const { result, steps } = compare({ numRuns: 1000 });
  const { seed, counterexamplePath, errorInstance } = result;
  expect(result.failed, `seed ${seed}, path ${counterexamplePath}: ${errorInstance}`).toBe(false);
  expect(steps).toBeGreaterThan(100_000);
});
