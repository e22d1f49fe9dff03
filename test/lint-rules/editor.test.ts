/** What `npm run editor` writes for editors: as fresh as the linter's own description, and true to our documents. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { parseYaml } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { editorFiles } from "../../scripts/lint-rules/editor-schema.ts";

const root = join(import.meta.dirname, "../..");
const files = editorFiles();
const schema = files["schemas/openapi.json"] as { readonly $defs: object };
const ajv = new Ajv.default({
  strict: false,
  schemas: [{ $id: "openapi.json", $defs: schema.$defs }],
});

const faultsOf = (kind: string, value: unknown): string[] => {
  const validate = ajv.getSchema(`openapi.json#/$defs/${kind}`);
  if (!validate) throw new Error(`There is no ${kind}`);
  return validate(value) ? [] : (validate.errors ?? []).map((each) => each.instancePath);
};

test.each(Object.entries(files))("%s is fresh; else run `npm run editor`", (name, content) => {
  expect(JSON.parse(readFileSync(join(root, ".vscode", name), "utf8"))).toEqual(content);
});

const settings = files["settings.json"] as {
  readonly "yaml.schemas": Readonly<Record<string, string | readonly string[]>>;
};

describe.each(Object.entries(settings["yaml.schemas"]))("%s", (path, patterns) => {
  const kind = path.replace(/^.*\/|\.json$/g, "");
  const found = globSync([patterns].flat() as string[], { cwd: root });

  test("is there for some files, and takes each of them", () => {
    expect(found.length).toBeGreaterThan(0);
    const wrong = found.filter(
      (file) => faultsOf(kind, parseYaml(readFileSync(join(root, file), "utf8"))).length > 0,
    );
    expect(wrong).toEqual([]);
  });
});

const operation = {
  operationId: "listShips",
  responses: { "200": { description: "Ships" } },
  "x-paging": { style: "marker", items: "ships", limit: "limit", marker: "marker", next: "next" },
};

test.each<[string, string, object, boolean]>([
  ["an extension that is right", "PathItem", { get: operation }, true],
  ["one that is misspelt", "PathItem", { get: { ...operation, "x-pagin": {} } }, false],
  [
    "a style of paging that doesn't exist",
    "PathItem",
    { get: { ...operation, "x-paging": { ...operation["x-paging"], style: "page" } } },
    false,
  ],
  [
    "a rule without a message",
    "Schema",
    { type: "object", "x-rules": [{ id: "a", rule: "true", error: "A.1" }] },
    false,
  ],
  [
    "a resource with a life cycle that lacks a state",
    "PathItem",
    { "x-resource": { name: "ship", roles: {}, lifecycle: { property: "status", ready: "UP" } } },
    false,
  ],
  ["a keyword that is misspelt", "Schema", { type: "string", maxLenght: 3 }, false],
])("an editor judges %s", (_, kind, value, isRight) => {
  expect(faultsOf(kind, value).length === 0).toBe(isRight);
});
