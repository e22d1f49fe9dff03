import { stringifyYaml } from "@redocly/openapi-core";
import { emitClient } from "./emit-client.ts";
import { emitOperations } from "./emit-operations.ts";
import { emitReference } from "./emit-reference.ts";
import { emitTypes } from "./emit-types.ts";
import { emitValidators, emitValidatorTypes } from "./emit-validators.ts";
import { emitWire } from "./emit-wire.ts";
import { mark } from "./folder.ts";
import type { Document } from "./model/document.ts";
import { warningsOf, type Warning } from "./model/warnings.ts";

/** Every file of generated/ and what makes it. An empty text means that this document needs no such file. */
const EMITTERS: Readonly<Record<string, (document: Document) => string>> = {
  "openapi.yaml": (document) => stringifyYaml(document, { lineWidth: 100, noRefs: true }),
  "openapi.json": (document) => `${JSON.stringify(document, null, 2)}\n`,
  "schema.ts": emitTypes,
  "operations.ts": emitOperations,
  "client.ts": emitClient,
  "wire.ts": emitWire,
  "validators.js": emitValidators,
  "validators.d.ts": emitValidatorTypes,
  "reference.md": emitReference,
};

/** All that is made of one document, in memory, and what could not be expressed in it. */
export const artefacts = (
  document: Document,
): { files: ReadonlyMap<string, string>; warnings: readonly Warning[] } => {
  const files = Object.entries(EMITTERS)
    .map(([name, emit]) => [name, emit(document)] as const)
    .filter(([, text]) => text !== "")
    .map(([name, text]) => [name, mark(name, text)] as const);
  return { files: new Map(files), warnings: warningsOf(document) };
};
