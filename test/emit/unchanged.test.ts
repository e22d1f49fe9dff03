import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isChecked, rememberChecked, stateOf } from "../../scripts/unchanged.ts";

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "unchanged-"));
  for (const folder of ["openapi", "generated/deep", "scripts", "src", "node_modules"])
    await mkdir(join(project, folder), { recursive: true });
  for (const file of ["openapi/a.yaml", "generated/deep/a.ts", "node_modules/.package-lock.json"])
    await writeFile(join(project, file), "one");
});
afterEach(() => rm(project, { recursive: true, force: true }));

test("what was found right is known again", () => {
  const state = stateOf(project);
  expect(isChecked(project, state)).toBe(false);
  rememberChecked(project, state);
  expect(isChecked(project, stateOf(project))).toBe(true);
});

test.each<[string, () => Promise<unknown>]>([
  ["a document", () => writeFile(join(project, "openapi/a.yaml"), "two")],
  ["what was made", () => writeFile(join(project, "generated/deep/a.ts"), "eno")],
  ["a file that is missing", () => rm(join(project, "generated/deep/a.ts"))],
  ["a file that is new", () => writeFile(join(project, "generated/b.ts"), "")],
  ["a folder that is new", () => mkdir(join(project, "generated/deep/deeper"))],
  ["a script", () => writeFile(join(project, "scripts/a.ts"), "")],
  ["what is installed", () => writeFile(join(project, "node_modules/.package-lock.json"), "two")],
])("%s is a change", async (_, change) => {
  rememberChecked(project, stateOf(project));
  await change();
  expect(isChecked(project, stateOf(project))).toBe(false);
});

test("what changes during a check is not taken for checked", async () => {
  const state = stateOf(project);
  await writeFile(join(project, "src/a.ts"), "");
  rememberChecked(project, state);
  expect(isChecked(project, state)).toBe(false);
});

test("without an installation nothing is remembered", async () => {
  await rm(join(project, "node_modules"), { recursive: true });
  rememberChecked(project, stateOf(project));
  expect(isChecked(project, stateOf(project))).toBe(false);
});
