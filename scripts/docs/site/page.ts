/** A page of the site before its links are known. Paths have no ending: `.html` is the page, `.md` its twin for programs. */
import { embedded } from "../embed.ts";
import { anchorTag, paragraphs, plain } from "../markdown.ts";
import { render, type Rendered } from "./render.ts";

export interface SitePage {
  /** From the root of the site: `operations/createlistener`. */
  readonly path: string;
  readonly title: string;
  /** What a search engine shows. */
  readonly description: string;
  /** Under which heading it stands in the menu, and what it is called there. */
  readonly group: string;
  readonly label: string;
  /** The method of an operation's page. */
  readonly method?: string;
  /** All of its text, with links to addresses of the reference (`#ga-9101`). */
  readonly markdown: string;
  /** What else it is found by. */
  readonly names?: readonly string[];
  /** The part of its text in which is searched, where that isn't all. */
  readonly searched?: string;
  /** The page as HTML. Markdown of it goes through `relink` first. */
  readonly body: (relink: (markdown: string) => string) => Rendered;
}

/** The first sentence of a text, without what Markdown adds. */
export const firstSentence = (text: string): string => {
  const prose = text
    .replace(/<a id="[^"]*"><\/a>/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .split("\n\n")
    .find((part) => /^[^#|>`-]/.test(part.trim()));
  const line = (prose ?? "")
    .replace(/[`*\\]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return (/^.+?[.:](?=\s|$)/.exec(line)?.[0] ?? line).replace(/:$/, ".");
};

/** A page that is one text. Its anchor is the one that the reference has for it. */
export const textPage = (
  {
    anchor,
    text,
    ...page
  }: Omit<SitePage, "markdown" | "body" | "description"> & {
    readonly anchor: string;
    readonly text: string;
    readonly description?: string;
  },
  toHtml: (markdown: string) => Rendered = render,
): SitePage => {
  const markdown = paragraphs([`# ${anchorTag(anchor)}${plain(page.title)}`, embedded(1, text)]);
  return {
    description: firstSentence(text) || page.title,
    ...page,
    markdown,
    body: (relink) => toHtml(relink(markdown)),
  };
};
