import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generate } from "../emit/support/command.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "tolerance-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** A document of 3.1 with one operation that takes the schema `Whole`; `schemas` begin in line 10. */
const document = (schemas: string, operation = "", version = "3.1.0"): string =>
  `openapi: ${version}
info: { title: t, version: "1" }
paths:
  /a:
    post:
      operationId: a${operation}
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Whole" } } } }
      responses: { "204": { description: d } }
components: { schemas: {
${schemas.replace(/^/gm, " ")}
 } }
`;

const run = async (text: string, ...args: string[]) => {
  await writeFile(join(home, "api.yaml"), text);
  return generate(["--spec", "api.yaml", "--out", "out", ...args], home);
};

const typesMade = (): Promise<string> => readFile(join(home, "out/schema.ts"), "utf8");

const load = async (): Promise<(value: unknown) => boolean> => {
  const { aBody } = (await import(
    /* @vite-ignore */ pathToFileURL(join(home, "out/validators.js")).href
  )) as { aBody: (value: unknown) => boolean };
  return aBody;
};

test("schemas that are booleans are schemas like others", async () => {
  const said = await run(
    document(
      `Any: true, None: false,
Whole: { type: object, properties: { any: true, none: false, one: { oneOf: [false, { type: string }] }, part: { allOf: [true, { $ref: "#/components/schemas/Any" }] }, named: { $ref: "#/components/schemas/None" }, odd: { not: { not: true } } } }`,
    ),
  );
  expect(said).toEqual({ code: 0, said: "" });
  expect(await typesMade()).toMatch(
    /export interface Whole \{\n\s+any\?: unknown \| undefined;\n\s+none\?: never \| undefined;\n\s+one\?: \(never \| string\) \| undefined;/,
  );
  const validate = await load();
  expect(validate({ any: [1], one: "a", part: 1 })).toBe(true);
  for (const wrong of [{ none: 1 }, { named: 1 }, { one: 1 }])
    expect([wrong, validate(wrong)]).toEqual([wrong, false]);
});

test("in OpenAPI 3.0 they are read as in 3.1, with a warning", async () => {
  const { code, said } = await run(
    document("Whole: { type: object, properties: { any: true, none: false } }", "", "3.0.3"),
  );
  expect({ code, said }).toEqual({
    code: 0,
    said: "api.yaml:10:44 warning: a boolean schema is OpenAPI 3.1's; it is read as there (and 1 more like it)\n",
  });
  expect(await typesMade()).toContain("none?: never");
});

test("null among types is read in OpenAPI 3.0 as in 3.1, with a warning", async () => {
  const { code, said } = await run(
    document(
      `Whole: { type: object, properties: { a: { type: [string, "null"] }, b: { type: "null" }, c: { type: [integer], nullable: true } } }`,
      "",
      "3.0.3",
    ),
  );
  expect({ code, said }).toEqual({
    code: 0,
    said: "api.yaml:10:50 warning: `null` among types is OpenAPI 3.1's; it is read as there (and 2 more like it)\n",
  });
  expect(await typesMade()).toMatch(/a\?: [^;]*string \| null[^;]*;\n\s+b\?: null/);
  const validate = await load();
  expect([{ a: null, b: null, c: null }, { a: 1 }, { b: "" }, { c: "" }].map(validate)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("an empty list of values is told, and no value follows it", async () => {
  const { code, said } = await run(
    document("Whole: { type: object, properties: { odd: { enum: [] }, even: { type: string } } }"),
  );
  expect({ code, said }).toEqual({
    code: 0,
    said: "api.yaml:10:44 warning: no value follows an empty `enum`\n",
  });
  const validate = await load();
  expect([validate({ even: "a" }), validate({ odd: "a" })]).toEqual([true, false]);
});

test("a limit that is a boolean in 3.1 is read as in 3.0", async () => {
  const { said } = await run(
    document(
      "Whole: { type: number, minimum: 3, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }",
    ),
  );
  expect(said.split("\n")).toEqual([
    "api.yaml:10:55 warning: a boolean `exclusiveMinimum` is OpenAPI 3.0's; it is read as there",
    "api.yaml:10:91 warning: a boolean `exclusiveMaximum` is OpenAPI 3.0's; it is read as there",
    "",
  ]);
  const validate = await load();
  expect([2, 3, 4, 9, 10].filter(validate)).toEqual([4, 9]);
});

const SHAPES = `Whole: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { round: "#/components/schemas/Disc", flat: Plate, none: Lost } } },
Disc: { allOf: [{ $ref: "#/components/schemas/Whole" }] },
Plate: { allOf: [{ $ref: "#/components/schemas/Whole" }, { type: object, properties: { width: { type: number } } }] }`;

test("a mapping may have the bare name of a schema; one that is nobody's is told", async () => {
  const { code, said } = await run(document(SHAPES));
  expect({ code, said }).toEqual({
    code: 0,
    said: "api.yaml:10:9 warning: no schema is called Lost; what is mapped to it is left out\n",
  });
  expect(await typesMade()).toMatch(/type Plate = [^;]+;\n\}\) & \{[^}]+kind: "flat"/);
});

test("a mapping that refers to nothing is refused", async () => {
  const { code, said } = await run(
    document(SHAPES.replace("flat: Plate", `flat: "#/components/schemas/Gone"`)),
  );
  expect(code).toBe(1);
  expect(said).toMatch(/^api\.yaml:10:\d+ error: Can't resolve \$ref\n$/);
});

test.each(["models/lost.yml#/lost", "#/lost"])(
  "a mapping to %s, of which a bundler left nothing, is left out with a warning",
  async (lost) => {
    const { code, said } = await run(document(SHAPES.replace("none: Lost", `none: "${lost}"`)));
    expect({ code, said }).toEqual({
      code: 0,
      said: `api.yaml:10:186 warning: what is mapped to nothing that is there is left out\n`,
    });
    expect(await typesMade()).toMatch(/type Plate = [^;]+;\n\}\) & \{[^}]+kind: "flat"/);
  },
);

test("extensions of strangers have the names of ours, and any form", async () => {
  const { code, said } = await run(
    document(
      `Whole: { type: object, x-rules: { required: true }, x-decision: [1], properties: { x-rules: { type: array }, size: { type: string, enum: [a], x-enumDescriptions: 5, x-enum-varnames: { a: b } } } }`,
      `
      x-rules: [first, second]
      x-permission: { scope: read }
      x-envelope: data
      x-paging: true
      x-method: [get]
      x-safe: maybe
      x-resource: 7
      x-codeSamples: { js: "f()" }`,
    )
      .replace("/a:\n", "/a:\n    x-resource: { name: a, roles: [post] }\n")
      .replace("paths:", `x-errors: { "1000": { description: Throttled } }\npaths:`),
    "--strict",
  );
  expect(code).toBe(0);
  const names = [...said.matchAll(/^api\.yaml:\d+:\d+ note: `(x-\w+)` has another form/gm)].map(
    ([, name]) => name,
  );
  expect(names.sort()).toEqual(
    "x-codeSamples x-decision x-enumDescriptions x-envelope x-errors x-method x-paging x-permission x-resource x-rules x-safe".split(
      " ",
    ),
  );
  expect(await typesMade()).toContain(`"x-rules"?: unknown[]`);
  const kept = await readFile(join(home, "out/openapi.yaml"), "utf8");
  expect(kept).toContain("x-envelope: data");
});

test("a property with the name of an extension is checked like any other", async () => {
  const { code, said } = await run(
    document("Whole: { type: object, properties: { x-rate: { type: 5 } } }"),
  );
  expect(code).toBe(1);
  expect(said).toMatch(/^api\.yaml:10:\d+ error: /);
});

test("--strict makes warnings errors, and notes nothing more than they are", async () => {
  const odd = document("Whole: { type: number, nullable: true, unit: bar }");
  const warning = "`nullable` is OpenAPI 3.0's; it is read as there\n";
  const note = "api.yaml:10:41 note: `unit` has no effect here\n";
  expect(await run(odd, "--strict")).toEqual({
    code: 1,
    said: `${note}api.yaml:10:25 error: ${warning}`,
  });
  await expect(typesMade()).rejects.toThrow("ENOENT");
  expect(await run(odd)).toMatchObject({
    code: 0,
    said: `api.yaml:10:25 warning: ${warning}${note}`,
  });
});

test("what is missing or has no value is read as empty", async () => {
  const { code, said } = await run(`openapi: 3.0.3
servers: [{ description: Ours }]
tags:
paths:
  /a:
    get:
      operationId: getA
      summary:
      parameters:
      responses:
        200:
          content:
            application/json:
              schema:
                type: object
                properties:
                  any:
                required:
        204:
`);
  expect({ code, said: said.split("\n") }).toEqual({
    code: 0,
    said: [
      "api.yaml:1:1 warning: `info` is missing; it is read as empty",
      "api.yaml:2:11 warning: `url` is missing; it is read as empty",
      "api.yaml:3:1 warning: `tags` has no value; it is read as empty",
      "api.yaml:8:7 warning: `summary` has no value; it is read as empty",
      "api.yaml:9:7 warning: `parameters` has no value; it is read as empty",
      "api.yaml:11:9 warning: `description` is missing; it is read as empty",
      "api.yaml:18:17 warning: `required` has no value; it is read as empty",
      "api.yaml:17:19 warning: `any` has no value; it is read as empty",
      "api.yaml:19:9 warning: `204` has no value; it is read as empty",
      "",
    ],
  });
  expect(await typesMade()).toContain("any?: unknown");
  expect(await readFile(join(home, "out/client.ts"), "utf8")).toContain("getA:");
});

test("a number or a boolean is read as the text that was written, where a text should be", async () => {
  const { code, said } = await run(`openapi: 3.0.3
info: { title: 2020, version: 1.0, description: true }
paths: { /a: { get: { operationId: a, tags: [404], responses: { 200: { description: 1e3 } } } } }
`);
  expect({ code, said: said.split("\n") }).toEqual({
    code: 0,
    said: [
      "api.yaml:2:16 warning: `title` is read as text",
      "api.yaml:2:31 warning: `version` is read as text",
      "api.yaml:2:49 warning: `description` is read as text (and 1 more like it)",
      "api.yaml:3:46 warning: `tags` is read as text",
      "",
    ],
  });
  const reference = await readFile(join(home, "out/reference.md"), "utf8");
  for (const text of ["# 2020", "Version 1.0,", "\ntrue\n", "1e3"])
    expect(reference).toContain(text);
});

test("a whole number that JavaScript can't hold is told, with what it is read as", async () => {
  const { code, said } = await run(
    document(
      `Whole: { type: object, properties: {
  a: { type: integer, maximum: 9223372036854775807, minimum: -9223372036854775808 },
  b: { type: integer, enum: [1, 9007199254740993] },
  c: { type: string, const: "9007199254740993", description: From 9007199254740993 on },
  d: { type: number, maximum: 10000000000000000, default: 1e30 } } }`,
    ),
  );
  expect({ code, said: said.split("\n") }).toEqual({
    code: 0,
    said: [
      "api.yaml:11:33 note: 9223372036854775807 is more than JavaScript's numbers can hold; it is read as 9223372036854775808",
      "api.yaml:12:34 warning: 9007199254740993 is more than JavaScript's numbers can hold; it is read as 9007199254740992",
      "",
    ],
  });
});

test("what nobody has foreseen ends in a line, not in a stack trace", async () => {
  const { code, said } = await run(
    document("Whole: { type: object }").replace(
      "operationId: a",
      "operationId: a\n      summary: { a: 1 }",
    ),
  );
  expect(code).toBe(1);
  expect(said).not.toMatch(/\n\s+at /);
  expect(said).toMatch(/error: .+\n$/);
});
