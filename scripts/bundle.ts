import { relative } from "node:path";
import {
  BaseResolver,
  bundle as bundleFiles,
  createConfig,
  getLineColLocation,
  lintDocument,
  type Document as ParsedFile,
  type LocationObject,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import type { Document } from "./model/document.ts";
import { lookUp, referenceTo } from "./model/pointer.ts";

/** A document that can't be used. The message has a line a problem: file, line, column, reason. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

export interface Bundle {
  readonly document: Document;
  /** Where something in the bundle was written: `pets.yaml:12:7`. */
  locate(pointer: string): string;
}

/** What a document must be before anything is made of it: the shape OpenAPI asks for, and no loose ends. */
const RULES = {
  struct: "error",
  "no-unresolved-refs": "error",
  "operation-operationId-unique": "error",
} as const;

/**
 * Makes one document of one or many files.
 * @throws {DocumentError} when it is not a valid OpenAPI 3.0 or 3.1 document.
 */
export const bundle = async (file: string): Promise<Bundle> => {
  const config = await createConfig({ rules: RULES });
  const externalRefResolver = new BaseResolver(config.resolve);
  const root = await externalRefResolver.resolveDocument(null, file, true);
  if (root instanceof Error) throw new DocumentError(await explain(root, file));
  const version = (root.parsed as { openapi?: unknown } | null)?.openapi;
  if (typeof version !== "string" || !/^3\.[01]\./.test(version)) {
    const found = typeof version === "string" ? `OpenAPI ${version}` : "no `openapi` version";
    throw new DocumentError(
      `${nameOf(file)}:1:1 found ${found}, expected an OpenAPI 3.0 or 3.1 document`,
    );
  }
  const document = root as ParsedFile;
  refuse(await lintDocument({ document, externalRefResolver, config }));
  const { bundle: result, problems } = await bundleFiles({
    doc: document,
    externalRefResolver,
    config,
  });
  refuse(problems);
  const files = (await Promise.all(externalRefResolver.cache.values())).filter(
    (each): each is ParsedFile => !(each instanceof Error),
  );
  return {
    document: result.parsed as Document,
    locate: (pointer) => locate(pointer, result, files, file),
  };
};

const nameOf = (file: string): string => relative(process.cwd(), file);

const refuse = (problems: readonly NormalizedProblem[]): void => {
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new DocumentError([...new Set(errors.map(describe))].join("\n"));
};

const describe = ({ location: [location], message }: NormalizedProblem): string =>
  location === undefined ? message : `${place(location)} ${message.replace(/\s+/g, " ")}`;

const place = (location: LocationObject): string => {
  const { source, start } = getLineColLocation(location);
  return `${nameOf(source.absoluteRef)}:${String(start.line)}:${String(start.col)}`;
};

/** Why a file can't be read, or where it isn't YAML. */
const explain = async (error: Error, file: string): Promise<string> => {
  const { line, col } = error as Error & { line?: number; col?: number };
  const [reason = ""] = error.message.split("\n");
  return line === undefined
    ? `${nameOf(file)}: ${(await readable(file)) ?? reason}`
    : `${nameOf(file)}:${String(line)}:${String(col)} ${reason}`;
};

const readable = async (file: string): Promise<string | undefined> => {
  const { access } = await import("node:fs/promises");
  return access(file).then(
    () => undefined,
    () => "no such file",
  );
};

/** The bundle is made of the files' own objects, so an object of it is found again where it was written. */
const locate = (
  pointer: string,
  bundled: ParsedFile,
  files: readonly ParsedFile[],
  file: string,
): string => {
  const node = lookUp(bundled.parsed as Document, pointer);
  const others = files.filter(({ source }) => source.absoluteRef !== bundled.source.absoluteRef);
  for (const { source, parsed } of [...others, bundled]) {
    const steps = find(node, parsed, []);
    if (steps !== undefined) return place({ source, pointer: referenceTo(...steps) });
  }
  return nameOf(file);
};

const find = (
  wanted: unknown,
  node: unknown,
  steps: readonly string[],
  seen = new Set<unknown>(),
): readonly string[] | undefined => {
  if (node === wanted) return steps;
  if (node === null || typeof node !== "object" || seen.has(node)) return undefined;
  seen.add(node);
  for (const [key, child] of Object.entries(node)) {
    const found = find(wanted, child, [...steps, key], seen);
    if (found !== undefined) return found;
  }
  return undefined;
};
