import { bundle } from "./document/bundle.ts";
import { modelOf } from "./document/model.ts";
import { explainMistakes, rulesOf } from "./emit/rules/module.ts";

/**
 * What is wrong with the CEL of a document's `x-rules`, a line a mistake: file, line and column, then the reason. It isn't a
 * rule of Redocly's, since CEL is checked against the types of whole schemas.
 */
export async function ruleMistakes(file: string, from?: string): Promise<string[]> {
  const { document, locate } = await bundle(file, from);
  return explainMistakes(rulesOf(modelOf(document)), locate);
}
