import type { Document } from "./document.ts";

/** Something in a document that the output can't express. */
export interface Warning {
  /** Where it stands in the bundle. */
  readonly pointer: string;
  readonly message: string;
}

export const warningsOf = (_document: Document): Warning[] => [];
