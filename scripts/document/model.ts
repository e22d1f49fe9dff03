import { normalize } from "./normalize.ts";
import { operationsOf, type OperationModel } from "./operations.ts";
import type { Document, NormalDocument } from "./types.ts";

/** What the emitters share: the document in one dialect, with every operation's name given once. */
export interface Model {
  /** As bundled. */
  readonly source: Document;
  /** Normalised. */
  readonly document: NormalDocument;
  readonly operations: readonly OperationModel[];
}

/** Reads a bundled document once for all emitters. */
export const modelOf = (source: Document): Model => {
  const document = normalize(source);
  return { source, document, operations: operationsOf(document) };
};
