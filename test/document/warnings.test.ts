import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../emit/support/command.ts";
import { documentPath } from "../emit/support/made.ts";

/** What generate says of a document, with exit code 0. */
const saidOf = async (path: string, from: string): Promise<string> => {
  const home = await mkdtemp(join(tmpdir(), "warnings-"));
  try {
    const { code, said } = await generate(["--spec", path, "--out", join(home, "out")], from);
    expect(code).toBe(0);
    return said;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};

test.each<[string, RegExp]>([
  [
    "files.yaml",
    /^files\.yaml:\d+:\d+ note: exportReport: application\/xml is passed through as text; its schema is not used\n$/,
  ],
  [
    "search.json",
    /^search\.json:\d+:\d+ note: search: browsers don't let scripts set cookies; session is only sent elsewhere\n$/,
  ],
  ["events.yaml", /^$/],
  ["vault.yaml", /^$/],
  [
    "words.yaml",
    /^words\.yaml:\d+:\d+ warning: getUsers2: its name is taken by an earlier operation, so it is called getUsers2\n$/,
  ],
  ["money.yaml", /^$/],
  ["pets.yaml", /^$/],
])("%s: what can't be expressed is said with its place", async (file, expected) => {
  const path = documentPath(file);
  expect(await saidOf(path, join(path, ".."))).toMatch(expected);
});

test("what OpenAPI doesn't allow in a path or a server is told with what was made of it", async () => {
  const path = documentPath("paths.yaml");
  expect((await saidOf(path, join(path, ".."))).replaceAll(/:\d+:\d+/g, "").split("\n")).toEqual([
    "paths.yaml warning: getCopy: {id} stands in the path again; it has one value",
    "paths.yaml warning: searchAll: the query in the path is sent with every call",
    "paths.yaml warning: searchAll: what is behind # in the path is not sent",
    "paths.yaml warning: the server's variable zone has no default; it stays in the URL as it is",
    "",
  ]);
});

test("a body of text is no more than text where its schema stands elsewhere", async () => {
  const home = await mkdtemp(join(tmpdir(), "texts-"));
  const answer = (name: string): string =>
    `{ description: d, content: { text/plain: { schema: { $ref: "#/components/schemas/${name}" } } } }`;
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /a: { get: { operationId: a, responses: { "200": ${answer("Word")}, "201": ${answer("Part")} } } }
components:
  schemas: { Word: { type: [string, "null"] }, Part: { allOf: [{ $ref: "#/components/schemas/Word" }] } }
`,
  );
  const said = await saidOf("api.yaml", home);
  await rm(home, { recursive: true, force: true });
  expect(said).toBe("");
});

test("paths and their parameters that don't fit are told with what was made of them", async () => {
  const home = await mkdtemp(join(tmpdir(), "paths-"));
  const get = (id: string, parameters = ""): string =>
    `{ get: { operationId: ${id}, parameters: [${parameters}], responses: { "204": { description: d } } } }`;
  const named = (name: string): string =>
    `{ name: ${name}, in: path, required: true, schema: { type: string } }`;
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /a/{x}: ${get("one", named("x"))}
  /a/{y}: ${get("two", named("z"))}
  b: ${get("three")}
  x-later: ${get("four")}
`,
  );
  const { code, said } = await generate(["--spec", "api.yaml", "--out", "out"], home);
  const operations = await readFile(join(home, "out/operations.ts"), "utf8");
  await rm(home, { recursive: true, force: true });
  expect(code).toBe(0);
  expect(said.split("\n")).toEqual([
    "api.yaml:6:3 warning: the path `b` is read as `/b`",
    "api.yaml:5:18 warning: two: no parameter {y} is described; it is read as a text",
    "api.yaml:5:18 warning: two: the path has no {z}; the parameter has no effect",
    "api.yaml:5:11 warning: /a/{y} is the same path as /a/{x}; a server can't tell them apart",
    "",
  ]);
  expect(operations.match(/path: "[^"]+"/g)).toEqual([
    'path: "/a/{x}"',
    'path: "/a/{y}"',
    'path: "/b"',
  ]);
});

test("what can't be proven, and servers that can't be found, are told at their places", async () => {
  const home = await mkdtemp(join(tmpdir(), "proofs-"));
  await writeFile(
    join(home, "proofs.yaml"),
    `openapi: 3.1.0
info: { title: t, version: "1" }
security: [{ kye: [] }]
paths:
  /a:
    servers: [{ url: "https://{zone}.test" }]
    get: { operationId: one, responses: { "204": { description: d } } }
  /b:
    get:
      operationId: two
      security: [{ login: [], jwt: [] }, { key: [], login: [] }]
      servers: [{ url: "https://b.test" }]
      responses: { "204": { description: d } }
components:
  securitySchemes:
    login: { type: http, scheme: basic }
    jwt: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
`,
  );
  const said = await saidOf(join(home, "proofs.yaml"), home);
  await rm(home, { recursive: true, force: true });
  expect(said.split("\n")).toEqual([
    "proofs.yaml:3:11 warning: no security scheme is called kye; what asks for it can't be called",
    "proofs.yaml:11:17 warning: two: login and jwt are sent in one header, Authorization; only the last one will be",
    "proofs.yaml:6:22 warning: the server's variable zone has no default; it stays in the URL as it is",
    "",
  ]);
});

test("a place in another file is that file's", async () => {
  const home = await mkdtemp(join(tmpdir(), "places-"));
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0\ninfo: { title: t, version: "1" }\npaths:\n  /a:\n    $ref: item.yaml\ncomponents:\n  schemas:\n    Code:\n      type: string\n      pattern: "(?<a"\n`,
  );
  await writeFile(
    join(home, "item.yaml"),
    `# A path item\ntrace:\n  operationId: probe\n  requestBody: { content: { application/xml: { schema: { type: object } } } }\n  responses: { "204": { description: d } }\n`,
  );
  expect((await saidOf("api.yaml", home)).split("\n")).toEqual([
    "item.yaml:3:3 warning: probe: fetch refuses the method TRACE",
    "item.yaml:4:16 warning: probe: application/xml is passed through as text; its schema is not used",
    "api.yaml:9:7 warning: the pattern (?<a is no JavaScript regular expression; it is not checked",
    "",
  ]);
  await rm(home, { recursive: true, force: true });
});

test("a pattern that can't be checked is told wherever it stands", async () => {
  const home = await mkdtemp(join(tmpdir(), "patterns-"));
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /a:
    post:
      parameters: [{ name: q, in: query, schema: { type: string, pattern: "(?i)a" } }]
      requestBody:
        content:
          application/json:
            schema:
              properties: { schema: { items: { pattern: "[a" } }, example: { enum: [] } }
              example: { schema: { pattern: "[x" } }
      responses: { "204": { description: d, headers: { H: { schema: { pattern: "(?P<y>a)" } } } } }
webhooks:
  w: { post: { requestBody: { content: { "a/b": { schema: { patternProperties: { "a++": true } } } } } } }
`,
  );
  const why = "is no JavaScript regular expression; it is not checked";
  expect((await saidOf("api.yaml", home)).split("\n")).toEqual([
    `api.yaml:6:50 warning: the pattern (?i)a ${why}`,
    `api.yaml:11:46 warning: the pattern [a ${why}`,
    "api.yaml:11:76 warning: no value follows an empty `enum`",
    `api.yaml:13:69 warning: the pattern (?P<y>a) ${why}`,
    `api.yaml:15:59 warning: the pattern a++ ${why}`,
    "",
  ]);
  await rm(home, { recursive: true, force: true });
});

test("a schema in `definitions` is looked at like one in `$defs`", async () => {
  const home = await mkdtemp(join(tmpdir(), "definitions-"));
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /a: { get: { operationId: a, responses: { "204": { description: d } } } }
components:
  schemas:
    Old: { type: object, definitions: { Odd: { type: string, pattern: "[" } } }
    New: { type: object, $defs: { Odd: { type: string, pattern: "(" } } }
`,
  );
  const said = await saidOf("api.yaml", home);
  await rm(home, { recursive: true, force: true });
  expect(said.replaceAll(/:\d+:\d+/g, "").split("\n")).toEqual([
    "api.yaml warning: the pattern [ is no JavaScript regular expression; it is not checked",
    "api.yaml warning: the pattern ( is no JavaScript regular expression; it is not checked",
    "",
  ]);
});
