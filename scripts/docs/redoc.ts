import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document } from "../document/types.ts";
import { redocly } from "./redocly.ts";

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const dataUri = (svg: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;

const REDOCLY = `<svg xmlns="http://www.w3.org/2000/svg" width="44" height="12" viewBox="0 0 44 12"><style>text{font:600 11px sans-serif;fill:#226}@media(prefers-color-scheme:dark){text{fill:#dfe6ff}}</style><text y="10">Redocly</text></svg>`;

/** What Redoc's page lacks and no option gives: the text it has, and what stands there instead. */
const PATCHES: readonly [found: string | RegExp, instead: string][] = [
  // Its own logo comes from a CDN; drawn here, it needs no request.
  ["https://cdn.redoc.ly/redoc/logo-mini-full.svg", dataUri(REDOCLY)],
  // The menu is a landmark, in what runs and in what is drawn before.
  [
    /className:(\w+),\$collapsedSidebar:/g,
    'className:$1,role:`navigation`,"aria-label":`Contents`,$$collapsedSidebar:',
  ],
  [
    /(<div [^>]*)class="([^"]* menu-content)"/g,
    '$1class="$2" role="navigation" aria-label="Contents"',
  ],
  // Below an operation, which is an h2, comes an h3.
  ["Typography/H4`,", "Typography/H4`,as:`h3`,"],
  // A switch between examples is called what it shows, not something else.
  ['"aria-label":`Example`,options:', "options:"],
];

const patch = (html: string): string =>
  PATCHES.reduce((text, [found, instead]) => {
    const patched = text.replaceAll(found, instead);
    if (patched === text)
      throw new Error(`Redoc's page has changed: ${String(found)} isn't in it any more`);
    return patched;
  }, html);

/** The text of every script element of a page, as an HTML parser finds them. */
const scriptsOf = (html: string): string[] =>
  [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script/gi)].map(([, text = ""]) => text);

/** Allows the page's own scripts, by their hashes, and no others. */
const scriptHashes = (html: string): string => {
  const hashes = scriptsOf(html).map((text) => createHash("sha256").update(text).digest("base64"));
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`).join(" ");
};

/** Puts each value where its placeholder stands in the template. */
const fill = (html: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`[[${name}]]`, () => value),
    html,
  );

/** The Redoc page of a document: one file, with everything in it. */
export const buildRedocPage = async (document: Document): Promise<string> => {
  const [logo = "", style = "", script = ""] = await Promise.all(
    ["logo.svg", "page.css", "page-script.ts"].map((name) => readFile(beside(name), "utf8")),
  );
  const folder = await mkdtemp(join(tmpdir(), "ga-listeners-docs-"));
  try {
    const source = join(folder, "openapi.json");
    const target = join(folder, "index.html");
    const logoOfPage = { url: dataUri(logo), altText: document.info.title, href: "#" };
    await writeFile(
      source,
      JSON.stringify({ ...document, info: { ...document.info, "x-logo": logoOfPage } }),
    );
    await redocly(
      "build-docs",
      source,
      "--inlineBundle",
      `--output=${target}`,
      `--config=${beside("page.yaml")}`,
      `--template=${beside("page.hbs")}`,
    );
    const page = await readFile(target, "utf8");
    const html = fill(page, {
      style,
      script: stripTypeScriptTypes(script),
      icon: dataUri(logo),
      summary: document.info.summary ?? document.info.title,
    });
    const patched = patch(html);
    return fill(patched, { hashes: scriptHashes(patched) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
