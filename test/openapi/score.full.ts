import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { folder } from "./documents.ts";

test("redocly finds openapi.yaml easy enough to use", async () => {
  const cli = join(import.meta.dirname, "../../node_modules/@redocly/cli/bin/cli.js");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      cli,
      "score",
      "--format",
      "json",
      "--config",
      join(folder, "redocly.yaml"),
      join(folder, "openapi.yaml"),
    ],
    { env: { ...process.env, REDOCLY_TELEMETRY: "off" } },
  );
  const { agentReadiness } = JSON.parse(stdout) as { agentReadiness: number };
  expect(agentReadiness).toBeGreaterThanOrEqual(85);
});
