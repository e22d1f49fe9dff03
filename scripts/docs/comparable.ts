import type { Document } from "../document/types.ts";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What says nothing to a program. */
const PROSE = ["summary", "description", "x-decision", "example", "examples"];

/**
 * A document as it is compared with another: parameters without their prose. `redocly diff` takes two parameters for the same
 * one by how much of them is alike, so that a parameter with a new description would be one removed and one added.
 */
export const comparable = (document: Document): Document => {
  const rewritten = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewritten);
    if (!isRecord(value)) return value;
    const isParameter = typeof value["in"] === "string" && typeof value["name"] === "string";
    const entries = Object.entries(value).filter(([key]) => !isParameter || !PROSE.includes(key));
    return Object.fromEntries(entries.map(([key, child]) => [key, rewritten(child)]));
  };
  return rewritten(document) as Document;
};
