import type { LocationObject, NormalizedProblem } from "@redocly/openapi-core";
import { isInExtension } from "./extensions.ts";
import { isBareName } from "./inheritance.ts";
import { stepsOf } from "./pointer.ts";

/** A document that can't be used. The message has a line a problem: file, line, column, reason. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

/** What was read as if it were right is a warning, what has no effect a note. */
export type Level = "warning" | "note";

export interface Remark {
  readonly level: Level;
  /** File, line and column. */
  readonly place: string;
  readonly message: string;
}

interface ProblemContext {
  readonly place: (location: LocationObject) => string;
  readonly valueAt: (location: LocationObject) => unknown;
  /** Whether it is OpenAPI 3.1, in which a schema may have keywords of its own. */
  readonly isLax: boolean;
}

/** Throws what can't be read, and gives what can. */
export const refuse = (
  problems: readonly NormalizedProblem[],
  { place, valueAt, isLax }: ProblemContext,
): Remark[] => {
  const lines = new Set<string>();
  const remarks: Remark[] = [];
  for (const problem of problems) {
    const [location] = problem.location;
    if (problem.severity !== "error") continue;
    const value = location === undefined ? undefined : valueAt(location);
    if (isRight(problem, isLax, value)) continue;
    const where = location === undefined ? "" : place(location);
    const remark = readingOf(problem, isLax, value);
    if (remark === undefined) lines.add(`${where} ${problem.message.replace(/\s+/g, " ")}`.trim());
    else remarks.push({ ...remark, place: where });
  }
  if (lines.size > 0) throw new DocumentError([...lines].join("\n"));
  return remarks;
};

const isMapping = (pointer: string): boolean => /\/discriminator\/mapping\/[^/]+$/.test(pointer);

/** Whether what the linter doesn't know is right all the same: schemas that are booleans, names in mappings. */
const isRight = (
  { message, location: [location] }: NormalizedProblem,
  isLax: boolean,
  value: unknown,
): boolean => {
  if (/^Expected type `Schema` \(object\) but got `boolean`/.test(message)) return isLax;
  return isMapping(location?.pointer ?? "") && typeof value === "string" && isBareName(value);
};

const isExternalExample = (value: unknown): boolean =>
  typeof (value as { externalValue?: unknown } | undefined)?.externalValue === "string";

const UNREAD_EXAMPLE = {
  level: "note",
  message: "what the example's `externalValue` leads to can't be read; it stays a link",
} as const;

/** How something that OpenAPI doesn't have is read; undefined where it can't be. */
const readingOf = (
  { ruleId, message, location: [location] }: NormalizedProblem,
  isLax: boolean,
  value: unknown,
): Omit<Remark, "place"> | undefined => {
  const pointer = location?.pointer ?? "";
  const steps = stepsOf(pointer);
  if (isInExtension(steps))
    return { level: "note", message: "what is in an extension has no effect here" };
  // Whoever made one file of many may have left mappings to what was in the files.
  if (isMapping(pointer) && !/^#\/components\//.test(String(value)))
    return { level: "warning", message: "what is mapped to nothing that is there is left out" };
  if (ruleId !== "struct") return isExternalExample(value) ? UNREAD_EXAMPLE : undefined;
  if (/^Expected type `Schema` \(object\) but got `boolean`/.test(message))
    return { level: "warning", message: "a boolean schema is OpenAPI 3.1's; it is read as there" };
  if (/\/variables\/[^/]+\/(default|enum\/\d+)$/.test(pointer) && message.includes("string"))
    return { level: "warning", message: "the value of a server's variable is read as text" };
  const [, unknown] = /^Property `(.+)` is not expected here/.exec(message) ?? [];
  if (unknown === "nullable" && isLax)
    return { level: "warning", message: "`nullable` is OpenAPI 3.0's; it is read as there" };
  if (unknown !== undefined)
    return { level: isLax ? "note" : "warning", message: `\`${unknown}\` has no effect here` };
  const [, missing] =
    /^The field `(description|title|version|summary|url|info|paths|responses)` must be present/.exec(
      message,
    ) ?? [];
  if (missing !== undefined)
    return { level: "warning", message: `\`${missing}\` is missing; it is read as empty` };
  const keyword = steps.at(-1) ?? "";
  if (/^exclusive(Minimum|Maximum)$/.test(keyword) && message.includes("boolean"))
    return {
      level: "warning",
      message: `a boolean \`${keyword}\` is OpenAPI 3.0's; it is read as there`,
    };
  return undefined;
};
