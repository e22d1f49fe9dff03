import type { PrinterSchema } from "./printer.ts";

const KEYWORDS: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

/** The text of a schema that is short enough to stand in a signature; undefined for anything else. */
export const simpleText = ({ comment: _comment, ...schema }: PrinterSchema): string | undefined => {
  const keys = Object.keys(schema).join(" ");
  if (keys === "raw") return schema.raw;
  if (keys === "const") return JSON.stringify(schema.const);
  if (keys === "oneOf") {
    const members = schema.oneOf?.map(simpleText) ?? [];
    return members.every((each) => each !== undefined) ? members.join(" | ") : undefined;
  }
  if (keys === "type" && typeof schema.type === "string") return KEYWORDS[schema.type];
  if (keys === "type items" && schema.type === "array" && schema.items !== undefined) {
    const item = simpleText(schema.items);
    return item === undefined ? undefined : / /.test(item) ? `(${item})[]` : `${item}[]`;
  }
  return undefined;
};
