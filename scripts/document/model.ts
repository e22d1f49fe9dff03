import type { Document } from "./types.ts";
import { normalise } from "./normalize.ts";
import { operationsOf, type OperationModel } from "./operations.ts";
import { typesOf, type Types } from "../emit/types/named-types.ts";

/** What the emitters share: the document in one dialect, with every name given once. */
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
  const normalised = normalise(document);
  const operations = operationsOf(normalised);
  const model = { document: normalised, operations, types: typesOf(normalised, operations) };
  models.set(document, model);
  return model;
};
