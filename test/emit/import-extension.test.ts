import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generate } from "./support/command.ts";
import { documentPath } from "./support/made.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "extension-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** The endings by which the generated client imports its neighbours. */
const endings = async (...more: string[]): Promise<string[]> => {
  const args = ["--spec", documentPath("pets.yaml"), "--out", "src/api", ...more];
  expect(await generate(args, home)).toMatchObject({ code: 0 });
  expect(await generate([...args, "--check"], home)).toEqual({ code: 0, said: "" });
  const text = await readFile(join(home, "src/api/client.ts"), "utf8");
  const found = [...text.matchAll(/from "\.\/\w+(\.\w+)"/g)].map(([, ending = ""]) => ending);
  expect(found.length).toBeGreaterThanOrEqual(3);
  return [...new Set(found)];
};
const configure = (compilerOptions: object, more: object = {}): Promise<void> =>
  writeFile(
    join(home, "tsconfig.json"),
    `// As people write it.\n${JSON.stringify({ compilerOptions, ...more })}`,
  );

test("where nothing is configured, files import each other as Node runs them", async () => {
  expect(await endings()).toEqual([".ts"]);
});

test.each([
  ["nodenext", { module: "nodenext" }, ".js"],
  ["nodenext that allows it", { module: "nodenext", allowImportingTsExtensions: true }, ".ts"],
  ["nodenext that rewrites", { module: "nodenext", rewriteRelativeImportExtensions: true }, ".ts"],
  ["a bundler's", { module: "esnext", moduleResolution: "bundler" }, ".js"],
])("under a tsconfig.json that is %s they end in what it takes", async (_, options, ending) => {
  await configure(options);
  expect(await endings()).toEqual([ending]);
});

test("what a configuration extends counts, and the nearest one", async () => {
  await writeFile(
    join(home, "base.json"),
    JSON.stringify({ compilerOptions: { allowImportingTsExtensions: true, noEmit: true } }),
  );
  await configure({}, { extends: "./base.json" });
  expect(await endings()).toEqual([".ts"]);
  await mkdir(join(home, "src"), { recursive: true });
  await writeFile(join(home, "src/tsconfig.json"), "{}");
  expect(await endings()).toEqual([".js"]);
});

test("what is asked for wins", async () => {
  await configure({ module: "nodenext" });
  expect(await endings("--import-extension", "ts")).toEqual([".ts"]);
  await configure({ allowImportingTsExtensions: true });
  expect(await endings("--import-extension", "js")).toEqual([".js"]);
});

test.each([
  [["--import-extension", "mjs"], "--import-extension is ts or js, not mjs"],
  [["--import-extension"], "--import-extension"],
])("%j is refused", async (more, words) => {
  const args = ["--spec", documentPath("pets.yaml"), "--out", "api", ...more];
  const { code, said } = await generate(args, home);
  expect(code).toBe(2);
  expect(said).toContain(words);
});
