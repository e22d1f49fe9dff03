import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ChildProcessWithoutNullStreams } from "node:child_process";

const require = createRequire(import.meta.url);

/** Starts the command of an installed package on this Node. */
export const startTool = (
  packageName: string,
  command: string,
  args: readonly string[],
): ChildProcessWithoutNullStreams => {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = require(manifest) as { bin: Record<string, string> };
  const file = join(dirname(manifest), bin[command] ?? "");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return spawn(process.execPath, [file, ...args], { env });
};

/** Runs the command of an installed package to its end. */
export const runTool = (
  ...tool: Parameters<typeof startTool>
): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = startTool(...tool);
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += data.toString()));
    child.stderr.on("data", (data: Buffer) => (output += data.toString()));
    child.on("close", (code) => {
      resolve({ code, output });
    });
  });
