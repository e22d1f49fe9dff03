/** Which page has which address of the reference. */
import type { SitePage } from "./page.ts";

const ANCHOR = /<a id="([^"]+)"><\/a>/g;
/** The address of a page as a whole. */
const OWN = /^# <a id="([^"]+)"><\/a>/;
const LINK = /\]\(#([^()\s]+)\)/g;

/** The way from a page to the root of the site: nothing, or `../` for each folder. */
export const rootFrom = (path: string): string => "../".repeat(path.split("/").length - 1);

export class Links {
  readonly #pages = new Map<string, string>();
  /** Addresses that mean a whole page. */
  readonly #whole = new Set<string>();

  /** The first page that has an address is where it leads. */
  constructor(pages: readonly SitePage[]) {
    for (const { path, markdown } of pages) {
      const [, whole] = OWN.exec(markdown) ?? [];
      if (whole !== undefined) this.#whole.add(whole);
      for (const [, anchor = ""] of markdown.matchAll(ANCHOR))
        if (!this.#pages.has(anchor)) this.#pages.set(anchor, path);
    }
  }

  /** Makes the links of a page's text lead to the pages that have what they name. */
  relink({ path, markdown }: SitePage, ending: ".html" | ".md"): (text: string) => string {
    const own = new Set([...markdown.matchAll(ANCHOR)].map(([, anchor = ""]) => anchor));
    return (text) =>
      text.replace(LINK, (whole, anchor: string) => {
        const target = this.#pages.get(anchor);
        if (own.has(anchor) || target === undefined) return whole;
        const place = this.#whole.has(anchor) ? "" : `#${anchor}`;
        return `](${rootFrom(path)}${target}${ending}${place})`;
      });
  }

  /** Makes links to `reference.md`, of a file at the root, lead to the twin of the page that has what they name. */
  toTwins(text: string): string {
    return text.replace(/\]\((?:reference\.md)?#([^()\s]+)\)/g, (whole, anchor: string) => {
      const target = this.#pages.get(anchor);
      if (target === undefined) return whole;
      return `](${target}.md${this.#whole.has(anchor) ? "" : `#${anchor}`})`;
    });
  }
}
