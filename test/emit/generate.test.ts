import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generate, spawnGenerate } from "./support/command.ts";
import { documentPath } from "./support/made.ts";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "generate-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const contents = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(folder))
        .sort()
        .map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const),
    ),
  );

const pets = documentPath("pets.yaml");

test("generated/ is what the documents give, and --check says so without a word", async () => {
  expect(await spawnGenerate(["--check"], home)).toEqual({ code: 0, said: "" });
});

test("another document's output does not depend on the folder the command is run in", async () => {
  await mkdir(join(home, "deep/inside"), { recursive: true });
  await cp(pets, join(home, "deep/pets.yaml"));
  const one = await spawnGenerate(["--spec", pets, "--out", join(home, "one")], process.cwd());
  const two = await spawnGenerate(
    ["--spec", "../pets.yaml", "--out", "two"],
    join(home, "deep/inside"),
  );
  expect([one, two]).toEqual([
    { code: 0, said: "" },
    { code: 0, said: "" },
  ]);
  expect(await contents(join(home, "one"))).toEqual(await contents(join(home, "deep/inside/two")));
});

test("--check names what is missing, stale and extra, and the cure, and writes nothing", async () => {
  const args = ["--spec", pets, "--out", "out"];
  const out = join(home, "out");
  await generate(args, home);
  await rm(join(out, "client.ts"));
  await writeFile(join(out, "schema.ts"), "export type Nothing = never;\n");
  await writeFile(join(out, "notes.txt"), "mine\n");
  const before = await contents(out);
  const { code, said } = await generate([...args, "--check"], home);
  expect(code).toBe(1);
  expect(said.split("\n")).toEqual([
    "stale    out/schema.ts",
    "missing  out/client.ts",
    "extra    out/notes.txt",
    `Run \`npm run generate -- --spec ${pets} --out out\` and commit what it writes.`,
    "",
  ]);
  expect(await contents(out)).toEqual(before);
});

test("a run that fails before there is anything to compile ends", async () => {
  expect(await spawnGenerate(["--spec", "none.yaml", "--out", "out"], home)).toEqual({
    code: 1,
    said: "none.yaml: error: no such file\n",
  });
});

test("a folder that can't be written to is refused before the document is read", async () => {
  await writeFile(join(home, "mine.txt"), "");
  expect(await generate(["--spec", "none.yaml", "--out", "."], home)).toEqual({
    code: 1,
    said: `${home} holds files that generate didn't write (mine.txt); give it a folder of its own\n`,
  });
});

test("a folder with a file that generate didn't write is left alone", async () => {
  const out = join(home, "out");
  await mkdir(out);
  await writeFile(join(out, "client.ts"), "// my own client\n");
  const { code, said } = await generate(["--spec", pets, "--out", "out"], home);
  expect(code).toBe(1);
  expect(said).toBe(
    `${out} holds files that generate didn't write (client.ts); give it a folder of its own\n`,
  );
  expect(await contents(out)).toEqual({ "client.ts": "// my own client\n" });
});

test("a folder with a folder in it is left alone, and not looked through", async () => {
  const out = join(home, "out");
  await mkdir(join(out, "src"), { recursive: true });
  const { code, said } = await generate(["--spec", pets, "--out", "out"], home);
  expect(code).toBe(1);
  expect(said).toBe(
    `${out} holds files that generate didn't write (src/); give it a folder of its own\n`,
  );
  expect(await readdir(out)).toEqual(["src"]);
});

test("what a run that was ended half-way left behind is told, and finished by the next", async () => {
  const out = join(home, "out");
  await generate(["--spec", pets, "--out", "out"], home);
  const before = await contents(out);
  await writeFile(join(out, "client.ts.4711.draft"), before["client.ts"]?.slice(0, 500) ?? "");
  await writeFile(join(out, "openapi.json.4711.draft"), "");
  await rm(join(out, "validators.js"));
  const check = await generate(["--spec", pets, "--out", "out", "--check"], home);
  expect(check.code).toBe(1);
  expect(check.said).toContain("missing  out/validators.js\n");
  expect(check.said).toContain(
    "draft    out/client.ts.4711.draft (a run was ended before it was done)\n",
  );
  expect(await generate(["--spec", pets, "--out", "out"], home)).toEqual({ code: 0, said: "" });
  expect(await contents(out)).toEqual(before);
});

test("a first run that was ended before any file had its name is finished by the next", async () => {
  const out = join(home, "out");
  await mkdir(out);
  await writeFile(join(out, "openapi.yaml.4711.draft"), "");
  expect(await generate(["--spec", pets, "--out", "out"], home)).toEqual({ code: 0, said: "" });
  expect(await readdir(out)).not.toContain("openapi.yaml.4711.draft");
});

test("a file in the place of the folder is named", async () => {
  await writeFile(join(home, "out"), "");
  const { code, said } = await generate(["--spec", pets, "--out", "out"], home);
  expect({ code, said }).toEqual({ code: 1, said: `${join(home, "out")} is not a folder\n` });
});

test("what an earlier version wrote and this one doesn't is removed", async () => {
  const out = join(home, "out");
  await generate(["--spec", documentPath("search.json"), "--out", out], home);
  await cp(join(out, "client.ts"), join(out, "wire.ts"));
  expect(await generate(["--spec", pets, "--out", out], home)).toMatchObject({ code: 0 });
  expect(await readdir(out)).not.toContain("wire.ts");
});

const broken: [string, string, RegExp][] = [
  ["is no YAML", "openapi: 3.1.0\ninfo: {title: [\n", /^api\.yaml:\d+:\d+ error: /],
  [
    "is no OpenAPI document",
    "hello: there\n",
    /^api\.yaml:1:1 error: found no `openapi` version, expected/,
  ],
  [
    "is too old",
    "swagger: '2.0'\ninfo: {}\n",
    /^api\.yaml:1:10 error: found Swagger 2\.0, expected/,
  ],
  [
    "has a version without its last part",
    "openapi: 3.1\ninfo: {title: t, version: '1'}\npaths: {}\n",
    /^api\.yaml:1:10 error: found OpenAPI 3\.1, expected the version as "3\.1\.0"\n$/,
  ],
  [
    "is two",
    "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\n---\na: b\n",
    /^api\.yaml: error: expected a single document in the stream, but found more\n$/,
  ],
  [
    "is of a later version",
    "openapi: 3.2.0\ninfo: {title: t, version: '1'}\n",
    /^api\.yaml:1:10 error: found OpenAPI 3\.2\.0, expected/,
  ],
  [
    "has the wrong shape",
    "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      responses: wrong\n",
    /^api\.yaml:6:18 error: Expected type `Responses` \(object\) but got `string`\n$/,
  ],
  [
    "refers to nothing",
    "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    $ref: nowhere.yaml\n",
    /^api\.yaml:5:5 error: Can't resolve \$ref/,
  ],
  [
    "refers to nothing inside itself",
    "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n",
    /^api\.yaml:6:8 error: Can't resolve \$ref/,
  ],
  [
    "has two operations of one id",
    "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get: {operationId: x, responses: {'204': {description: d}}}\n    put: {operationId: x, responses: {'204': {description: d}}}\n",
    /^api\.yaml:6:10 error: Every operation must have a unique/,
  ],
  [
    "has a rule that isn't CEL",
    [
      "openapi: 3.1.0",
      "info: {title: t, version: '1'}",
      "paths:",
      "  /a:",
      "    post:",
      "      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}",
      "      responses: {'204': {description: d}}",
      "components:",
      "  schemas:",
      "    A:",
      "      type: object",
      "      required: [size]",
      "      properties: {size: {type: integer}}",
      "      x-rules:",
      "        - {id: small, rule: self.sise < 9, message: must be small, error: E1}",
      "",
    ].join("\n"),
    /^api\.yaml:15:11 error: rule: No such key: sise\n$/,
  ],
];

test.each(broken)(
  "a document that %s is refused with position and reason, and the folder stays",
  async (_, text, message) => {
    const out = join(home, "out");
    await generate(["--spec", pets, "--out", out], home);
    const before = await contents(out);
    await writeFile(join(home, "api.yaml"), text);
    const { code, said } = await generate(["--spec", "api.yaml", "--out", "out"], home);
    expect(said).toMatch(message);
    expect(said).not.toMatch(/\n +at /);
    expect(code).toBe(1);
    expect(await contents(out)).toEqual(before);
  },
);

test.each([
  ["unique: one-label", "unique: one-lable", "Name in unique of x-resource one of its rules: "],
  ["{ property: lane, resource: lane }", "{ property: lane, resource: row }", "Name in within "],
  ["{ property: lane, resource: lane }", "{ property: row, resource: lane }", "Name in within "],
  ["{ id: $uuid, weight: 0 }", "{ id: $uuid, load: 0 }", "Name in defaults of x-resource "],
  ["show, put: update", "show, patch: update", "Give a role to a method of this path: "],
  ["limit: size,", "limit: most,", "Add the query parameter that x-paging names as limit: most"],
  ["items: pallets,", "items: all-of-them,", "Add to the answer the property that x-paging names "],
])("an extension that names what isn't there is refused: %s as %s", async (right, wrong, words) => {
  const text = await readFile(documentPath("depot.yaml"), "utf8");
  expect(text).toContain(right);
  await writeFile(join(home, "depot.yaml"), text.replace(right, wrong));
  const line = String(text.slice(0, text.indexOf(right)).split("\n").length);
  const { code, said } = await generate(["--spec", "depot.yaml", "--out", "out"], home);
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`^depot\\.yaml:${line}:\\d+ error: ${words}`));
  expect(await readdir(home)).toEqual(["depot.yaml"]);
});

test("a document that isn't there is named, and the command ends", async () => {
  expect(await spawnGenerate(["--spec", "none.yaml", "--out", "out"], home)).toEqual({
    code: 1,
    said: "none.yaml: error: no such file\n",
  });
});

test.each([[["--spec", "a.yaml"]], [["--out", "b"]], [["--chek"]], [["a.yaml"]]])(
  "%j shows how to call it",
  async (args) => {
    const { code, said } = await generate(args, home);
    expect(code).toBe(2);
    expect(said).toContain("usage: npm run generate");
  },
);

test("a reference may be the URL of a local file", async () => {
  const parts = pathToFileURL(documentPath("library/parts/schemas.yaml")).href;
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /shelf:
    get:
      operationId: getShelf
      responses:
        "200": { description: d, content: { application/json: { schema: { $ref: "${parts}#/Shelf" } } } }
`,
  );
  expect(await generate(["--spec", "api.yaml", "--out", "out"], home)).toEqual({
    code: 0,
    said: "",
  });
  expect(await readFile(join(home, "out/client.ts"), "utf8")).toContain("Call<Shelf>");
});

test("a checkout with other line ends, and what a system leaves in folders, are no difference", async () => {
  const args = ["--spec", pets, "--out", "out"];
  const out = join(home, "out");
  await generate(args, home);
  for (const [name, text] of Object.entries(await contents(out)))
    await writeFile(join(out, name), `\uFEFF${text.replaceAll("\n", "\r\n")}`);
  await writeFile(join(out, ".DS_Store"), "");
  expect(await generate([...args, "--check"], home)).toEqual({ code: 0, said: "" });
  expect(await generate(args, home)).toEqual({ code: 0, said: "" });
});

test("what a 3.1 document has beside OpenAPI is told once, and read where it can be", async () => {
  const schema = (keyword: string) => `{ type: number, ${keyword} }`;
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0
info: { title: t, version: "1" }
paths: {}
components:
  schemas:
    A: ${schema("nullable: true")}
    B: ${schema("nullable: true")}
    C: ${schema("unit: celsius")}
    D: { $anchor: thing, type: string }
    E: { type: array, items: { $ref: "#thing" } }
`,
  );
  const { code, said } = await generate(["--spec", "api.yaml", "--out", "out"], home);
  expect({ code, said }).toEqual({
    code: 0,
    said:
      "api.yaml:6:24 warning: `nullable` is OpenAPI 3.0's; it is read as there (and 1 more like it)\n" +
      "api.yaml:8:24 note: `unit` has no effect here\n",
  });
  const text = await readFile(join(home, "out/schema.ts"), "utf8");
  expect(text).toContain("export type A = number | null;");
  expect(text).toContain("export type E = D[];");
  expect(await readFile(join(home, "out/operations.ts"), "utf8")).not.toContain("Operation }");
});

test.each([
  [
    "references in a circle",
    "A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }",
  ],
  ["a schema that is a part of itself", "A: { allOf: [{ $ref: '#/components/schemas/A' }] }"],
])("%s: place and reason, no stack trace", async (_, schemas) => {
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0\ninfo: { title: t, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n    ${schemas}\n`,
  );
  const { code, said } = await generate(["--spec", "api.yaml", "--out", "out"], home);
  expect(code).toBe(1);
  expect(said).toMatch(/^api\.yaml:6:\d+ error: #\/components\/schemas\/A refers to itself/);
});
