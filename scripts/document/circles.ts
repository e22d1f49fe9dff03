import type { Document as ParsedFile, LocationObject } from "@redocly/openapi-core";
import type { FileResolver } from "./file-resolver.ts";
import { lookUp, referenceTo } from "./pointer.ts";
import { DocumentError } from "./problems.ts";

/**
 * What may make a schema a part of itself. A union and the parts of its variants are told apart elsewhere: a base that lists
 * its heirs is no circle.
 */
const COMPOSED = [
  { keywords: ["$ref", "allOf"], words: "refers to itself, and to nothing else" },
  { keywords: ["$ref", "oneOf", "anyOf", "not"], words: "asks for itself, without end" },
];

/** References that only lead to one another, or a schema that is a part of itself, mean nothing. */
export const refuseCircles = (
  document: ParsedFile,
  files: readonly ParsedFile[],
  resolver: FileResolver,
  place: (location: LocationObject) => string,
): void => {
  const seen = new Set<unknown>();
  const byPath = new Map([document, ...files].map((each) => [each.source.absoluteRef, each]));
  /** What a reference in a file leads to, and the file that it is in. */
  const follow = (file: ParsedFile, reference: string) => {
    const [path = "", pointer = ""] = reference.split("#");
    const target =
      path === "" ? file : byPath.get(resolver.resolveExternalRef(file.source.absoluteRef, path));
    return target && { file: target, node: lookUp(target.parsed as object, `#${pointer}`) };
  };
  const isCircular = (start: object, home: ParsedFile, keywords: readonly string[]): boolean => {
    const line = new Set<unknown>();
    const visit = (node: unknown, file: ParsedFile): boolean => {
      if (node === null || typeof node !== "object") return false;
      if (line.has(node)) return node === start;
      line.add(node);
      const members = node as Record<string, unknown>;
      return keywords.some((keyword) => {
        const held = members[keyword];
        if (keyword !== "$ref") return [held].flat().some((part) => visit(part, file));
        const target = typeof held === "string" ? follow(file, held) : undefined;
        return target !== undefined && visit(target.node, target.file);
      });
    };
    return visit(start, home);
  };
  const steps: string[] = [];
  const search = (node: unknown, file: ParsedFile): void => {
    if (node === null || typeof node !== "object" || seen.has(node)) return;
    seen.add(node);
    for (const { keywords, words } of COMPOSED)
      if (keywords.some((keyword) => keyword in node) && isCircular(node, file, keywords)) {
        const where = place({ source: file.source, pointer: referenceTo(...steps) });
        throw new DocumentError(`${where} ${referenceTo(...steps)} ${words}`);
      }
    for (const [key, child] of Object.entries(node)) {
      if (child === null || typeof child !== "object") continue;
      steps.push(key);
      search(child, file);
      steps.pop();
    }
  };
  for (const file of byPath.values()) search(file.parsed, file);
};
