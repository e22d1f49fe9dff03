/**
 * What is made of a model. Here: the document itself, `operations` with their `contracts`, `examples` and `rules/`; in
 * `code`: schema.ts (`types/`), client.ts (`client/`) and `validators/`. Each is a function that gives a file's text; none
 * touches a file. `folder` writes them, or compares. Read this file first, then the folder of the file that you are after.
 */
import { stringifyYaml } from "../document/redocly-core.ts";
import type { Model } from "../document/model.ts";
import { emitExamples } from "./examples.ts";
import { emitOperations } from "./operations.ts";
import { emitRules, type RuleImports } from "./rules/index.ts";
import type { RulesModule } from "./rules/module.ts";

/** Every file that is data, or is printed without a compiler. */
export const emitData = (
  model: Model,
  rules: RulesModule,
  imports: RuleImports,
): Readonly<Record<string, string>> => ({
  "openapi.yaml": stringifyYaml(model.bundle, { lineWidth: 100, noRefs: true }),
  "openapi.json": `${JSON.stringify(model.bundle)}\n`,
  "operations.ts": emitOperations(model, imports.runtime),
  "examples.ts": emitExamples(model, imports.runtime),
  ...(rules.bodies.size + rules.resources.size > 0
    ? { "rules.ts": emitRules(rules, imports) }
    : {}),
});
