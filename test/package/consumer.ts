/** An empty project in a temporary folder that has the packed package installed, as a user would have it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Runs a command to its end and gives what it printed; a failure quotes that. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) {
    throw new Error(
      `${command} ${args.join(" ")} ended with ${String(status)}:\n${stdout}${stderr}`,
    );
  }
  return stdout;
}

/** Packs the built package into a folder and gives the tarball's path. It isn't built anew: other tests use the build. */
export function pack(into: string): string {
  const [packed] = JSON.parse(
    run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", into], root),
  ) as [{ filename: string }];
  return join(into, packed.filename);
}

export interface Consumer {
  readonly dir: string;
  write(file: string, text: string): void;
  node(file: string): string;
  [Symbol.dispose](): void;
}

/** Makes an empty ESM project and installs the packed package and what else is named. */
export function createConsumer(dependencies: readonly string[]): Consumer {
  const dir = mkdtempSync(join(tmpdir(), "ga-listeners-consumer-"));
  writeFileSync(join(dir, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  run("npm", ["install", ...quiet, pack(dir), ...dependencies], dir);
  return {
    dir,
    write: (file, text) => {
      writeFileSync(join(dir, file), text);
    },
    node: (file) => run(process.execPath, [file], dir),
    [Symbol.dispose]: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
