import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { forPage } from "./docs/page-document.ts";
import { buildPage } from "./docs/page.ts";
import { markdownPage } from "./docs/reference-page.ts";
import { mergeDocuments, readSources } from "./docs/site-document.ts";
import { emitReference } from "./emit-reference.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the docs site out of `generated/`: a folder of files that any static host can serve.
 * @param folder Where to put it; `dist/docs` by default.
 * @returns The folder.
 */
export const buildDocs = async (folder: string = here("../dist/docs")): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const document = mergeDocuments(await readSources());
  const reference = emitReference(document);
  const { title, summary: description = title } = document.info;
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await Promise.all([
    buildPage(forPage(document)).then((page) => write("index.html", page)),
    write("reference.md", reference),
    markdownPage({ title, description, markdown: reference }).then((page) =>
      write("reference.html", page),
    ),
    ...["openapi.yaml", "openapi.json"].map((name) =>
      copyFile(here(`../generated/${name}`), join(folder, name)),
    ),
  ]);
  return folder;
};

if (import.meta.main) {
  const folder = await buildDocs();
  process.stderr.write(`The docs are in ${folder}\n`);
}
