import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stringifyYaml } from "@redocly/openapi-core";
import { bundle } from "./bundle.ts";
import { emitClient } from "./emit-client.ts";
import { emitOperations } from "./emit-operations.ts";
import { emitTypes } from "./emit-types.ts";
import { emitValidators, emitValidatorTypes } from "./emit-validators.ts";
import type { Document } from "./model/document.ts";

const EMITTERS: Readonly<Record<string, (document: Document) => string>> = {
  "openapi.yaml": (document) => stringifyYaml(document, { lineWidth: 100, noRefs: true }),
  "openapi.json": (document) => `${JSON.stringify(document, null, 2)}\n`,
  "schema.ts": emitTypes,
  "operations.ts": emitOperations,
  "client.ts": emitClient,
  "validators.js": emitValidators,
  "validators.d.ts": emitValidatorTypes,
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
for (const [file, out] of [
  ["openapi/openapi.yaml", "generated"],
  ["openapi/iam.yaml", "generated/iam"],
] as const) {
  const document = await bundle(join(root, file));
  for (const [name, emit] of Object.entries(EMITTERS)) {
    const path = join(root, out, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, emit(document));
  }
}
