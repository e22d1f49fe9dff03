import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../../../scripts/document/bundle.ts";
import { modelOf } from "../../../scripts/document/model.ts";
import { warningsOf } from "../../../scripts/document/warnings.ts";
import { filesOf } from "./files-of.ts";
import { linkPackage } from "./link-package.ts";
import { put } from "../../../scripts/emit/folder.ts";
import type { Document } from "../../../scripts/document/types.ts";

/** The documents of other APIs, each unlike ours and unlike the others. */
export const DOCUMENTS = [
  "events.yaml",
  "files.yaml",
  "least.yaml",
  "library/library.yaml",
  "money.yaml",
  "pets.yaml",
  "search.json",
  "shapes.yaml",
  "status.yaml",
  "vault.yaml",
  "words.yaml",
] as const;

export const documentPath = (file: string): string =>
  join(import.meta.dirname, "../../documents", file);

/** What a document's own folder and module are called. */
export const nameOf = (file: string): string => file.replace(/^.*\/|\.\w+$/g, "");

/** The settings under which everything generated must compile, for a project that has no types but its own. */
export const STRICT = {
  target: "ES2023",
  lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  rewriteRelativeImportExtensions: true,
  skipLibCheck: false,
  noEmit: true,
};

export interface Made {
  readonly file: string;
  readonly folder: string;
  readonly document: Document;
  readonly warnings: readonly { readonly pointer: string; readonly message: string }[];
  /** Imports one of the files that were made. */
  load(name: string): Promise<unknown>;
}

/** Generates every document into a project of its own under the system's temporary folder. */
export const makeAll = async (files: readonly string[] = DOCUMENTS) => {
  const home = await mkdtemp(join(tmpdir(), "made-"));
  await writeFile(join(home, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(home, "tsconfig.json"), JSON.stringify({ compilerOptions: STRICT }));
  await linkPackage(home);
  const all = await Promise.all(
    files.map(async (file): Promise<Made> => {
      const folder = join(home, nameOf(file));
      const { document } = await bundle(documentPath(file));
      const model = modelOf(document);
      await put(folder, filesOf(model), []);
      return {
        file,
        folder,
        document,
        warnings: warningsOf(model),
        load: (name) =>
          import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href) as Promise<unknown>,
      };
    }),
  );
  return { home, all, remove: () => rm(home, { recursive: true, force: true }) };
};
