import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);

/** Runs a compiler over a folder with a tsconfig.json and gives what it says: nothing, when all is well. */
export const compile = async (
  compiler: string,
  folder: string,
  ...flags: readonly string[]
): Promise<string> => {
  const home = dirname(require.resolve(`${compiler}/package.json`));
  const args = [join(home, "bin/tsc"), "-p", folder, "--pretty", "false", ...flags];
  return promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => error.stdout || error.stderr,
  );
};
