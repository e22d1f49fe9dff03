/**
 * Redocly's core as one file. The package is 600 files, which take longer to load than most documents to be read; as one,
 * made when an installation is used for the first time, they take a third of that.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Core from "@redocly/openapi-core";

const PACKAGE = "@redocly/openapi-core";
const MODULES = join(import.meta.dirname, "../../node_modules");

/** CommonJS among its dependencies asks for Node's own modules. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/** The file, which belongs to exactly what is installed now. */
const oneFile = async (): Promise<string> => {
  const installed = readFileSync(join(MODULES, ".package-lock.json"));
  const key = createHash("sha256").update(installed).digest("hex").slice(0, 16);
  const file = join(MODULES, ".cache/redocly-core", `${key}.mjs`);
  if (existsSync(file)) return file;
  const { build } = await import("esbuild");
  // Another process may make it too: each puts a whole one there.
  const own = `${file}.${String(process.pid)}`;
  await build({
    stdin: { contents: `export * from "${PACKAGE}";`, resolveDir: MODULES },
    ...{ bundle: true, platform: "node", format: "esm", banner: { js: REQUIRE } },
    ...{ outfile: own, logLevel: "silent" },
  });
  renameSync(own, file);
  return file;
};

/** Where nothing can be written or bundled, the package itself serves. */
const specifier = await oneFile().then(
  (file) => pathToFileURL(file).href,
  () => PACKAGE,
);

export const {
  BaseResolver,
  ResolveError,
  Source,
  bundle,
  createConfig,
  getLineColLocation,
  getTypes,
  lintDocument,
  parseYaml,
  stringifyYaml,
} = (await import(specifier)) as typeof Core;
