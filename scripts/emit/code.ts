/** The files whose making takes a compiler, TypeScript's or Ajv's: types, the client that stands on them, validators. */
import { knownExtensions } from "../document/extensions.ts";
import { modelOf } from "../document/model.ts";
import { withNotes } from "../document/notes.ts";
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
  // Decisions and rules stand in doc comments too.
  const model = modelOf(withNotes(knownExtensions(document).document));
  const types = typesOf(model);
  const checks = checksOf(model);
  return {
    "schema.ts": emitTypes(model, types, runtime),
    "client.ts": emitClient(model, types, runtime, extension),
    "validators.js": emitValidators(checks),
    "validators.d.ts": emitValidatorTypes(checks, runtime),
  };
};
