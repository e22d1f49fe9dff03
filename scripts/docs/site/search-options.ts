/** How words are found: shared by what makes the index and what searches in it. */
import type { Options } from "minisearch";

/** `GA.9101` is `ga` and `9101`; `createListener` and `port_ranges` are found by their parts, too. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, "$1 ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** Words that say nothing about what is meant. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    "a an the and or but if is are was be been has have had do does did not no it its in on at of to for from with by as that " +
    "this these those there here which what who how when where why can could may might must shall should will would i me my you " +
    "your we they them their one than then so such only also each every any all other out up"
  ).split(" "),
);

export const searchOptions: Options = {
  fields: ["title", "names", "text"],
  storeFields: ["title", "names", "where", "href"],
  idField: "id",
  tokenize: wordsOf,
  processTerm: (term) => {
    const word = term.toLowerCase();
    return FILLERS.has(word) ? null : word;
  },
};
