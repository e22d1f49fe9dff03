/**
 * Writes what lets an editor complete and check `openapi/*.yaml` into `.vscode/`: JSON Schemas, from the description of
 * OpenAPI and of our extensions that the linter checks, and which of them is for which files.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { editorFiles } from "./lint-rules/editor-schema.ts";
import { takeNoOptions } from "./no-options.ts";

takeNoOptions("writes the schemas by which an editor knows openapi/");

const folder = join(import.meta.dirname, "../.vscode");
const files = Object.entries(editorFiles());
for (const [name, content] of files) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}
process.stderr.write(`${String(files.length)} files are in .vscode\n`);
