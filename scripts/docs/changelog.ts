import type { Change, Report } from "./compatibility.ts";
import { code, listItem, paragraphs, escaped } from "./markdown.ts";
import { embedded } from "./embed.ts";
import { stepsOf } from "../document/pointer.ts";

const IMPACTS = [
  ["major", "Breaking"],
  ["minor", "New"],
  ["patch", "Otherwise changed"],
] as const;

/** `#/paths/~1v1~1listeners/post/…` is the operation and the way from there. */
const locationOf = ({ path, property }: Change): string => {
  const steps = stepsOf(path);
  const [first, address, method, ...rest] = steps;
  const where = [
    ...(first === "paths" && method !== undefined ? rest : steps),
    ...(property === undefined ? [] : [property]),
  ];
  const operation =
    first === "paths" && method !== undefined
      ? `${method.toUpperCase()} ${address ?? ""}`
      : undefined;
  return [operation, where.join(".")]
    .filter((part) => part !== undefined && part !== "")
    .map(code)
    .join(": ");
};

/** A name or a value of the document, which stands in quotes; what is inside a word is no quote. */
const QUOTED = /((?<![^\s(])(?:'.*?'|`.*?`)(?![^\s.,;:)]))/s;

/** A message as text: what it quotes is code. */
const messageText = (message: string): string =>
  message
    .split(QUOTED)
    .map((part, at) => (at % 2 === 1 ? code(part.slice(1, -1)) : escaped(part)))
    .join("");

const entry = (change: Change): string => {
  const said = change.verdicts
    .map(({ message }) => messageText(message.trim()))
    .filter((message) => message !== "");
  return listItem([
    `${change.kind}: ${locationOf(change)}${said.length === 0 ? "" : `. ${said.join(" ")}`}`,
  ]);
};

const section = (title: string, { infoVersions, changes }: Report): string => {
  const lists = IMPACTS.flatMap(([impact, name]) => {
    const found = changes.filter((each) => each.impact === impact);
    return found.length === 0 ? [] : [`### ${name}`, found.map(entry).join("\n")];
  });
  return paragraphs([
    `## ${title}`,
    `Compared with the last release, ${infoVersions.base}; this is ${infoVersions.revision}.`,
    ...(lists.length === 0 ? ["Nothing has changed since."] : lists),
  ]);
};

/**
 * The changelog as Markdown: what people wrote, then every difference between each document and its last release.
 * @param written The text of CHANGELOG.md.
 */
export const changelog = (written: string, reports: Readonly<Record<string, Report>>): string =>
  `${paragraphs([
    "# Changelog",
    embedded(1, written.replace(/^# .*\n/, "")),
    ...Object.entries(reports).map(([title, report]) => section(title, report)),
  ])}\n`;
