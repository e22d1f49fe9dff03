import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document } from "../model/document.ts";
import { redocly } from "./redocly.ts";

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const dataUri = (svg: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;

/** The page asks for Redoc's own logo at a CDN; drawn here, it needs no request. */
const ATTRIBUTION = {
  address: "https://cdn.redoc.ly/redoc/logo-mini-full.svg",
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="44" height="12" viewBox="0 0 44 12"><text y="10" font-family="sans-serif" font-size="11" font-weight="600" fill="#227">Redocly</text></svg>`,
};

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
export const buildPage = async (document: Document): Promise<string> => {
  const [logo = "", style = ""] = await Promise.all(
    ["logo.svg", "page.css"].map((name) => readFile(beside(name), "utf8")),
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
      icon: dataUri(logo),
      summary: document.info.summary ?? document.info.title,
    });
    const drawn = html.replaceAll(ATTRIBUTION.address, dataUri(ATTRIBUTION.svg));
    return fill(drawn, { hashes: scriptHashes(drawn) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
