import { constraintsOf } from "../document/constraints.ts";
import type { Schema } from "../document/types.ts";
import type { Anchors } from "./markdown.ts";
import { code, anchorTag } from "./markdown.ts";

/** A schema's constraints in words, each with an anchor of its own: the field's, then the keyword. */
export const constraintLine = (
  schema: Schema,
  anchors: Anchors,
  ...owner: readonly string[]
): string =>
  constraintsOf(schema, { quote: code, exactly: "exactly " })
    .map(({ keywords, words }, at) => {
      const tags = keywords.map((each) => anchorTag(anchors.take(...owner, each))).join("");
      return tags + (at === 0 ? capitalized(words) : words);
    })
    .join(" · ");

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
