import type { LocationObject, NormalizedProblem } from "@redocly/openapi-core";
import { isRight, readingOf, type Level } from "./readings.ts";

/** A document that can't be used. The message has a line a problem: file, line, column, reason. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

export interface Remark {
  readonly level: Level;
  /** File, line and column. */
  readonly place: string;
  readonly message: string;
}

interface ProblemContext {
  readonly place: (location: LocationObject) => string;
  /** What a location leads to: the odd value, and what holds it under which key. */
  readonly find: (location: LocationObject) => Found;
  /** Whether it is OpenAPI 3.1, in which a schema may have keywords of its own. */
  readonly isLax: boolean;
}

export interface Found {
  readonly holder: Record<string, unknown>;
  /** Empty where the holder itself is meant, a whole file. */
  readonly key: string;
  readonly value: unknown;
  readonly written: () => string;
}

/** Throws what can't be read, and gives what can; `isEdited` where the document isn't any more as it was written. */
export const refuse = (
  problems: readonly NormalizedProblem[],
  { place, find, isLax }: ProblemContext,
): { readonly remarks: Remark[]; readonly isEdited: boolean } => {
  const lines = new Set<string>();
  const remarks: Remark[] = [];
  const edits: (() => void)[] = [];
  for (const {
    severity,
    ruleId,
    message,
    location: [location],
  } of problems) {
    if (severity !== "error") continue;
    const found = location && find(location);
    const { value, written = () => "" } = found ?? {};
    const { pointer = "" } = location ?? {};
    const oddity = { ruleId, message, pointer, value, written, isLax };
    if (isRight(oddity)) continue;
    const where = location === undefined ? "" : place(location);
    const reading = readingOf(oddity);
    if (reading === undefined) lines.add(`${where} ${message.replace(/\s+/g, " ")}`.trim());
    else {
      const { edit, ...remark } = reading;
      remarks.push({ ...remark, place: where });
      if (edit && found) edits.push(() => edit(found.holder, found.key));
    }
  }
  if (lines.size > 0) throw new DocumentError([...lines].join("\n"));
  for (const edit of edits) edit();
  return { remarks, isEdited: edits.length > 0 };
};
