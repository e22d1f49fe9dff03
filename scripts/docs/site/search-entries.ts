/** What can be found: every page, heading, field, code and permission, with the text that belongs to it. */
import type { SitePage } from "./page.ts";

export interface SearchEntry {
  readonly title: string;
  /** What else it is called, such as an operationId. */
  readonly names: string;
  /** On which page it stands. */
  readonly where: string;
  /** From the root of the site. */
  readonly href: string;
  readonly text: string;
}

/** A line that begins something with an address: a heading, or a list item with a name in bold. */
const START =
  /^(#+) (?:<a id="([^"]+)"><\/a>)?(.*)$|^\s*- <a id="([^"]+)"><\/a>\*\*(.+?)\*\*(.*)$|^\| <a id="([^"]+)"><\/a>(`[^`]+`)(.*)$/;

/** Markdown as the words a reader sees. */
const plainWords = (markdown: string): string =>
  markdown
    .replace(/<[^<>]*>/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\\(?=[\\`*_[\]<>])/g, "")
    .replace(/[`*|#>]|^\s*-+ /gm, " ")
    .replace(/\s+/g, " ")
    .trim();

interface Part {
  readonly title: string;
  readonly anchor: string | undefined;
  /** The heading it stands under. */
  readonly heading: string | undefined;
  readonly lines: string[];
}

const partsOf = (markdown: string, anchorOf: (heading: string) => string): Part[] => {
  const parts: Part[] = [];
  let isCode = false;
  let under: string | undefined;
  for (const line of markdown.split("\n")) {
    if (/^\s*```/.test(line)) isCode = !isCode;
    const [, level, own, heading, item, name, rest, row, cell, more] =
      (!isCode && START.exec(line)) || [];
    if (level !== undefined) {
      const title = plainWords(heading ?? "");
      const isFirst = parts.length === 0;
      const anchor = isFirst ? undefined : (own ?? anchorOf(title));
      parts.push({ title, anchor, heading: undefined, lines: [] });
      under = isFirst ? undefined : title;
    } else if (item !== undefined)
      parts.push({
        title: plainWords(name ?? ""),
        anchor: item,
        heading: under,
        lines: [rest ?? ""],
      });
    else if (row !== undefined)
      parts.push({
        title: plainWords(cell ?? ""),
        anchor: row,
        heading: under,
        lines: [more ?? ""],
      });
    else parts.at(-1)?.lines.push(line);
  }
  return parts;
};

/** How much of a text is searched: what it is about is said at its beginning. */
const SEARCHED = 1200;

/** The entries of all pages. What several pages say in the same words is found on the first. */
export const searchEntries = (
  pages: readonly SitePage[],
  anchorOf: (heading: string) => string,
): SearchEntry[] => {
  const entries = new Map<string, SearchEntry>();
  for (const page of pages) {
    for (const { title, anchor, heading, lines } of partsOf(
      page.searched ?? page.markdown,
      anchorOf,
    )) {
      const text = plainWords(lines.join("\n")).slice(0, SEARCHED);
      const href = `${page.path}.html${anchor === undefined ? "" : `#${anchor}`}`;
      const place = heading === undefined ? page.title : `${page.title} › ${heading}`;
      const where = anchor === undefined ? page.group : place;
      const key = `${title} ${text}`;
      const names = anchor === undefined ? (page.names ?? []).join(" ") : "";
      // A heading without a text of its own says nothing that its page's title doesn't.
      const isEmpty = anchor !== undefined && text === "";
      if (!isEmpty && !entries.has(key)) entries.set(key, { title, names, where, href, text });
    }
  }
  return [...entries.values()];
};
