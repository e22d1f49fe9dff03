/** Markdown of the emitters as HTML: lists of fields can be folded, whatever has an anchor links to itself, code has colours. */
import { Marked, type Tokens } from "marked";
import { Anchors } from "../markdown.ts";
import { highlight } from "./highlight.ts";

const ANCHORS = /<a id="([^"]+)"><\/a>/g;

/** Plain text as HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign,
  );

/** A heading below the first, for a list of what is on the page. */
export interface Heading {
  readonly id: string;
  readonly depth: number;
  /** Its text as HTML, without links. */
  readonly html: string;
}

export interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
}

/**
 * A block of code that can be scrolled by keyboard, with its language for whoever adds buttons.
 * @param info The language, and behind it what else the code needs: `ts node`.
 */
export const codeBlock = (text: string, info = "", isColoured = true): string => {
  const [language = "", needs] = info.split(/\s+/);
  const html = isColoured ? highlight(text, language) : escapeHtml(text);
  const label = language === "" ? "Code" : language;
  return `<figure class="code" data-language="${escapeHtml(language)}"${needs === undefined ? "" : ` data-needs="${escapeHtml(needs)}"`}><pre tabindex="0" role="group" aria-label="${escapeHtml(label)}"><code>${html}</code></pre></figure>\n`;
};

const selfLink = (id: string, inner: string): string =>
  `<a class="self" href="#${id}">${inner}</a>`;

/** The anchor, name and remarks that a list item of the emitters begins with. */
const HEAD = /^<a id="([^"]+)"><\/a><strong>([\s\S]*?)<\/strong>(?: · ([\s\S]*))?$/;

/** What stands between the parts of a line. */
const SEPARATOR = '<span class="dot"> · </span>';

/** The first line of a field, parameter, header or answer, in its parts. */
const fieldHead = (inner: string): { id: string; html: string; kind: string } | undefined => {
  const [, id, name, rest = ""] = HEAD.exec(inner.trim()) ?? [];
  if (id === undefined || name === undefined) return undefined;
  const status = /^(\d|default)/.exec(name)?.[1];
  if (status !== undefined) {
    const title = `<strong class="status" data-class="${status}">${name}</strong>`;
    return { id, kind: "answer", html: `${selfLink(id, title)}${SEPARATOR}${rest}` };
  }
  const [type = "", ...notes] = rest.split(" · ");
  const marks = notes.map((note) => `<span class="note ${Anchors.of(note)}">${note}</span>`);
  const parts = [
    selfLink(id, `<strong>${name}</strong>`),
    ...(type === "" ? [] : [`<span class="type">${type}</span>`]),
    ...marks,
  ];
  return { id, kind: "field", html: parts.join(SEPARATOR) };
};

/** How many names a folded list shows. */
const NAMED_FIELDS = 4;

const namesIn = (items: readonly Tokens.ListItem[]): string[] =>
  items.flatMap(({ text }) => /\*\*(`+) ?(.*?) ?\1\*\*/.exec(text)?.[2] ?? []);

const fold = (list: string, items: readonly Tokens.ListItem[], isOpen: boolean): string => {
  const names = namesIn(items);
  const shown = names.slice(0, NAMED_FIELDS).map((name) => `<code>${escapeHtml(name)}</code>`);
  const more = names.length > NAMED_FIELDS ? " …" : "";
  const count = items.length === 1 ? "1 field" : `${String(items.length)} fields`;
  return `<details${isOpen ? " open" : ""}><summary data-markdown-ignore>${count}: ${shown.join(" ")}${more}</summary>\n${list}</details>\n`;
};

/** What comes back is unfolded when somebody wants it. */
const foldedIn = (kind: string, html: string): string =>
  kind === "answer" ? html.replaceAll("<details open>", "<details>") : html;

export interface RenderOptions {
  /** Whether nested fields are unfolded at first. */
  readonly isOpen?: boolean;
  /** Whether code has colours; on paper it needs none. */
  readonly isColoured?: boolean;
  /** The addresses that the page has already given. */
  readonly anchors?: Anchors;
  /** HTML for the end of a section, by the address of its heading. */
  readonly endOf?: (id: string) => string;
}

export const render = (
  markdown: string,
  {
    isOpen = false,
    isColoured = true,
    anchors = new Anchors(),
    endOf = () => "",
  }: RenderOptions = {},
): Rendered => {
  const headings: Heading[] = [];
  let sectionEnd = "";
  for (const [, id = ""] of markdown.matchAll(ANCHORS)) anchors.take(id);
  let depth = 0;
  let quotes = 0;
  let anchor: string | undefined;
  /** Each heading begins a section, and with it ends the one before. */
  const nextSection = (id?: string): string => {
    const begin = `${sectionEnd}<section>\n`;
    sectionEnd = `${id === undefined ? "" : endOf(id)}</section>\n`;
    return begin;
  };
  const marked = new Marked({
    gfm: true,
    renderer: {
      html({ text }: Tokens.HTML | Tokens.Tag) {
        anchor = [...text.trim().matchAll(ANCHORS)].at(-1)?.[1] ?? anchor;
        return text;
      },
      strong({ tokens }: Tokens.Strong) {
        const inner = `<strong>${this.parser.parseInline(tokens)}</strong>`;
        const target = anchor;
        anchor = undefined;
        return target === undefined || depth > 0 ? inner : selfLink(target, inner);
      },
      heading({ tokens, depth: level, text }: Tokens.Heading) {
        const inner = this.parser.parseInline(tokens);
        const [, own] = /<a id="([^"]+)"><\/a>/.exec(inner) ?? [];
        anchor = undefined;
        const title = inner.replace(ANCHORS, "");
        const tag = `h${String(level)}`;
        const id = own ?? (level < 5 ? anchors.take(text) : undefined);
        if (level === 1) return `<h1>${title}</h1>\n`;
        const section = depth + quotes > 0 ? "" : nextSection(id);
        if (id === undefined) return `${section}<${tag}>${title}</${tag}>\n`;
        headings.push({ id, depth: level, html: title.replace(/<\/?a\b[^>]*>/g, "") });
        return `${section}<${tag} id="${id}">${selfLink(id, title)}</${tag}>\n`;
      },
      list(token: Tokens.List) {
        depth += 1;
        const items = token.items.map((item) => {
          const body = this.parser.parse(item.tokens);
          const [, first = "", rest = ""] =
            /^(?:<p>)?([\s\S]*?)(?:<\/p>\n?([\s\S]*))?$/.exec(body) ?? [];
          const head = fieldHead(item.loose ? first : body);
          return head === undefined
            ? { isField: false, html: `<li>${body}</li>` }
            : {
                isField: true,
                html: `<li class="${head.kind}" id="${head.id}"><p class="head">${head.html}</p>\n${foldedIn(head.kind, rest)}</li>`,
              };
        });
        depth -= 1;
        const tag = token.ordered ? "ol" : "ul";
        const areFields = items.every(({ isField }) => isField);
        const start = token.ordered && token.start !== 1 ? ` start="${String(token.start)}"` : "";
        const html = `<${tag}${start}${areFields ? ' class="fields"' : ""}>\n${items.map((each) => each.html).join("\n")}\n</${tag}>\n`;
        return areFields && depth > 0 ? fold(html, token.items, isOpen) : html;
      },
      blockquote({ tokens }: Tokens.Blockquote) {
        quotes += 1;
        const inner = this.parser.parse(tokens);
        quotes -= 1;
        return `<blockquote${inner.includes("Decision:") ? ' class="decision"' : ""}>\n${inner}</blockquote>\n`;
      },
      code({ text, lang = "" }: Tokens.Code) {
        return codeBlock(text, lang, isColoured);
      },
      table(token: Tokens.Table) {
        const row = (cells: readonly Tokens.TableCell[], tag: "th" | "td"): string =>
          `<tr>${cells.map((each) => `<${tag}>${this.parser.parseInline(each.tokens)}</${tag}>`).join("")}</tr>`;
        const body = token.rows.map((cells) => row(cells, "td")).join("\n");
        return `<div class="table" tabindex="0" role="group" aria-label="Table"><table><thead>${row(token.header, "th")}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { html: html + sectionEnd, headings };
};
