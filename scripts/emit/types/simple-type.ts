import type { Schema } from "../../document/types.ts";

const KEYWORDS: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

/** The text of a printable schema that is short enough to stand in a signature; undefined for anything else. */
export const simpleText = (printable: Schema): string | undefined => {
  const { title: _title, ...core } = printable;
  const keys = Object.keys(core).join(" ");
  if (keys === "$ref") return core.$ref?.slice("#/".length);
  if (keys === "const") return JSON.stringify(core.const);
  if (keys === "anyOf" || keys === "oneOf") {
    const members = (core.anyOf ?? core.oneOf)?.map(simpleText) ?? [];
    return members.every((each) => each !== undefined) ? members.join(" | ") : undefined;
  }
  if (keys === "type" && typeof core.type === "string") return KEYWORDS[core.type];
  if (keys === "type items" && core.type === "array" && core.items !== undefined) {
    const item = simpleText(core.items);
    return item === undefined ? undefined : / /.test(item) ? `(${item})[]` : `${item}[]`;
  }
  return undefined;
};
