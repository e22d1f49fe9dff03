import { expect, test } from "vitest";
import { countInstantiations } from "../bench/client-types.ts";

test("120 calls of 1,200 operations cost the compiler at most 40,000 types", async () => {
  const { ours, "openapi-fetch": other } = await countInstantiations();
  expect(ours).toBeGreaterThan(0);
  expect(ours).toBeLessThanOrEqual(40_000);
  expect(ours).toBeLessThan(other);
});
