import { knownExtensions } from "./extensions.ts";
import { normalize } from "./normalize.ts";
import { operationsOf, type OperationModel } from "./operations.ts";
import type { Document, NormalDocument } from "./types.ts";

/** What the emitters share: the document in one dialect, with every operation's name given once. */
export interface Model {
  /** As bundled. */
  readonly bundle: Document;
  /** As bundled, with the extensions that mean something here. */
  readonly source: Document;
  /** Where extensions stand that only have the name of one that means something here. */
  readonly strange: readonly string[];
  /** Normalised. */
  readonly document: NormalDocument;
  readonly operations: readonly OperationModel[];
}

/** Reads a bundled document once for all emitters. */
export const modelOf = (bundle: Document): Model => {
  const { document: source, strange } = knownExtensions(bundle);
  const document = normalize(source);
  return { bundle, source, strange, document, operations: operationsOf(document) };
};
