/**
 * Reading a document, in the order of the work: `bundle` makes one of many files; `normalize` brings it into one dialect
 * (`types` has both languages, `schema-keywords` what holds schemas, `pointer` and `map-document` how to get around);
 * `operations` gives the operations and their names; `direction`, `composition` and `value-list` tell facts of schemas,
 * `constraints` puts them into words; `warnings` says what is lost. `model` is what the emitters get.
 */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type {
  Document as ParsedFile,
  LocationObject,
  NormalizedProblem,
} from "@redocly/openapi-core";
import {
  BaseResolver,
  bundle as bundleFiles,
  createConfig,
  getLineColLocation,
  lintDocument,
} from "./redocly-core.ts";
import type { Document } from "./types.ts";
import { everySchema } from "./every-schema.ts";
import { readBooleans } from "./boolean-schemas.ts";
import { isInExtension } from "./extensions.ts";
import { identifiersOf, resolveIdentifiers, respellComponents } from "./identifiers.ts";
import { isBareName } from "./inheritance.ts";
import { decoded, lookUp, referenceTo, stepsOf } from "./pointer.ts";

/** A document that can't be used. The message has a line a problem: file, line, column, reason. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

export interface Bundle {
  readonly document: Document;
  /** What is not as OpenAPI has it, and can be read all the same: a line each. */
  readonly remarks: readonly Remark[];
  /** Where something in the bundle was written: `pets.yaml:12:7`. */
  locate(pointer: string): string;
}

/** What was read as if it were right is a warning, what has no effect a note. */
export type Level = "warning" | "note";

export interface Remark {
  readonly level: Level;
  /** File, line and column. */
  readonly place: string;
  readonly message: string;
}

/**
 * What a document must be before anything is made of it: the shape OpenAPI asks for, and no loose ends. As text, since to
 * compare an object with all that Redocly's configuration may hold takes the compiler ten seconds.
 */
const CONFIG = JSON.stringify({
  rules: {
    struct: "error",
    "no-unresolved-refs": "error",
    "operation-operationId-unique": "error",
  },
});

/**
 * Makes one document of one or many files. Positions are given relative to the folder `from`. One that is in one file is
 * given to `onRead` as it was read, before anything is known of it, so that work on it can begin.
 * @throws {DocumentError} when it is not a valid OpenAPI 3.0 or 3.1 document.
 */
export const bundle = async (
  file: string,
  from = process.cwd(),
  onRead?: (document: Document) => void,
): Promise<Bundle> => {
  const config = await createConfig(CONFIG);
  const externalRefResolver = new FileResolver(config.resolve);
  const root = await externalRefResolver
    .resolveDocument(null, file, true)
    .catch((error: unknown) => error as Error);
  const place = (location: LocationObject): string => placeOf(location, from);
  if (root instanceof Error) throw new DocumentError(explain(root, relative(from, file)));
  const version = versionOf(root, place);
  const document = root as ParsedFile;
  const isLax = version.startsWith("3.1");
  const isWhole = !refersElsewhere(document);
  if (isWhole) onRead?.(document.parsed as Document);
  const lint = lintDocument({ document, externalRefResolver, config });
  const outcome = await lint.catch((error: unknown) => error as Error);
  const files = await filesOf(externalRefResolver);
  refuseCircles(document, files, externalRefResolver, place);
  const problems = await orExplain(
    outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome),
    relative(from, file),
  );
  const valueAt = ({ source, pointer = "" }: LocationObject): unknown => {
    const own = files.find((each) => each.source.absoluteRef === source.absoluteRef);
    return lookUp((own?.parsed ?? {}) as object, pointer);
  };
  const context = { place, valueAt, isLax };
  const read = refuse(problems, context);
  const { bundle: result, problems: loose } = isWhole
    ? { bundle: document, problems: [] }
    : await orExplain(
        bundleFiles({ doc: document, externalRefResolver, config }),
        relative(from, file),
      );
  // Only the bundler fetches examples; all else it says has been said.
  const places = new Set(read.map((each) => each.place));
  const unread = refuse(loose, context).filter(({ place: where }) => !places.has(where));
  const remarks = [...read, ...unread];
  if (files.length > 1) respellComponents(result.parsed as Document);
  readBooleans(result.parsed);
  const locate = (pointer: string): string => place(find(pointer, result, files));
  const lost = lostReferences(result.parsed as Document, locate);
  if (lost.length > 0) throw new DocumentError(lost.join("\n"));
  return { document: result.parsed as Document, remarks, locate };
};

/** Whether a file refers to another. */
const refersElsewhere = ({ source }: ParsedFile): boolean =>
  /\$ref["']?\s*:\s*(?!["']?#)/.test(source.body);

/** References of schemas that are no text, or lead to no schema: the linter doesn't look at `""` and `#`. */
const lostReferences = (document: Document, locate: (pointer: string) => string): string[] =>
  everySchema(document).flatMap(([{ $ref }, pointer]) => {
    const target = typeof $ref === "string" ? lookUp(document, $ref) : undefined;
    const isRight = typeof target === "object" && target !== document;
    return $ref === undefined || isRight
      ? []
      : [`${locate(pointer)} the reference ${JSON.stringify($ref)} leads to no schema`];
  });

/** The version that a document says it has. */
const versionOf = (
  { source, parsed }: ParsedFile,
  place: (location: LocationObject) => string,
): string => {
  const { openapi, swagger } = (parsed ?? {}) as Record<string, unknown>;
  if (typeof openapi === "string" && /^3\.[01]\./.test(openapi)) return openapi;
  const key = openapi === undefined && swagger !== undefined ? "swagger" : "openapi";
  const said = key === "swagger" ? swagger : openapi;
  // YAML reads an unquoted 2.0 as the number 2.
  const version = typeof said === "number" ? said.toFixed(1) : String(said);
  const found =
    said === undefined
      ? "no `openapi` version"
      : `${key === "swagger" ? "Swagger" : "OpenAPI"} ${version}`;
  throw new DocumentError(
    `${place({ source, pointer: said === undefined ? "#/" : referenceTo(key) })} found ${found}, expected an OpenAPI 3.0 or 3.1 document`,
  );
};

/** What the bundler itself fails at is a fault of the document too. */
const orExplain = <Result>(work: Promise<Result>, name: string): Promise<Result> =>
  work.catch((error: unknown) => {
    throw new DocumentError(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  });

/**
 * What may make a schema a part of itself. A union and the parts of its variants are told apart elsewhere: a base that lists
 * its heirs is no circle.
 */
const COMPOSED = [
  { keywords: ["$ref", "allOf"], words: "refers to itself, and to nothing else" },
  { keywords: ["$ref", "oneOf", "anyOf", "not"], words: "asks for itself, without end" },
];

/** References that only lead to one another, or a schema that is a part of itself, mean nothing. */
const refuseCircles = (
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

/** Whether a file may name schemas, or refer to one by name. */
const mayHaveNames = (text: string): boolean =>
  /\$(id|anchor|dynamic\w+)["']?\s*:|\$ref["']?\s*:\s*["']?[^"'\s#]*#[^/"'\s]/.test(text);

/** Knows the URL of a local file for the file, and the names that files give their schemas. */
class FileResolver extends BaseResolver {
  readonly #resolved = new Map<unknown, Promise<void>>();

  override async resolveDocument<Parsed = unknown>(
    base: string | null,
    reference: string,
    isRoot?: boolean,
  ) {
    const file = await super.resolveDocument<Parsed>(base, reference, isRoot);
    if (file instanceof Error || !mayHaveNames(file.source.body)) return file;
    const { parsed, source } = file;
    const names =
      this.#resolved.get(parsed) ??
      resolveIdentifiers(parsed, source.absoluteRef, async (uri) => {
        // Only what the other file calls its schemas is asked, so that files may ask each other.
        const other = await super.resolveDocument(null, uri).catch(() => undefined);
        if (other === undefined || other instanceof Error) return undefined;
        return identifiersOf(other.parsed, other.source.absoluteRef);
      });
    this.#resolved.set(parsed, names);
    await names;
    return file;
  }

  override resolveExternalRef(base: string | null, reference: string): string {
    if (reference.startsWith("file:")) return fileURLToPath(reference);
    const file = super.resolveExternalRef(base, reference);
    // A reference is a URI, in which a name of a file is encoded; few write it so.
    return /^[a-z][a-z\d+.-]+:/i.test(file) || existsSync(file) ? file : decoded(file);
  }
}

/** Every file that has been read. */
const filesOf = async ({ cache }: FileResolver): Promise<ParsedFile[]> =>
  (await Promise.allSettled(cache.values())).flatMap((each) =>
    each.status === "fulfilled" && !(each.value instanceof Error) ? [each.value] : [],
  );

interface ProblemContext {
  readonly place: (location: LocationObject) => string;
  readonly valueAt: (location: LocationObject) => unknown;
  /** Whether it is OpenAPI 3.1, in which a schema may have keywords of its own. */
  readonly isLax: boolean;
}

/** Throws what can't be read, and gives what can. */
const refuse = (
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
