import { expect, test } from "vitest";
import { gzipSizeOf, programs } from "../bench/client-size.ts";

test.each(Object.entries(programs))("%s stays small", async (_, { program, most }) => {
  expect(await gzipSizeOf(program)).toBeLessThanOrEqual(most);
});
