import MiniSearch from "minisearch";
import { Anchors } from "../markdown.ts";
import type { SitePage } from "./page.ts";
import { searchEntries } from "./search-entries.ts";
import { searchOptions } from "./search-options.ts";

/** A script that hands over the index, built beforehand. The page that has everything is left out, as all of it stands elsewhere. */
export const searchIndexScript = (pages: readonly SitePage[]): string => {
  const index = new MiniSearch(searchOptions);
  const entries = searchEntries(
    pages.filter(({ path }) => path !== "reference"),
    Anchors.of,
  );
  index.addAll(entries.map((entry, id) => ({ ...entry, id })));
  return `globalThis.searchIndex=${JSON.stringify(index)};\n`;
};
