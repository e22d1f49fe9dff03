import type { Document } from "./document.ts";
import { operationsOf, type OperationModel } from "./operations.ts";
import { typesOf, type Types } from "./types.ts";

/** What the emitters share: the document with every name given once. */
export interface Model {
  readonly document: Document;
  readonly operations: readonly OperationModel[];
  readonly types: Types;
}

const models = new WeakMap<Document, Model>();

/** The model of a document. The same document gives the same model, so each emitter may ask for it. */
export const modelOf = (document: Document): Model => {
  const known = models.get(document);
  if (known !== undefined) return known;
  const operations = operationsOf(document);
  const model = { document, operations, types: typesOf(document, operations) };
  models.set(document, model);
  return model;
};
