/** The files whose making takes a compiler, TypeScript's or Ajv's: types, the client that stands on them, validators. */
import { modelOf } from "../document/model.ts";
import { hasNotes, withNotes } from "../document/notes.ts";
import type { Document } from "../document/types.ts";
import type { ImportExtension } from "./import-extension.ts";
import { emitClient } from "./client/index.ts";
import { emitTypes } from "./types/index.ts";
import { typesOf } from "./types/named-types.ts";
import { emitValidators, emitValidatorTypes } from "./validators/index.ts";
import { checksOf } from "./validators/request-parts.ts";

export const emitCode = (
  document: Document,
  runtime: string,
  extension: ImportExtension = ".ts",
): Readonly<Record<string, string>> => {
  const model = modelOf(document);
  // Decisions and rules stand in doc comments too.
  const described = hasNotes(model.source) ? modelOf(withNotes(model.source)) : model;
  const types = typesOf(described);
  const checks = checksOf(model);
  return {
    "schema.ts": emitTypes(described, types),
    "client.ts": emitClient(described, types, runtime, extension),
    "validators.js": emitValidators(checks),
    "validators.d.ts": emitValidatorTypes(checks, runtime),
  };
};
