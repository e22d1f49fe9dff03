/** Puts mutants before the tests, one after the other, as the main thread hands them over. */
import { execFile } from "node:child_process";
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { modelOf } from "../../scripts/document/model.ts";
import type { Document } from "../../scripts/document/types.ts";
import { put } from "../../scripts/emit/folder.ts";
import { filesOf } from "../emit/support/files-of.ts";
import { mutantsOf, type Mutant } from "./mutants.ts";
import { quickCheck, readDocument, type Changed } from "./quick-checks.ts";

const root = join(import.meta.dirname, "../..");
const TESTS = ["test/contract", "test/ga/mock", "test/openapi/operations.test.ts"];

/** Where each document stands, and what is made of it. */
const HOMES = {
  listeners: {
    yaml: "openapi.yaml",
    generated: "generated",
    imports: { runtime: "../src/client/index.ts", ruleHelpers: "../src/rule-helpers.ts" },
    beside: ["generated/iam"],
  },
  iam: {
    yaml: "iam.yaml",
    generated: "generated/iam",
    imports: { runtime: "../../src/client/index.ts", ruleHelpers: "../../src/rule-helpers.ts" },
    beside: [],
  },
} as const;

/** A copy of this project in which a mutant is put before the tests. */
const createCopy = async (folder: string) => {
  for (const name of ["openapi", "scripts", "src", "test", "generated", "guides", ".vscode"])
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

  const firstFailure = async (): Promise<string | undefined> => {
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

  /** The first test that fails for a mutant. */
  return async (
    { document }: Pick<Mutant, "document">,
    name: Changed,
  ): Promise<string | undefined> => {
    const { yaml, generated, imports, beside } = HOMES[name];
    const path = join(folder, "openapi", yaml);
    const text = await readFile(path);
    await writeFile(path, JSON.stringify(document));
    const target = join(folder, generated);
    const others = beside.map((each) => join(folder, each));
    try {
      await put(target, filesOf(modelOf(document as Document), imports), others);
      return await firstFailure();
    } catch (error) {
      return `generate: ${(error as Error).message.split("\n")[0] ?? ""}`;
    } finally {
      await writeFile(path, text);
      await put(target, filesOf(modelOf(readDocument(name)), imports), others);
    }
  };
};

/** What the main thread asks for, and what it is told. */
export interface Task {
  readonly name: Changed;
  /** Which mutant; the document as it is, without. */
  readonly at?: number | undefined;
}

const mutants = {
  listeners: mutantsOf(readDocument("listeners")),
  iam: mutantsOf(readDocument("iam")),
};

let copy: ReturnType<typeof createCopy> | undefined;

/** The test that notices a mutant. The project is copied only where the quick checks find nothing. */
const killerOf = async ({ name, at }: Task): Promise<string | undefined> => {
  const unchanged = { document: readDocument(name) };
  const mutant = at === undefined ? unchanged : mutants[name][at];
  if (mutant === undefined) throw new Error(`There is no mutant ${String(at)}`);
  const quick = await quickCheck(mutant.document, name).catch(
    (error: unknown) => `generate: ${String(error).split("\n")[0] ?? ""}`,
  );
  if (quick !== undefined) return quick;
  copy ??= createCopy((workerData as { folder: string }).folder);
  return (await copy)(mutant, name);
};

parentPort?.on("message", (task: Task) => {
  void killerOf(task).then(
    (by) => parentPort?.postMessage({ by }),
    (error: unknown) => {
      throw error;
    },
  );
});
