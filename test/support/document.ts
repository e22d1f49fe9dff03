/** Documents that no file holds: what is generated from them, made in memory. */
import { stripTypeScriptTypes } from "node:module";
import { emitExamples } from "../../scripts/emit/examples.ts";
import { emitOperations } from "../../scripts/emit/operations.ts";
import { emitRules } from "../../scripts/emit/rules/index.ts";
import { rulesOf } from "../../scripts/emit/rules/module.ts";
import { emitValidators } from "../../scripts/emit/validators/index.ts";
import { checksOf } from "../../scripts/emit/validators/request-parts.ts";
import { modelOf } from "../../scripts/document/model.ts";
import type { Document } from "../../scripts/document/types.ts";
import type { MockDocument } from "./mock.ts";

/** Generated code that imports the sources of this project. */
export const FROM_SOURCE = {
  runtime: import.meta.resolve("../../src/runtime.ts"),
};

/** Imports generated code, JavaScript or TypeScript. */
export const importText = async (code: string): Promise<object> => {
  const url = `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(code))}`;
  return (await import(/* @vite-ignore */ url)) as object;
};

/** A document as the mock reads it, by what is generated from it. */
export const mockDocumentOf = async (document: Document): Promise<MockDocument> => {
  const model = modelOf(document);
  const texts = [
    emitOperations(model, FROM_SOURCE.runtime),
    emitValidators(checksOf(model)),
    emitRules(rulesOf(model), FROM_SOURCE),
    emitExamples(model, FROM_SOURCE.runtime),
  ];
  const [tables, validators, rules, examples] = await Promise.all(texts.map(importText));
  const generated: object = {
    ...tables,
    ...validators,
    ...rules,
    examples: () => Promise.resolve(examples),
  };
  return generated as MockDocument;
};
