/** Data runs openapi → generated → src; scripts and test are tools. Who imports whom is read from the bundler's own graph. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  exports: Record<string, string | { default: string }>;
};

/** Every file that an entry reaches, with what each imports. */
async function reach(entries: readonly string[]): Promise<Record<string, readonly string[]>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entries],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    packages: "external",
    outdir: "nowhere",
    logLevel: "silent",
  });
  return Object.fromEntries(
    Object.entries(metafile.inputs).map(([file, { imports }]) => [
      file,
      imports.map(({ path }) => path),
    ]),
  );
}

const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
const isPackage = (path: string): boolean =>
  !/^(src|generated|scripts|test|openapi|node_modules)\//.test(path) && !path.startsWith("node:");

const entryOf = (name: string): string => {
  const entry = manifest.exports[name];
  if (typeof entry !== "object") throw new Error(`${name} is no entry with code`);
  return entry.default.replace("./dist/package/", "").replace(/\.js$/, ".ts");
};

describe("the source tree", () => {
  let graph: Record<string, readonly string[]>;
  beforeAll(async () => {
    graph = await reach(globSync("{src,generated}/**/*.ts", { cwd: root, exclude: ["**/*.d.ts"] }));
  });

  test("src and generated import only each other, Node and declared packages", () => {
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const strays = Object.entries(graph).flatMap(([file, imports]) =>
      imports
        .filter((path) =>
          isPackage(path)
            ? !declared.includes(packageOf(path))
            : !/^(src|generated|node):?\/?/.test(path),
        )
        .map((path) => `${file} imports ${path}`),
    );
    expect(strays).toEqual([]);
  });

  test("generated imports nothing of src but the client's runtime and the rules' helpers", () => {
    const strays = Object.entries(graph).filter(
      ([file, imports]) =>
        file.startsWith("generated/") &&
        imports.some((path) => /^src\/(?!client\/index\.ts|rule-helpers\.ts)/.test(path)),
    );
    expect(strays).toEqual([]);
  });

  test("openapi-fetch is imported in one file", () => {
    const importers = Object.keys(graph).filter((file) => graph[file]?.includes("openapi-fetch"));
    expect(importers).toHaveLength(1);
  });
});

test("the client's entry reaches nothing of the mock, the validators or Node", async () => {
  const graph = await reach([entryOf(".")]);
  const strays = Object.keys(graph).filter(
    (file) =>
      !/^src\/(index|abort|dotted-path|security-words|client\/|ga\/(client|is-api-error|version|credentials\/|signing|hash))|^generated\/(iam\/)?(client|operations|schema)/.test(
        file,
      ),
  );
  expect(strays).toEqual([]);
  const outside = new Set(
    Object.values(graph)
      .flat()
      .filter((path) => !/^(src|generated)\//.test(path)),
  );
  expect([...outside].map(packageOf).sort()).toEqual([
    "@noble/hashes",
    "@noble/hashes",
    "@noble/hashes",
    "openapi-fetch",
  ]);
});

test("every entry of the package has a source", async () => {
  const entries = Object.keys(manifest.exports).filter(
    (name) => typeof manifest.exports[name] === "object",
  );
  expect(entries).toEqual([".", "./runtime", "./validate", "./mock", "./msw", "./vitest"]);
  await expect(reach(entries.map(entryOf))).resolves.toBeDefined();
});
