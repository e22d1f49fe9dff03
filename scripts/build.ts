/**
 * Builds the package into dist/package: JavaScript, declarations and source maps of src/ and generated/, the document as it is
 * published, and the reference that its links lead to.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { takeNoOptions } from "./no-options.ts";
import { startProgress } from "./progress.ts";

takeNoOptions("builds the package into dist/package");
const finish = startProgress("The package is built");

const root = join(import.meta.dirname, "..");
const target = join(root, "dist/package");
mkdirSync(join(root, "dist"), { recursive: true });
// It takes the place of the last one when it is whole.
const out = mkdtempSync(join(root, "dist/package-"));
process.on("exit", () => rmSync(out, { recursive: true, force: true }));

const { status } = spawnSync(
  join(root, "node_modules/.bin/tsc"),
  ["-p", ".tsconfig.build.json", "--outDir", out],
  { cwd: root, stdio: ["ignore", 2, 2] },
);
if (status !== 0) process.exit(1);

// The compiler emits neither JavaScript nor declarations it did not compile: the validators are both.
for (const file of globSync(["generated/**/*.{js,d.ts}", "src/**/*.{html,css}"], { cwd: root })) {
  copyFileSync(join(root, file), join(out, file));
}
// What this takes is only loaded for a run.
const { publishedFiles } = await import("./docs/published-document.ts");
const { emitReference } = await import("./docs/reference.ts");
const { mergeDocuments, readSources } = await import("./docs/site-document.ts");
const { standalonePage } = await import("./docs/site/standalone.ts");
const document = mergeDocuments(await readSources());
const published = {
  ...publishedFiles(document, "reference.html"),
  "reference.md": emitReference(document),
  // An error's `help` leads here.
  "reference.html": await standalonePage(document),
};
for (const [name, text] of Object.entries(published)) writeFileSync(join(out, name), text);
chmodSync(join(out, "src/command.js"), 0o755);
chmodSync(out, 0o755);
rmSync(target, { recursive: true, force: true });
renameSync(out, target);
finish("It is in dist/package");
