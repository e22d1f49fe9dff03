import { relative } from "node:path";
import type { Document as ParsedFile, LocationObject } from "@redocly/openapi-core";
import { TextError } from "./file-text.ts";
import { lookUp, referenceTo, stepsOf } from "./pointer.ts";
import { getLineColLocation } from "./redocly-core.ts";
import type { Document } from "./types.ts";

/** Where something was written: file, line and column, the file as seen from the folder `from`. */
export const placeOf = (location: LocationObject, from: string): string => {
  const { source, start } = getLineColLocation(location);
  return `${relative(from, source.absoluteRef)}:${String(start.line)}:${String(start.col)}`;
};

/** What was written at a place, where that is in one line. */
export const textAt = (location: LocationObject): string => {
  const { source, start, end } = getLineColLocation(location);
  if (end?.line !== start.line) return "";
  return (source.getLines()[start.line - 1] ?? "").slice(start.col - 1, end.col - 1);
};

/** What a file system says of a file that it doesn't give. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read by you",
  EPERM: "may not be read by you",
};

/** Why a file can't be read, or where it isn't YAML. */
export const explain = (error: Error, name: string): string => {
  const { originalError, ...own } = error as Error & {
    line?: number;
    col?: number;
    originalError?: Error & { reason?: string; code?: string; line?: number; col?: number };
  };
  const { line, col } = originalError instanceof TextError ? originalError : own;
  if (line !== undefined && !Number.isNaN(line))
    return `${name}:${String(line)}:${String(col)} ${originalError?.reason ?? error.message}`;
  return `${name}: ${UNREADABLE[originalError?.code ?? ""] ?? error.message}`;
};

/** The bundle is made of the files' own objects, so an object of it is found again where it was written. */
export const find = (
  pointer: string,
  bundled: ParsedFile,
  files: readonly ParsedFile[],
): LocationObject => {
  const node = lookUp(bundled.parsed as Document, pointer);
  const parent = stepsOf(pointer);
  const last = parent.pop();
  // A text or a number has no place of its own: it is found by what holds it.
  if (last && (node === null || typeof node !== "object")) {
    const holder = find(referenceTo(...parent), bundled, files);
    const steps = [...stepsOf(holder.pointer ?? ""), last];
    return { ...holder, pointer: referenceTo(...steps) };
  }
  const others = files.filter(({ source }) => source.absoluteRef !== bundled.source.absoluteRef);
  for (const { source, parsed } of [...others, bundled]) {
    const steps = stepsTo(node, parsed);
    if (steps !== undefined) return { source, pointer: referenceTo(...steps) };
  }
  return { source: bundled.source, pointer: "#/" };
};

const stepsTo = (wanted: unknown, root: unknown): readonly string[] | undefined => {
  const seen = new Set<unknown>();
  const steps: string[] = [];
  const isIn = (node: unknown): boolean => {
    if (node === wanted) return true;
    if (node === null || typeof node !== "object" || seen.has(node)) return false;
    seen.add(node);
    for (const [key, child] of Object.entries(node)) {
      steps.push(key);
      if (isIn(child)) return true;
      steps.pop();
    }
    return false;
  };
  return isIn(root) ? steps : undefined;
};
