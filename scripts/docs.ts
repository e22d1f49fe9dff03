import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { changelog } from "./docs/changelog.ts";
import { compare } from "./docs/compatibility.ts";
import { evidenceText } from "./docs/evidence.ts";
import { redocDocument } from "./docs/redoc-document.ts";
import { buildRedocPage } from "./docs/redoc.ts";
import { publishedFiles } from "./docs/published-document.ts";
import { mergeDocuments, readSources } from "./docs/site-document.ts";
import { ownRun } from "./docs/run/ga/own.ts";
import { siteFiles } from "./docs/site/site.ts";
import { takeNoOptions } from "./no-options.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What has changed since the last release, by hand and by comparison. */
const readChangelog = async (): Promise<string> => {
  const [written, api, iam] = await Promise.all([
    readFile(here("../CHANGELOG.md"), "utf8"),
    compare(here("../openapi/released/openapi.json"), here("../generated/openapi.json")),
    compare(here("../openapi/released/iam.json"), here("../generated/iam/openapi.json")),
  ]);
  return changelog(written, { "The listener document": api, "The token document": iam });
};

/**
 * Builds the docs site out of `generated/`: a folder of files that any static host can serve.
 * @param folder Where to put it; `dist/docs` by default.
 * @returns The folder.
 */
export const buildDocs = async (folder: string = here("../dist/docs")): Promise<string> => {
  const document = mergeDocuments(await readSources());
  const [pages, redoc] = await Promise.all([
    readChangelog().then((changelog) =>
      ownRun().then((own) => siteFiles(document, { changelog, evidence: evidenceText(), own })),
    ),
    buildRedocPage(redocDocument(document)),
  ]);
  const files = { ...pages, "redoc.html": redoc, ...publishedFiles(document, "reference.html") };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
};

if (import.meta.main) {
  takeNoOptions("builds the docs of this project's own documents into dist/docs");
  const folder = await buildDocs().catch((error: unknown) => {
    process.stderr.write(
      `The docs can't be built: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  });
  process.stderr.write(`The docs are in ${folder}\n`);
}
