/**
 * How many changes of the document the tests notice: `npm run test:mutation [-- --sample N --seed S]`. Each mutant is put
 * before the ledger first and, where that finds nothing, before the contract's and the mock's tests, in a copy of this
 * project. Lint and comparisons with stored copies don't count.
 */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "../../scripts/document/bundle.ts";
import { modelOf } from "../../scripts/document/model.ts";
import type { Document } from "../../scripts/document/types.ts";
import { put } from "../../scripts/emit/folder.ts";
import { filesOf } from "../emit/support/files-of.ts";
import { mutantsOf, type Mutant } from "./mutants.ts";
import { quickCheck } from "./quick-checks.ts";

const root = join(import.meta.dirname, "../..");
const TESTS = ["test/contract", "test/ga/mock", "test/openapi/operations.test.ts"];
const IMPORTS = { runtime: "../src/client/index.ts", ruleHelpers: "../src/rule-helpers.ts" };

const { sample, seed } = parseArgs({
  options: { sample: { type: "string" }, seed: { type: "string", default: "1" } },
}).values;

/** Numbers from 0 up to 1, the same for the same seed. */
const createRandom = (start: number): (() => number) => {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const chosen = (all: readonly Mutant[]): Mutant[] => {
  if (sample === undefined) return [...all];
  const random = createRandom(Number(seed));
  const rest = [...all];
  return Array.from({ length: Math.min(Number(sample), all.length) }, () =>
    rest.splice(Math.floor(random() * rest.length), 1),
  ).flat();
};

/** A copy of this project in which a mutant is put before the tests. */
const createCopy = async (home: string, at: number) => {
  const folder = join(home, String(at));
  for (const name of ["openapi", "scripts", "src", "test", "generated"])
    await cp(join(root, name), join(folder, name), { recursive: true });
  for (const name of [
    "package.json",
    "tsconfig.json",
    ".vitest.config.ts",
    "CHANGELOG.md",
    "README.md",
  ])
    await cp(join(root, name), join(folder, name));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));

  /** The first test that fails for a mutant. */
  return async ({ document }: Mutant): Promise<string | undefined> => {
    await writeFile(join(folder, "openapi/openapi.yaml"), JSON.stringify(document));
    try {
      const files = filesOf(modelOf(document as Document), IMPORTS);
      await put(join(folder, "generated"), files, [join(folder, "generated/iam")]);
    } catch (error) {
      return `generate: ${(error as Error).message.split("\n")[0] ?? ""}`;
    }
    const args = ["run", "--config", ".vitest.config.ts", "--mode", "test", "--bail", "1"];
    const command = join(root, "node_modules/vitest/vitest.mjs");
    const output = await new Promise<string | undefined>((done) => {
      execFile(
        process.execPath,
        [command, ...args, ...TESTS],
        { cwd: folder, env: { ...process.env, NO_COLOR: "1" }, maxBuffer: 2 ** 26 },
        (error, stdout, stderr) => {
          done(error === null ? undefined : `${stdout}${stderr}`);
        },
      );
    });
    if (output === undefined) return undefined;
    return /^ ?FAIL\s+(.*)$/m.exec(output)?.[1] ?? "a test file that doesn't load";
  };
};

const { locate } = await bundle(join(root, "openapi/openapi.yaml"), root);
const all = mutantsOf(
  JSON.parse(await readFile(join(root, "generated/openapi.json"), "utf8")) as object,
);
const mutants = chosen(all);
const home = await mkdtemp(join(tmpdir(), "mutation-"));
const nameOf = ({ pointer, change }: Mutant): string => `${pointer} ${change}`;
const survivors: Mutant[] = [];
let killed = 0;
try {
  const queue = [...mutants];
  const worker = async (at: number): Promise<void> => {
    const test = await createCopy(home, at);
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const by =
        (await quickCheck(mutant.document).catch(
          (error: unknown) => `generate: ${String(error)}`,
        )) ?? (await test(mutant));
      if (by === undefined) survivors.push(mutant);
      else killed += 1;
      process.stdout.write(
        `${by === undefined ? "SURVIVES" : "killed  "} ${nameOf(mutant)}${by === undefined ? "" : `: ${by}`}\n`,
      );
    }
  };
  await Promise.all([worker(0), worker(1)]);
} finally {
  await rm(home, { recursive: true, force: true });
}

for (const mutant of survivors)
  process.stdout.write(`${locate(mutant.pointer)} ${mutant.change}: no test notices\n`);
const score = (100 * killed) / (killed + survivors.length);
process.stdout.write(
  `${String(mutants.length)} of ${String(all.length)} mutants: ${String(killed)} killed, ${String(survivors.length)} survive; score ${score.toFixed(1)} %\n`,
);
// What nobody notices is a fact that nothing defends.
if (score < 98) process.exitCode = 1;
