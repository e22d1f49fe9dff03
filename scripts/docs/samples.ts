import type { CodeSample, OperationObject } from "../document/types.ts";
import { block, paragraphs, plain } from "./markdown.ts";

/** Code that calls an operation, in several languages. */
export const samplesOf = (operation: OperationObject): readonly CodeSample[] =>
  operation["x-codeSamples"] ?? [];

/** The samples of an operation, below their heading. */
export const sampleSection = (operation: OperationObject): string | undefined => {
  const all = samplesOf(operation);
  if (all.length === 0) return undefined;
  return paragraphs([
    "#### Samples",
    ...all.flatMap(({ lang = "", label, source = "" }) => [
      `${plain(label ?? lang)}:`,
      block(source, lang.toLowerCase()),
    ]),
  ]);
};
