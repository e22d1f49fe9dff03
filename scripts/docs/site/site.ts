// The site of a document: a folder of static pages. Read: pages.ts (which pages there are) with page.ts, operation-page.ts and
// links.ts; render.ts (Markdown to HTML) and shell.ts (what is around it); assets.ts with browser/ and site.css.
import { collectionText } from "../collection.ts";
import { llmsText } from "../llms.ts";
import { writeReference } from "../reference.ts";
import type { Document } from "../../document/types.ts";
import { assetFiles, headScript } from "./assets.ts";
import { absoluteLinks } from "./absolute.ts";
import type { SitePage } from "./page.ts";
import { Links, rootFrom } from "./links.ts";
import { runOf, type OwnRun } from "../run/run.ts";
import { pagesOf, type Extras } from "./pages.ts";
import { searchIndexScript } from "./search-index.ts";
import { pageHtml, type Site } from "./shell.ts";

/** What a document doesn't say of its site. */
export type SiteExtras = Omit<Extras, "run"> & {
  readonly own?: OwnRun;
  /** Its address, with a slash at its end: then links in what programs read are absolute. */
  readonly address?: string | undefined;
};

/** A page for programs, which says below its heading where all pages are listed. */
const twin = ({ path }: SitePage, markdown: string): string => {
  const [heading = "", ...rest] = markdown.trim().split("\n\n");
  const index = `> All pages are listed in [llms.txt](${rootFrom(path) || "./"}llms.txt).`;
  return `${[heading, index, ...rest].join("\n\n")}\n`;
};

/** Every file of the site that is made of text, by its path. */
export const siteFiles = async (
  document: Document,
  extras: SiteExtras = {},
): Promise<Record<string, string>> => {
  const reference = writeReference(document);
  const [run, assets, script] = await Promise.all([
    runOf(document, extras.own),
    assetFiles(),
    headScript(),
  ]);
  const pages = pagesOf(document, reference, { ...extras, run });
  const links = new Links(pages);
  const site: Site = { title: document.info.title, pages, headScript: script };
  const forPeople = pages.map((page) => [
    `${page.path}.html`,
    pageHtml(site, page, page.body(links.relink(page, ".html"))),
  ]);
  const forPrograms = Object.entries({
    ...Object.fromEntries(
      pages.map((page) => [
        `${page.path}.md`,
        twin(page, links.relink(page, ".md")(page.markdown)),
      ]),
    ),
    "llms.txt": links.toTwins(llmsText(document, { hasChangelog: extras.changelog !== undefined })),
    "llms-full.txt": links.toTwins(reference.text).replace(/<a id="[^"]*"><\/a>/g, ""),
  }).map(([path, text]) => {
    const { address } = extras;
    return [path, address === undefined ? text : absoluteLinks(text, `${address}${path}`)];
  });
  return {
    ...assets,
    ...run.files,
    ...Object.fromEntries([...forPeople, ...forPrograms]),
    "assets/search-index.js": searchIndexScript(pages),
    "collection.json": collectionText(document, reference.operations),
  };
};
