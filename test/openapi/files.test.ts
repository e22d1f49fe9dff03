import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unreachableFiles } from "../../scripts/lint-rules/unreachable-files.ts";
import { folder, read } from "./documents.ts";

describe("every YAML and Markdown file", () => {
  let copy: string;

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), "openapi-"));
    await cp(folder, copy, { recursive: true });
  });

  afterAll(() => rm(copy, { recursive: true }));

  test("is reachable from a document", async () => {
    expect(await unreachableFiles(folder)).toEqual([]);
  });

  test("is found when no document refers to it, wherever it lies", async () => {
    const planted = [
      "components/schemas/Forgotten.yaml",
      "old.yaml",
      "paths/v1_listeners copy.yml",
    ];
    for (const file of planted) await writeFile(join(copy, file), "type: string\n");
    expect(await unreachableFiles(copy)).toEqual(planted);
  });

  test("that only the second document needs is found when that is left out", async () => {
    expect(await unreachableFiles(copy, ["openapi.yaml"])).toContain("paths/v3_auth_tokens.yaml");
  });
});

describe("a file's name", () => {
  test.each(["openapi.yaml", "iam.yaml"] as const)(
    "is the path that %s has it under",
    async (name) => {
      const files = await readdir(join(folder, "paths"));
      const paths = Object.keys((await read(name))["paths"] ?? {});
      const expected = paths.map((path) => `${path.slice(1).replaceAll("/", "_")}.yaml`);
      expect(expected.filter((file) => !files.includes(file))).toEqual([]);
    },
  );

  test("is the component's name, and a type's name is no global's", async () => {
    const components = join(folder, "components");
    const schemas = (await readdir(join(components, "schemas"))).map((file) =>
      basename(file, ".yaml"),
    );
    const bundled = [await read("openapi.yaml"), await read("iam.yaml")].flatMap((document) =>
      Object.keys(document["components"]?.["schemas"] ?? {}),
    );
    expect([...new Set(bundled)].sort()).toEqual(schemas.sort());
    expect(schemas.filter((name) => name in globalThis || !/^([A-Z][a-z]+)+$/.test(name))).toEqual(
      [],
    );
  });
});
