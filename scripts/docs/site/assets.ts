/** What the pages load: scripts, each bundled into one classic file, and one style sheet. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** By the name under `assets/`. Only `site` is loaded by every page; the others when they are needed. */
const SCRIPTS: Readonly<Record<string, string>> = {
  site: "browser/site.ts",
  search: "browser/search.ts",
  run: "../run/browser/run.ts",
};

const STYLES: readonly string[] = ["site.css", "../run/run.css"];

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const bundle = async (
  entryPoints: Readonly<Record<string, string>>,
): Promise<Map<string, string>> => {
  const { outputFiles } = await build({
    entryPoints: { ...entryPoints },
    ...{ bundle: true, minify: true, write: false, charset: "utf8", legalComments: "inline" },
    ...{ format: "iife", platform: "browser", target: "es2022", outdir: "/" },
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[/\\]/, ""), text]));
};

/** The style of all pages. */
export const styleSheet = async (): Promise<string> => {
  const parts = await Promise.all(STYLES.map((path) => readFile(here(path), "utf8")));
  const { outputFiles } = await build({
    stdin: { contents: parts.join("\n"), loader: "css" },
    ...{ minify: true, write: false, charset: "utf8" },
  });
  return (outputFiles[0]?.text ?? "").trim();
};

/** Files by their path on the site. */
export const assetFiles = async (): Promise<Record<string, string>> => {
  const entries = Object.entries(SCRIPTS).map(([name, path]) => [name, here(path)] as const);
  const [scripts, style] = await Promise.all([bundle(Object.fromEntries(entries)), styleSheet()]);
  return {
    ...Object.fromEntries([...scripts].map(([name, text]) => [`assets/${name}`, text])),
    "assets/site.css": style,
  };
};

/** The script that stands in the head of every page: it runs before anything is drawn. */
export const headScript = async (): Promise<string> =>
  ((await bundle({ head: here("browser/head.ts") })).get("head.js") ?? "").trim();
