/** The samples in Python, in Pyodide: the runtime of another language takes a while to load. */
import { expect, test } from "vitest";
import {
  environmentOf,
  expectUse,
  operations,
  runScripts,
  sample,
  startMockOfSamples,
} from "./samples/running.ts";

test("the samples in Python make their calls and use the answers", async () => {
  await using mock = await startMockOfSamples();
  const files = operations.map((each) => sample(each, "py"));
  const results = new Map(await runScripts(files, environmentOf(mock)));
  expect(results.size).toBe(12);
  for (const operation of operations) expectUse(operation, "py", mock, results);
});
