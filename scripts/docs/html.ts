import { readFile } from "node:fs/promises";
import { Marked, type Tokens } from "marked";
import { Anchors } from "./markdown.ts";

const ANCHOR = /^<a id="([^"]+)"><\/a>$/;

const escape = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign,
  );

/** Markdown to HTML. What has an anchor links to itself, so that its address can be copied. */
const render = (markdown: string): string => {
  let anchor: string | undefined;
  const marked = new Marked({
    gfm: true,
    renderer: {
      html({ text }: Tokens.HTML | Tokens.Tag) {
        anchor = ANCHOR.exec(text.trim())?.[1] ?? anchor;
        return text;
      },
      strong({ tokens }: Tokens.Strong) {
        const inner = `<strong>${this.parser.parseInline(tokens)}</strong>`;
        const target = anchor;
        anchor = undefined;
        return target === undefined ? inner : `<a class="self" href="#${target}">${inner}</a>`;
      },
      heading({ tokens, depth, text }: Tokens.Heading) {
        const inner = this.parser.parseInline(tokens);
        const [, own] = /<a id="([^"]+)"><\/a>/.exec(inner) ?? [];
        anchor = undefined;
        const title = inner.replace(/<a id="[^"]+"><\/a>/, "");
        const id = own ?? (depth < 4 ? Anchors.of(text) : undefined);
        if (id === undefined || depth === 1)
          return `<h${String(depth)}>${title}</h${String(depth)}>\n`;
        return `<h${String(depth)} id="${id}"><a class="self" href="#${id}">${title}</a></h${String(depth)}>\n`;
      },
      code({ text, lang }: Tokens.Code) {
        const label = lang === undefined || lang === "" ? "Code" : lang;
        return `<pre tabindex="0" role="group" aria-label="${escape(label)}"><code>${escape(text)}</code></pre>\n`;
      },
      table(token: Tokens.Table) {
        const row = (cells: readonly Tokens.TableCell[], tag: "th" | "td"): string =>
          `<tr>${cells.map((each) => `<${tag}>${this.parser.parseInline(each.tokens)}</${tag}>`).join("")}</tr>`;
        const body = token.rows.map((cells) => row(cells, "td")).join("\n");
        return `<div class="table" tabindex="0" role="group" aria-label="Table"><table><thead>${row(token.header, "th")}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
};

/** The text of a page: its title, its body, and the paragraph a search engine shows. */
export interface PageText {
  readonly title: string;
  readonly description: string;
  readonly markdown: string;
}

/** A page of static HTML made of Markdown, with its style inside and no script. */
export const markdownPage = async ({ title, description, markdown }: PageText): Promise<string> => {
  const style = await readFile(new URL("reference.css", import.meta.url), "utf8");
  const html = render(markdown);
  // The first heading and what comes before the second are the head of the page; "Contents" becomes its navigation.
  const [, head = "", contents = "", body = html] =
    /^([\s\S]*?)<h2 id="contents">[\s\S]*?<\/h2>\s*(<ul>[\s\S]*?<\/ul>)([\s\S]*)$/.exec(html) ?? [];
  const navigation =
    contents === ""
      ? ""
      : `<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>${contents}</nav>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>${escape(title)}</title>
<meta name="description" content="${escape(description)}">
<link rel="icon" href="data:,">
<style>${style.replace(/\s*\n\s*/g, "")}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header>${head}<p class="links"><a href="index.html">Interactive page</a> <a href="reference.html">Reference</a> <a href="changelog.html">Changelog</a> <a href="reference.md">Markdown</a> <a href="openapi.yaml">OpenAPI document</a></p></header>
${navigation}<main id="main">
${body}</main>
</body>
</html>
`;
};
