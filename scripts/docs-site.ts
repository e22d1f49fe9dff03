import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { changelog } from "./docs/changelog.ts";
import { compare } from "./docs/compatibility.ts";
import { evidenceText } from "./docs/evidence.ts";
import { redocDocument } from "./docs/redoc-document.ts";
import { buildRedocPage } from "./docs/redoc.ts";
import { publishedFiles, type ReferencePage } from "./docs/published-document.ts";
import { mergeDocuments, readSources } from "./docs/site-document.ts";
import { ownRun } from "./docs/run/ga/own.ts";
import { siteAddress } from "./docs/site/absolute.ts";
import { siteFiles, type SiteExtras } from "./docs/site/site.ts";
import { bundle } from "./document/bundle.ts";
import type { Document } from "./document/types.ts";

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

/** Our own documents as one, with what a document can't say of its site. */
export const ownSite = async (): Promise<[Document, SiteExtras]> => {
  const [sources, written, own] = await Promise.all([readSources(), readChangelog(), ownRun()]);
  return [mergeDocuments(sources), { changelog: written, evidence: evidenceText(), own }];
};

const filesOf = async (document: Document, extras: SiteExtras): Promise<Record<string, string>> => {
  const page: ReferencePage =
    extras.address === undefined
      ? "reference.html"
      : `${extras.address as `http${string}/`}reference.html`;
  const [pages, redoc] = await Promise.all([
    siteFiles(document, extras),
    buildRedocPage(redocDocument(document)),
  ]);
  return { ...pages, "redoc.html": redoc, ...publishedFiles(document, page) };
};

/** What every site has, and hardly any other folder. */
const MARK = "assets/search-index.js";

/**
 * Writes a site in the place of the one that was there; a folder of anything else is left alone. Whoever reads it meanwhile
 * finds every page, and a run that is ended half-way leaves a folder that the next one knows for a site.
 */
const writeSite = async (folder: string, files: Readonly<Record<string, string>>) => {
  const there = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  if (there.length > 0 && !existsSync(join(folder, MARK)))
    throw new Error(`${folder} holds files that are no docs site: name an empty folder`);
  for (const path of [MARK, ...Object.keys(files).filter((each) => each !== MARK)]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), files[path] ?? "");
  }
  const written = new Set(Object.keys(files).map((path) => join(folder, path)));
  for (const entry of there) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isDirectory() && !written.has(path)) await rm(path);
  }
};

export interface DocsOptions {
  /** The file of another document; ours, out of `generated/`, by default. */
  readonly spec?: string | undefined;
  /** Where the site will be served; what programs read then has absolute links. */
  readonly site?: string | undefined;
}

/**
 * Builds a docs site: a folder of files that any static host can serve.
 * @param folder Where to put it; `dist/docs` by default.
 * @returns The folder.
 */
export const buildDocs = async (
  folder: string = here("../dist/docs"),
  { spec, site }: DocsOptions = {},
): Promise<string> => {
  const address = site === undefined ? undefined : siteAddress(site);
  const [document, extras] =
    spec === undefined ? await ownSite() : [(await bundle(resolve(spec))).document, {}];
  await writeSite(folder, await filesOf(document, { ...extras, address }));
  return folder;
};
