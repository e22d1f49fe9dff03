import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generate } from "../emit/support/command.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "files-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const YAML = `openapi: 3.1.0
info: { title: Café, version: "1" }
paths: {}
components: { schemas: { Wort: { type: string, enum: [é] } } }
`;

const run = async (content: Uint8Array | string, name = "api.yaml") => {
  await writeFile(join(home, name), content);
  return generate(["--spec", name, "--out", "out"], home);
};

const utf16be = (text: string): Uint8Array => Buffer.from(text, "utf16le").swap16();

test.each<[string, Uint8Array]>([
  ["UTF-8 with a mark", Buffer.from(`\ufeff${YAML}`)],
  ["UTF-16 with a mark, low byte first", Buffer.from(`\ufeff${YAML}`, "utf16le")],
  ["UTF-16 with a mark, high byte first", utf16be(`\ufeff${YAML}`)],
  ["UTF-16 without a mark, low byte first", Buffer.from(YAML, "utf16le")],
  ["UTF-16 without a mark, high byte first", utf16be(YAML)],
])("a document in %s is read", async (_, content) => {
  expect(await run(content)).toEqual({ code: 0, said: "" });
  expect(await readFile(join(home, "out/reference.md"), "utf8")).toContain("# Café");
  expect(await readFile(join(home, "out/schema.ts"), "utf8")).toContain('"é"');
});

test("a document in another encoding is refused where that shows", async () => {
  expect(await run(Buffer.from(YAML, "latin1"))).toEqual({
    code: 1,
    said: "api.yaml:2:19 error: is neither UTF-8 nor UTF-16 text\n",
  });
});

test("comments in JSON are read over, and what looks like them in texts is kept", async () => {
  const json = `// A document
{
  "openapi": "3.1.0", /* the
  version */ "info": { "title": "See /* this */ and // that", "version": "1" },
  "paths": {}, // none
  "tags": 5
}
`;
  expect(await run(json, "api.json")).toEqual({
    code: 1,
    said: "api.json:6:11 error: Expected type `TagList` (array) but got `integer`\n",
  });
  expect(await run(json.replace("5", "[]"), "api.jsonc")).toEqual({ code: 0, said: "" });
  expect(await readFile(join(home, "out/openapi.json"), "utf8")).toContain(
    '"See /* this */ and // that"',
  );
});

test("an alias stands for the same value each time", async () => {
  const text = `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /a: &a { get: { responses: &ok { "204": &done { description: d } } } }
  /b: { put: { responses: { <<: *ok, "205": *done } } }
`;
  expect(await run(text)).toEqual({ code: 0, said: "" });
  expect(await readFile(join(home, "out/client.ts"), "utf8")).toContain("putB:");
});

test.each<[string, string]>([
  ["x-own: &own { inside: [*own] }", "an alias stands inside what it stands for"],
  [
    `x-0: &a0 [${"1, ".repeat(9)}1]\n${[1, 2, 3, 4, 5, 6, 7]
      .map((at) => `x-${String(at)}: &a${String(at)} [${`*a${String(at - 1)}, `.repeat(9)}1]`)
      .join("\n")}`,
    "its aliases stand for more values than can be read",
  ],
])("aliases without an end are refused in one line", async (text, reason) => {
  const { code, said } = await run(`${YAML}${text}\n`);
  expect({ code, said }).toEqual({ code: 1, said: `api.yaml: error: ${reason}\n` });
});

test("a folder is no document", async () => {
  await mkdir(join(home, "api"));
  expect(await generate(["--spec", "api", "--out", "out"], home)).toEqual({
    code: 1,
    said: "api: error: is a folder, not a file\n",
  });
});
