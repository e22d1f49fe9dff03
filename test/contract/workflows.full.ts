import { join } from "node:path";
import { expect, test } from "vitest";
import { startMock } from "../support/mock.ts";
import { runTool } from "./tool.ts";

const workflows = join(import.meta.dirname, "../../openapi/workflows/listeners.arazzo.yaml");

test("the workflows are valid Arazzo", async () => {
  const { code, output } = await runTool("@redocly/cli", "redocly", ["lint", workflows]);
  expect(code, output).toBe(0);
});

test("the mock passes the workflows: token, life, paging, tags, errors", async () => {
  await using mock = await startMock({ settle: 0 });
  const servers = ["-S", `listeners=${mock.url}`, "-S", `iam=${mock.url}`];
  const { code, output } = await runTool("@redocly/cli", "redocly", [
    "respect",
    workflows,
    ...servers,
  ]);
  expect(code, output).toBe(0);
  expect(output).toContain("Workflows: 5 passed, 5 total");
  expect(new Set(mock.journal.list().map(({ operation }) => operation)).size).toBe(12);
});
