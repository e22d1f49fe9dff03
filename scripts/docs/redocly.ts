import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(
  new URL("./bin/cli.js", import.meta.resolve("@redocly/cli/package.json")),
);

/** What Redocly's command printed. `failed` is true for any exit code but 0. */
export interface Outcome {
  readonly failed: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Redocly's command with the Node that runs us and more in its environment, whatever its outcome. It sends no telemetry. */
export const runRedocly = (
  parameters: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Outcome> =>
  new Promise((done) => {
    const env = {
      ...process.env,
      ...more,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      NO_COLOR: "1",
    };
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [command, ...parameters], options, (error, stdout, stderr) => {
      done({ failed: error !== null, stdout, stderr });
    });
  });

/** Runs Redocly's command, whatever its outcome. */
export const tryRedocly = (...parameters: readonly string[]): Promise<Outcome> =>
  runRedocly(parameters);

/**
 * Runs Redocly's command.
 * @returns What it printed to stdout.
 * @throws With what it printed to stderr.
 */
export const redocly = async (...parameters: readonly string[]): Promise<string> => {
  const { failed, stdout, stderr } = await tryRedocly(...parameters);
  if (failed) throw new Error(`redocly ${parameters[0] ?? ""} failed: ${stderr.trim()}`);
  return stdout;
};
