import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "prose-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What a linter says, run as `npm run lint` does, of a README with this text. */
const said = async (text: string, command: string, ...parameters: string[]): Promise<string> => {
  await writeFile(join(folder, "README.md"), `# Title\n\n${text}\n`);
  await writeFile(join(folder, "other.md"), "# Other\n");
  return new Promise((done) => {
    const program = join(root, "node_modules/.bin", command);
    execFile(program, parameters, { cwd: folder }, (error, stdout, stderr) => {
      done(error === null ? "" : `${stdout}${stderr}`);
    });
  });
};
const spelling = async (text: string): Promise<string> => {
  await copyFile(join(root, ".cspell.json"), join(folder, ".cspell.json"));
  return said(
    text,
    "cspell",
    "--config",
    ".cspell.json",
    "--no-progress",
    "--root",
    folder,
    "README.md",
  );
};
const links = (text: string): Promise<string> =>
  said(
    text,
    "markdownlint-cli2",
    "--config",
    join(root, ".markdownlint-cli2.jsonc"),
    "--no-globs",
    "README.md",
  );

test("a word that isn't one is found", async () => {
  expect(await spelling("The lisstener is ready.")).toContain("lisstener");
  expect(await spelling("The listener is ready, and its colour is blue.")).toBe("");
});

test.each([
  ["a dead anchor", "See [there](#nowhere).", /MD051.*#nowhere/s],
  ["a dead file", "See [there](missing.md).", /relative-links.*missing\.md/s],
  ["a dead anchor in another file", "See [there](other.md#nowhere).", /relative-links.*nowhere/s],
  ["a name that is written differently", "It is written in Typescript.", /MD044.*TypeScript/s],
])("%s is found", async (_, text, finding) => {
  expect(await links(text)).toMatch(finding);
});

test("prose without fault passes", async () => {
  const text =
    'See <a id="place"></a>[the place](#place), [the other file](other.md#other) and TypeScript.';

  expect(await links(text)).toBe("");
});
