import { Marked, type Token, type Tokens } from "marked";
import { BalancedHtml } from "./balanced-html.ts";
import { plain } from "./markdown.ts";

const markdown = new Marked({ gfm: true });

/** Lines of words: a paragraph in which there is nothing to change. Most descriptions are no more. */
const PROSE = /^(?:[\p{L}("'][^\n\r<[]*(?:\n|$))+$/u;

/**
 * A description as a part of a page. It is a CommonMark document of its own: a fence, a comment or an element that it leaves
 * open ends with it, it ends nothing that it hasn't opened, its link definitions are its own, and its headings go below the
 * one it stands under.
 */
export const embedded = (level: number, text: string): string => {
  if (PROSE.test(text)) return text.trimEnd();
  const source = text
    .replace(/\r\n?/g, "\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
  const tokens = markdown.lexer(source);
  const depths = leavesOf(tokens).flatMap((each) => (isHeading(each) ? [each.depth] : []));
  const edit = { shift: level + 1 - Math.min(...depths), html: new BalancedHtml() };
  const closed = edited(source, tokens, edit) + openFence(tokens.at(-1));
  return [closed, edit.html.rest()].filter((part) => part !== "").join("\n\n");
};

export const endsInList = (text: string): boolean => markdown.lexer(text).at(-1)?.type === "list";

/** What stands first in a list item, and a description behind it; one that doesn't begin with prose stands below. */
export const headed = (head: string, text: string, separator = " · "): string[] => {
  const description = embedded(6, text);
  if (description === "") return [head];
  const isProse = PROSE.test(description) || markdown.lexer(description)[0]?.type === "paragraph";
  return isProse ? [head + separator + description.trimStart()] : [head, description];
};

/** A description within a line. One of several paragraphs can't stand there with its markup: it is shown as it is written. */
export const inLine = (text: string): string => {
  const [first, ...more] = markdown.lexer(text.trim());
  const isProse = first?.type === "paragraph" && more.length === 0;
  return isProse
    ? embedded(6, text)
        .trim()
        .replace(/\s*\n\s*/g, " ")
    : plain(text);
};

interface Edit {
  /** How many levels headings go down. */
  readonly shift: number;
  readonly html: BalancedHtml;
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === "heading";

/** A link or picture whose address stands elsewhere: `[text][label]`, `[label]`. */
const isLabelled = (token: Token): token is Tokens.Link | Tokens.Image =>
  (token.type === "link" || token.type === "image") && /^!?\[[\s\S]*\]$/.test(token.raw);

const childrenOf = (token: Token): readonly Token[] => {
  if (isHeading(token) || isLabelled(token)) return [];
  if (token.type === "list") return (token as Tokens.List).items.flatMap((each) => each.tokens);
  if (token.type !== "table") return ("tokens" in token && token.tokens) || [];
  const { header, rows } = token as Tokens.Table;
  return [header, ...rows].flat().flatMap((each) => each.tokens);
};

/** The tokens that a text consists of, in its order, without those around them. */
const leavesOf = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => {
    const children = childrenOf(token);
    return children.length === 0 ? [token] : leavesOf(children);
  });

/** A text with each of its tokens changed at its place. */
const edited = (source: string, tokens: readonly Token[], edit: Edit): string => {
  let result = "";
  let from = 0;
  for (const token of leavesOf(tokens)) {
    const [start, end] = placeOf(source, token.raw.trim(), from);
    result += source.slice(from, start) + changed(token, source.slice(start, end), edit);
    from = end;
  }
  return result + source.slice(from);
};

/** Where a token stands. In a list or a quotation its lines have something before them that it doesn't know of. */
const placeOf = (source: string, raw: string, from: number): [start: number, end: number] => {
  const start = source.indexOf(raw, from);
  if (start >= 0) return [start, start + raw.length];
  const lines = raw.split("\n").map((line) => line.trim().replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const found = new RegExp(lines.join("[\\s>]*\\n[\\s>]*")).exec(source.slice(from));
  return found === null ? [from, from] : [from + found.index, from + found.index + found[0].length];
};

const changed = (token: Token, found: string, edit: Edit): string => {
  if (isHeading(token)) {
    const hashes = "#".repeat(Math.min(6, Math.max(1, token.depth + edit.shift)));
    return `${hashes} ${edited(token.text, token.tokens, edit).replace(/\s*\n\s*/g, " ")}`.trimEnd();
  }
  if (isLabelled(token)) return withAddress(token, edit);
  if (token.type === "def") return "";
  return token.type === "html" ? edit.html.take(found) : found;
};

/** A link by label as a link by address. */
const withAddress = (token: Tokens.Link | Tokens.Image, edit: Edit): string => {
  const { raw, href, title, tokens } = token;
  const [, sign = "", text = ""] = /^(!?)\[([\s\S]*?)\](?:\[[^\]]*\])?$/.exec(raw) ?? [];
  const address = /^[^\s<>()]+$/.test(href) ? href : `<${href}>`;
  const named = title ? ` "${title.replaceAll('"', '\\"')}"` : "";
  return `${sign}[${sign === "" ? edited(text, tokens, edit) : text}](${address}${named})`;
};

/** The fence that a block of code at the end of a text lacks; in a list it ends with the list. */
const openFence = (last: Token | undefined): string => {
  if (last?.type !== "code") return "";
  const [, fence] = /^ {0,3}(`{3,}|~{3,})/.exec(last.raw) ?? [];
  if (fence === undefined) return "";
  const [, ...lines] = last.raw.trimEnd().split("\n");
  const end = lines.at(-1)?.trim() ?? "";
  return end.startsWith(fence) && new Set(end).size === 1 ? "" : `\n${fence}`;
};
