/** Documents that no file holds: what is generated from them, made in memory. */
import { stripTypeScriptTypes } from "node:module";
import { emitOperations } from "../../scripts/emit/operations.ts";
import { emitRules } from "../../scripts/emit/rules/index.ts";
import { rulesOf } from "../../scripts/emit/rules/module.ts";
import { emitValidators } from "../../scripts/emit/validators/index.ts";
import { checksOf } from "../../scripts/emit/validators/request-parts.ts";
import { modelOf } from "../../scripts/document/model.ts";
import type { Document } from "../../scripts/document/types.ts";
import type { MockDocument } from "./mock.ts";

const importText = async (code: string): Promise<object> =>
  (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as object;

/** A document as the mock reads it, by what is generated from it. */
export const mockDocumentOf = async (document: Document): Promise<MockDocument> => {
  const model = modelOf(document);
  const texts = [
    stripTypeScriptTypes(emitOperations(model, "ga-listeners/runtime")),
    emitValidators(checksOf(model)),
    emitRules(rulesOf(model)),
  ];
  const [tables, validators, rules] = await Promise.all(texts.map(importText));
  const generated: object = {
    ...tables,
    ...validators,
    ...rules,
  };
  return generated as MockDocument;
};
