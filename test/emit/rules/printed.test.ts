import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emitRules } from "../../../scripts/emit/rules/index.ts";
import type { Document, Schema } from "../../../scripts/document/types.ts";
import type { RuleCheck } from "../../../src/contract.ts";
import { compile } from "../support/compile.ts";
import { linkPackage } from "../support/link-package.ts";
import { STRICT } from "../support/made.ts";
import { gaDocument, load, rulesIn } from "./support.ts";

const rule = (id: string, text: string, more: object = {}) => ({
  ...{ id, rule: text, message: id, error: "E" },
  ...more,
});
const $ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const schemas: Record<string, Schema> = {
  Folder: {
    type: "object",
    required: ["name", "folders"],
    properties: {
      name: { type: "string" },
      folders: { type: "array", items: $ref("Folder") },
      owner: { anyOf: [$ref("Owner"), { type: "null" }] },
      shares: { type: "object", additionalProperties: $ref("Owner") },
      size: { allOf: [$ref("Size")], description: "How much is in it." },
    },
    "x-rules": [
      rule("own-name", "self.folders.all(f, f.name != self.name)"),
      rule("deep", "self.folders.all(f, f.folders.all(g, size(g.name) < 3))"),
      rule("owned", "!has(self.shares) || self.shares.all(s, s != self.name)"),
    ],
  },
  Owner: {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" } },
    "x-rules": [rule("no-blank", "size(self.id) > 0", { field: "self.id" })],
  },
  Size: { type: "integer", "x-rules": [rule("even", "self % 2 == 0")] },
};
const document: Document = {
  openapi: "3.1.0",
  info: { title: "Folders", version: "1" },
  paths: {
    "/folders": {
      post: {
        operationId: "createFolder",
        requestBody: { content: { "application/json": { schema: $ref("Folder") } } },
        responses: {},
      },
    },
    "/owners": {
      post: {
        operationId: "createOwners",
        requestBody: {
          content: { "application/json": { schema: { type: "array", items: $ref("Owner") } } },
        },
        responses: {},
      },
    },
  },
  components: { schemas },
};

const PACKAGE = { runtime: "ga-listeners/runtime" };

describe("rules are found wherever a value surely follows the schema they stand on", () => {
  let folder: RuleCheck | undefined;
  let owners: RuleCheck | undefined;
  beforeAll(async () => {
    const { requestRules } = await load(document);
    folder = requestRules["createFolder"]?.body;
    owners = requestRules["createOwners"]?.body;
  });
  const named = (name: string, ...folders: object[]) => ({ name, folders });

  test.each([
    ["a property", { ...named("a"), owner: { id: "" } }, "owner.id", "no-blank"],
    ["a value of a map", { ...named("a"), shares: { b: { id: "" } } }, "shares.b.id", "no-blank"],
    ["what is composed of it", { ...named("a"), size: 3 }, "size", "even"],
    ["an item", named("a", named("b"), named("a")), "folders[1]", "own-name"],
    [
      "an item of itself",
      named("a", named("b", named("c", named("c")))),
      "folders[0].folders[0].folders[0]",
      "own-name",
    ],
    [
      "a loop in a loop",
      named("a", named("b", named("c"), named("ddd"))),
      "folders[0].folders[1]",
      "deep",
    ],
    ["a key", { ...named("a"), shares: { a: { id: "x" } } }, "shares.a", "owned"],
    [
      "inner values before outer ones",
      named("a", named("a", named("a"))),
      "folders[0].folders[0]",
      "own-name",
    ],
  ])("%s", (_what, value, path, id) => {
    expect(folder?.(value)).toStrictEqual({ id, path, rule: id, error: "E" });
  });

  test("items of a body that is a list", () => {
    expect(owners?.([{ id: "a" }, { id: "" }])).toMatchObject({ path: "[1].id" });
  });

  test("what is absent or null has no rules", () => {
    expect(folder?.({ ...named("a", named("b")), owner: null })).toBeUndefined();
  });
});

describe("of a list or a map only what follows the schema is looked at:", () => {
  const owner = $ref("Owner");
  const text: Schema = { type: "string" };
  const check = async (schema: Schema, value: object) => {
    const requestBody = { content: { "application/json": { schema } } };
    const { requestRules } = await load({
      ...document,
      paths: { "/mixed": { post: { operationId: "mix", requestBody, responses: {} } } },
      components: { schemas: { Owner: schemas["Owner"] ?? {} } },
    });
    return requestRules["mix"]?.body?.(value)?.path;
  };
  const good = { id: "a" };
  const bad = { id: "" };

  test.each<[string, Schema, object, string | undefined]>([
    ["the first items", { prefixItems: [text, owner] }, ["", bad], "[1].id"],
    [
      "items behind the first",
      { prefixItems: [text, text], items: owner },
      ["", "", good],
      undefined,
    ],
    ["items behind the first", { prefixItems: [text], items: owner }, ["", good, bad], "[2].id"],
    ["keys of a pattern", { patternProperties: { "^o": owner } }, { o1: good, o2: bad }, "o2.id"],
    ["keys of a pattern", { patternProperties: { "^o": owner } }, { id: "", a: bad }, undefined],
    [
      "additional keys",
      { properties: { id: text }, additionalProperties: owner },
      { id: "", a: bad },
      "a.id",
    ],
    [
      "additional keys",
      {
        properties: { id: text },
        patternProperties: { "^x-": text },
        additionalProperties: owner,
      },
      { id: "", "x-a": "", a: good },
      undefined,
    ],
  ])("%s", async (_what, schema, value, path) => {
    const type = "prefixItems" in schema ? "array" : "object";
    expect(await check({ type, ...schema }, value)).toBe(path);
  });
});

test("a document without rules has empty tables", () => {
  const { paths: _, ...bare } = document;
  expect(emitRules(rulesIn({ ...bare, components: {} }), PACKAGE)).toBe(
    "export const requestRules = {};\n\nexport const resourceRules = {};\n",
  );
});

describe("rules.ts", () => {
  let home = "";
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "rules-"));
    await writeFile(join(home, "package.json"), JSON.stringify({ type: "module" }));
    await linkPackage(home);
    await writeFile(join(home, "rules.ts"), emitRules(rulesIn(await gaDocument()), PACKAGE));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  test("compile under strict settings, and a wrong use does not", async () => {
    await writeFile(
      join(home, "use.ts"),
      `import { createListenerBodyRules, listenerQuota, requestRules, resourceRules } from "./rules.ts";
export const path: string | undefined = createListenerBodyRules({})?.path;
export const same = requestRules.createListener.body === createListenerBodyRules;
export const ids: string[] = resourceRules.listener.map(({ id }) => id);
export const found = listenerQuota.check({ self: {}, others: new Set() });
// @ts-expect-error An array has no size.
listenerQuota.check({ others: [] });
// @ts-expect-error No such resource.
resourceRules.pets;
`,
    );
    await writeFile(
      join(home, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: STRICT,
        include: ["*.ts"],
      }),
    );
    expect(await compile("@typescript/native", home)).toBe("");
  });

  test("leave behind what is not used", async () => {
    const contents = `import { createListenerTagsBodyRules } from "./rules.ts"; console.log(createListenerTagsBodyRules);`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: home },
      ...{ bundle: true, format: "esm", write: false, logLevel: "silent" },
    });
    const code = outputFiles[0]?.text ?? "";
    expect(code).toContain("unique-keys");
    expect(code).not.toMatch(/quota|range-order|ports|inItems/);
  });

  test("interpret nothing", async () => {
    expect(emitRules(rulesIn(await gaDocument()), PACKAGE)).not.toMatch(
      /\beval\b|new Function|import\(/,
    );
  });
});
