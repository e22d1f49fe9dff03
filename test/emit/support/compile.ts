import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);

/** Where a package of a compiler has it, by the package's name; a path stands for itself. */
const compilerAt = (name: string): string => {
  if (isAbsolute(name)) return name;
  const home = dirname(require.resolve(`${name}/package.json`));
  return (
    ["bin/tsc", "lib/tsc.js"].map((path) => join(home, path)).find((path) => existsSync(path)) ??
    home
  );
};

/** Runs a compiler over a folder with a tsconfig.json and gives what it says: nothing, when all is well. */
export const compile = async (compiler: string, folder: string): Promise<string> =>
  promisify(execFile)(process.execPath, [compilerAt(compiler), "-p", folder, "--pretty", "false"], {
    maxBuffer: 2 ** 26,
  }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => error.stdout || error.stderr,
  );
