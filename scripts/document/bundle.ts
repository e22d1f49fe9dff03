/**
 * Reading a document, in the order of the work: `bundle` makes one of many files (`file-resolver` reads them, `circles` and
 * `problems` refuse what can't be read, `places` says where something was written); `normalize` brings it into one dialect
 * (`types` has both languages, `schema-keywords` what holds schemas, `pointer`, `parts` and `map-document` how to get around);
 * `operations` gives the operations and their names; `direction`, `composition` and `value-list` tell facts of schemas,
 * `constraints` puts them into words; `warnings` says what is lost. `model` is what the emitters get.
 */
import { relative } from "node:path";
import type { Config, Document as ParsedFile, LocationObject } from "@redocly/openapi-core";
import { readBooleans } from "./boolean-schemas.ts";
import { refuseCircles } from "./circles.ts";
import { everySchema } from "./parts.ts";
import { FileResolver, filesOf } from "./file-resolver.ts";
import { respellComponents } from "./identifiers.ts";
import { explain, find, placeOf, textAt } from "./places.ts";
import { lookUp, referenceTo, stepsOf } from "./pointer.ts";
import { DocumentError, refuse, type Found, type Remark } from "./problems.ts";
import { bundle as bundleFiles, createConfig, lintDocument } from "./redocly-core.ts";
import { roundedNumbers } from "./rounded-numbers.ts";
import type { Document } from "./types.ts";

export interface Bundle {
  readonly document: Document;
  /** What is not as OpenAPI has it, and can be read all the same: a line each. */
  readonly remarks: readonly Remark[];
  /** Where something in the bundle was written: `pets.yaml:12:7`. */
  locate(pointer: string): string;
}

/** What a document must be before anything is made of it: the shape OpenAPI asks for, and no loose ends. */
const RULES = ["struct", "no-unresolved-refs", "operation-operationId-unique"];

/** Further rules that a document has to follow, and the plugin of Redocly that has them. */
export interface FurtherRules {
  readonly plugin: object;
  readonly rules: readonly string[];
}

/** Not typed: to compare an object with all that Redocly's configuration may hold takes the compiler ten seconds. */
const configOf = (further: FurtherRules | undefined): Promise<Config> => {
  const rules = [...RULES, ...(further?.rules ?? [])].map((name) => [name, "error"] as const);
  const plugins = further === undefined ? [] : [further.plugin];
  return createConfig({ plugins, rules: Object.fromEntries(rules) } as never);
};

/**
 * Makes one document of one or many files. Positions are given relative to the folder `from`. One that is in one file is
 * given to `onRead` as it was read, before anything is known of it, so that work on it can begin; and again where it has to be
 * read otherwise.
 * @throws {DocumentError} when it is not a valid OpenAPI 3.0 or 3.1 document.
 */
export const bundle = async (
  file: string,
  from = process.cwd(),
  onRead?: (document: Document) => void,
  further?: FurtherRules,
): Promise<Bundle> => {
  const config = await configOf(further);
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
  const context = { place, find: (location: LocationObject) => foundAt(location, files), isLax };
  const { remarks: read, isEdited } = refuse(problems, context);
  if (isWhole && isEdited) onRead?.(document.parsed as Document);
  const { bundle: result, problems: loose } = isWhole
    ? { bundle: document, problems: [] }
    : await orExplain(
        bundleFiles({ doc: document, externalRefResolver, config }),
        relative(from, file),
      );
  // Only the bundler fetches examples; all else it says has been said.
  const places = new Set(read.map((each) => each.place));
  const unread = refuse(loose, context).remarks.filter(({ place: where }) => !places.has(where));
  const rounded = files.flatMap((each) => roundedNumbers(each, place));
  const remarks = [...read, ...unread, ...rounded];
  const bundled = result.parsed as Document;
  if (files.length > 1) respellComponents(bundled);
  readBooleans(bundled);
  const locate = (pointer: string): string => place(find(pointer, result, files));
  const lost = lostReferences(bundled, locate);
  if (lost.length > 0) throw new DocumentError(lost.join("\n"));
  return { document: bundled, remarks, locate };
};

/** What a location in a file leads to. */
const foundAt = (location: LocationObject, files: readonly ParsedFile[]): Found => {
  const { source, pointer = "" } = location;
  const own = files.find((each) => each.source.absoluteRef === source.absoluteRef);
  const root = (own?.parsed ?? {}) as Found["holder"];
  const steps = stepsOf(pointer);
  const key = steps.pop() ?? "";
  const holder = steps.length === 0 ? root : lookUp(root, referenceTo(...steps));
  const written = (): string => textAt(location);
  return key === "" || holder === null || typeof holder !== "object"
    ? { holder: root, key: "", value: root, written }
    : { holder: holder as Found["holder"], key, value: (holder as Found["holder"])[key], written };
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
  const isShort = key === "openapi" && /^3\.[01]$/.test(version);
  const wanted = isShort ? `the version as "${version}.0"` : "an OpenAPI 3.0 or 3.1 document";
  const found =
    said === undefined
      ? "no `openapi` version"
      : `${key === "swagger" ? "Swagger" : "OpenAPI"} ${version}`;
  throw new DocumentError(
    `${place({ source, pointer: said === undefined ? "#/" : referenceTo(key) })} found ${found}, expected ${wanted}`,
  );
};

/** What the bundler itself fails at is a fault of the document too. */
const orExplain = <Result>(work: Promise<Result>, name: string): Promise<Result> =>
  work.catch((error: unknown) => {
    throw new DocumentError(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  });
