/**
 * Reading a document, in the order of the work: `bundle` makes one of many files; `normalize` brings it into one dialect
 * (`types` has both languages, `schema-keywords` what holds schemas, `pointer` and `map-document` how to get around);
 * `operations` gives the operations and their names; `direction`, `composition` and `value-list` tell facts of schemas,
 * `constraints` puts them into words; `warnings` says what is lost. `model` is what the emitters get.
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
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
import type { Document } from "./types.ts";
import { lookUp, referenceTo } from "./pointer.ts";

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
 * Makes one document of one or many files. Positions are given relative to the folder `from`.
 * @throws {DocumentError} when it is not a valid OpenAPI 3.0 or 3.1 document.
 */
export const bundle = async (file: string, from = process.cwd()): Promise<Bundle> => {
  const config = await createConfig({ rules: RULES });
  const externalRefResolver = new FileResolver(config.resolve);
  const root = await externalRefResolver
    .resolveDocument(null, file, true)
    .catch((error: unknown) => error as Error);
  const place = (location: LocationObject): string => placeOf(location, from);
  if (root instanceof Error) throw new DocumentError(explain(root, relative(from, file)));
  const version = (root.parsed as { openapi?: unknown } | null)?.openapi;
  if (typeof version !== "string" || !/^3\.[01]\./.test(version)) {
    const found = typeof version === "string" ? `OpenAPI ${version}` : "no `openapi` version";
    throw new DocumentError(
      `${relative(from, file)}:1:1 found ${found}, expected an OpenAPI 3.0 or 3.1 document`,
    );
  }
  const document = root as ParsedFile;
  refuse(await lintDocument({ document, externalRefResolver, config }), place);
  const { bundle: result, problems } = await bundleFiles({
    doc: document,
    externalRefResolver,
    config,
  });
  refuse(problems, place);
  const files = (await Promise.all(externalRefResolver.cache.values())).filter(
    (each): each is ParsedFile => !(each instanceof Error),
  );
  return {
    document: result.parsed as Document,
    locate: (pointer) => place(find(pointer, result, files)),
  };
};

/** Knows the URL of a local file for the file. */
class FileResolver extends BaseResolver {
  override resolveExternalRef(base: string | null, reference: string): string {
    return reference.startsWith("file:")
      ? fileURLToPath(reference)
      : super.resolveExternalRef(base, reference);
  }
}

const refuse = (
  problems: readonly NormalizedProblem[],
  place: (location: LocationObject) => string,
): void => {
  const lines = problems
    .filter(({ severity }) => severity === "error")
    .map(
      ({ location: [location], message }) =>
        `${location === undefined ? "" : `${place(location)} `}${message.replace(/\s+/g, " ")}`,
    );
  if (lines.length > 0) throw new DocumentError([...new Set(lines)].join("\n"));
};

const placeOf = (location: LocationObject, from: string): string => {
  const { source, start } = getLineColLocation(location);
  return `${relative(from, source.absoluteRef)}:${String(start.line)}:${String(start.col)}`;
};

/** Why a file can't be read, or where it isn't YAML. */
const explain = (error: Error, name: string): string => {
  const { line, col, originalError } = error as Error & {
    line?: number;
    col?: number;
    originalError?: Error & { reason?: string; code?: string };
  };
  if (line !== undefined)
    return `${name}:${String(line)}:${String(col)} ${originalError?.reason ?? error.message}`;
  return `${name}: ${originalError?.code === "ENOENT" ? "no such file" : error.message}`;
};

/** The bundle is made of the files' own objects, so an object of it is found again where it was written. */
const find = (
  pointer: string,
  bundled: ParsedFile,
  files: readonly ParsedFile[],
): LocationObject => {
  const node = lookUp(bundled.parsed as Document, pointer);
  const others = files.filter(({ source }) => source.absoluteRef !== bundled.source.absoluteRef);
  for (const { source, parsed } of [...others, bundled]) {
    const steps = stepsTo(node, parsed, []);
    if (steps !== undefined) return { source, pointer: referenceTo(...steps) };
  }
  return { source: bundled.source, pointer: "#/" };
};

const stepsTo = (
  wanted: unknown,
  node: unknown,
  steps: readonly string[],
  seen = new Set<unknown>(),
): readonly string[] | undefined => {
  if (node === wanted) return steps;
  if (node === null || typeof node !== "object" || seen.has(node)) return undefined;
  seen.add(node);
  for (const [key, child] of Object.entries(node)) {
    const found = stepsTo(wanted, child, [...steps, key], seen);
    if (found !== undefined) return found;
  }
  return undefined;
};
