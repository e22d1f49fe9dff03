import type { Anchors } from "./markdown.ts";
import { anchorTag, listItem, paragraphs, plain } from "./markdown.ts";

/** One thing the document decides, with every place that says so. */
export interface Decision {
  readonly text: string;
  readonly places: readonly { readonly name: string; readonly anchor: string }[];
}

/** How many places of a decision the list names; a shared response, for one, has a place in every operation. */
const NAMED_PLACES = 3;

/** The decisions of a document (`x-decision`), gathered while the notes at their places are written. */
export class Decisions {
  readonly #places = new Map<string, { name: string; anchor: string }[]>();

  /** The note at the place of a decision; nothing where none is. The owner is what the place is called, part by part. */
  note(value: unknown, anchors: Anchors, ...owner: readonly string[]): string | undefined {
    if (typeof value !== "string") return undefined;
    const text = value.trim();
    const anchor = anchors.take(...owner, "decision");
    const name = owner.filter((part) => part !== "schema").join(" ");
    this.#places.set(text, [...(this.#places.get(text) ?? []), { name, anchor }]);
    return `> ${anchorTag(anchor)}**Decision:** ${text}`;
  }

  list(): Decision[] {
    return [...this.#places].map(([text, places]) => ({ text, places }));
  }
}

/** All decisions in one list, each once, with the way to its places. */
export const decisionChapter = (decisions: readonly Decision[]): string => {
  if (decisions.length === 0) return "";
  return paragraphs([
    "What this document decides where its sources are silent, or contradict each other. Each is marked at its place.",
    decisions
      .map(({ text, places }) => {
        const links = places
          .slice(0, NAMED_PLACES)
          .map(({ name, anchor }) => `[${plain(name)}](#${anchor})`);
        const others = places.length - links.length;
        const more = others > 0 ? ` and ${String(others)} more` : "";
        return listItem([`${links.join(", ")}${more}: ${text}`]);
      })
      .join("\n"),
  ]);
};
