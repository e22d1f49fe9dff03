import { stringifyYaml } from "@redocly/openapi-core";
import { emitClient } from "./client/index.ts";
import { emitOperations } from "./operations.ts";
import { emitReference } from "../docs/reference.ts";
import { emitTypes } from "./types/index.ts";
import { emitValidators, emitValidatorTypes } from "./validators/index.ts";
import { mark } from "./folder.ts";
import type { Document } from "../document/types.ts";
import { warningsOf, type Warning } from "../document/warnings.ts";

/** Every file of generated/ and what makes it, of the document and the module that generated code imports. */
const EMITTERS: Readonly<Record<string, (document: Document, runtime: string) => string>> = {
  "openapi.yaml": (document) => stringifyYaml(document, { lineWidth: 100, noRefs: true }),
  "openapi.json": (document) => `${JSON.stringify(document, null, 2)}\n`,
  "schema.ts": emitTypes,
  "operations.ts": emitOperations,
  "client.ts": emitClient,
  "validators.js": emitValidators,
  "validators.d.ts": emitValidatorTypes,
  "reference.md": emitReference,
};

/** All that is made of one document, in memory, and what could not be expressed in it. */
export const artefacts = (
  document: Document,
  runtime = "ga-listeners/runtime",
): { files: ReadonlyMap<string, string>; warnings: readonly Warning[] } => {
  const files = Object.entries(EMITTERS).map(
    ([name, emit]) => [name, mark(name, emit(document, runtime))] as const,
  );
  return { files: new Map(files), warnings: warningsOf(document) };
};
