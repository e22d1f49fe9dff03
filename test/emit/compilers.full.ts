import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generate } from "./support/command.ts";
import { compile } from "./support/compile.ts";
import { linkPackage } from "./support/link-package.ts";
import { makeAll } from "./support/made.ts";
import { USES } from "./support/uses.ts";

let made: Awaited<ReturnType<typeof makeAll>>;

beforeAll(async () => {
  made = await makeAll();
  for (const [name, program] of Object.entries(USES))
    await writeFile(join(made.home, name), program);
  const spec = join(import.meta.dirname, "../../openapi/openapi.yaml");
  await generate(["--spec", spec, "--out", "own"], made.home);
  await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "typescript@5.9.3"], {
    cwd: made.home,
  });
  await linkPackage(made.home); // npm removes what it didn't install
});
afterAll(() => made.remove());

test.each([
  ["5.9", () => join(made.home, "node_modules/typescript/bin/tsc")],
  ["6", () => "typescript"],
  ["7", () => "@typescript/native"],
])(
  "TypeScript %s compiles what is made of every document, and programs that use it",
  async (_, compiler) => {
    expect(await compile(compiler(), made.home)).toBe("");
  },
);
