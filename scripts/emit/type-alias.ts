import { docComment } from "./types/doc-comment.ts";

/** Prints a name for a type that the document gives, or that of a printed value. */
export const typeAlias = (name: string, type: string, comment = ""): string =>
  `${docComment(comment)}export type ${name} = ${type};\n`;
