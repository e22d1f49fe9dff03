/** What is around the text of every page: head, search, menu, and the ways on. */
import type { Rendered, Heading } from "./render.ts";
import { escapeHtml } from "./render.ts";
import { rootFrom } from "./links.ts";
import { methodTag } from "./operation-page.ts";
import type { SitePage } from "./page.ts";
import { contentPolicy } from "./policy.ts";

/** What all pages share. */
export interface Site {
  readonly title: string;
  readonly pages: readonly SitePage[];
  /** Runs in the head of each page. */
  readonly headScript: string;
}

const entry = (page: SitePage, present: SitePage): string => {
  const isPresent = page.path === present.path ? ' aria-current="page"' : "";
  const method = page.method === undefined ? "" : `${methodTag(page.method)} `;
  const href = `${rootFrom(present.path)}${page.path}.html`;
  return `<li><a href="${href}"${isPresent}>${method}<span>${escapeHtml(page.label)}</span></a></li>`;
};

const sidebar = ({ pages }: Site, present: SitePage): string => {
  const groups = [...new Set(pages.map(({ group }) => group))];
  const lists = groups.map((group) => {
    const all = pages.filter((each) => each.group === group);
    const title = group === "" ? "" : `<h2>${escapeHtml(group)}</h2>\n`;
    return `${title}<ul>\n${all.map((each) => entry(each, present)).join("\n")}\n</ul>`;
  });
  return `<nav id="sidebar" class="sidebar" aria-label="Pages">\n${lists.join("\n")}\n</nav>`;
};

const pager = ({ pages }: Site, present: SitePage): string => {
  const at = pages.indexOf(present);
  const link = (page: SitePage | undefined, rel: "prev" | "next", words: string): string =>
    page === undefined
      ? ""
      : `<a rel="${rel}" href="${rootFrom(present.path)}${page.path}.html"><span>${words}</span> ${escapeHtml(page.title)}</a>`;
  return `<nav class="pager" aria-label="Next and previous page">${link(pages[at - 1], "prev", "Previous")}${link(pages[at + 1], "next", "Next")}</nav>`;
};

/** From how many headings on a page lists them. */
const MANY_HEADINGS = 3;

const contents = (headings: readonly Heading[]): string => {
  const shown = headings.filter(({ depth }) => depth === 2);
  if (shown.length < MANY_HEADINGS) return "";
  const items = shown.map(({ id, html }) => `<li><a href="#${id}">${html}</a></li>`);
  return `<nav class="contents" aria-labelledby="contents-title"><h2 id="contents-title">On this page</h2>\n<ul>\n${items.join("\n")}\n</ul></nav>\n`;
};

const THEME_ICON = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path fill="currentColor" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.5v11a5.5 5.5 0 0 1 0-11Z"/></svg>`;

const header = (site: Site, root: string): string => `<header class="top">
<button type="button" id="menu" class="button" aria-expanded="false" aria-controls="sidebar">Menu</button>
<a class="home" href="${root}index.html">${escapeHtml(site.title)}</a>
<search class="search"><label for="search">Search</label>
<input type="search" id="search" placeholder="Field, code, words …" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="results" aria-autocomplete="list"><kbd>/</kbd>
<div id="results" role="listbox" aria-label="Results" hidden></div></search>
<button type="button" id="theme" class="button" aria-label="Dark colours" aria-pressed="false">${THEME_ICON}</button>
</header>`;

/** Whether something on a page can be run. */
const runs = (html: string): boolean => /class="(run-form|story)"| data-program>/.test(html);

/** The whole HTML of a page. */
export const pageHtml = (site: Site, page: SitePage, { html, headings }: Rendered): string => {
  const root = rootFrom(page.path);
  const title = `${page.path === "index" ? "Documentation" : page.title} · ${site.title}`;
  const isOperation = page.method !== undefined;
  const beside = isOperation ? "" : contents(headings);
  const kind = isOperation ? "operation" : page.path.replace(/\/.*/, "");
  return `<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy([site.headScript])}">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<link rel="icon" href="data:,">
<link rel="alternate" type="text/markdown" href="${root}${page.path}.md">
<script>${site.headScript}</script>
<link rel="stylesheet" href="${root}assets/site.css">
<script src="${root}assets/site.js" defer></script>${runs(html) ? `\n<script src="${root}assets/run.js" defer></script>` : ""}
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
${header(site, root)}
${sidebar(site, page)}
<main id="main" class="page-${kind}" tabindex="-1">
${beside}<div class="text">
<p class="above" data-markdown-ignore><span>${escapeHtml(page.group)}</span> <span>For programs: <a href="${root}${page.path}.md">this page as Markdown</a>, <a href="${root || "./"}llms.txt">all pages</a></span></p>
${html}</div>
<footer>${pager(site, page)}
</footer>
</main>
<div id="announcements" class="unseen" role="status"></div>
</body>
</html>
`;
};
