/**
 * What is made of a model: `operations` and `examples` (data), `types/` (schema.ts), `client/` (client.ts),
 * `validators/`, `rules/`. Each is a function that gives a file's text; none touches a file. `folder` writes them, or
 * compares. Read this file first, then the folder of the file that you are after.
 */
import { stringifyYaml } from "@redocly/openapi-core";
import { modelOf, type Model } from "../document/model.ts";
import { hasNotes, withNotes } from "../document/notes.ts";
import { emitClient } from "./client/index.ts";
import { emitExamples } from "./examples.ts";
import { emitOperations } from "./operations.ts";
import { emitRules, type RuleImports } from "./rules/index.ts";
import type { RulesModule } from "./rules/module.ts";
import { emitTypes } from "./types/index.ts";
import { typesOf } from "./types/named-types.ts";

/** The document itself, the types, and what stands on them. */
export const emitTyped = (
  model: Model,
  rules: RulesModule,
  imports: RuleImports,
): Readonly<Record<string, string>> => {
  // Decisions and rules stand in doc comments too.
  const described = hasNotes(model.source) ? modelOf(withNotes(model.source)) : model;
  const { runtime } = imports;
  const types = typesOf(described);
  const hasRules = rules.bodies.size + rules.resources.size > 0;
  return {
    "openapi.yaml": stringifyYaml(model.bundle, { lineWidth: 100, noRefs: true }),
    "openapi.json": `${JSON.stringify(model.bundle, null, 2)}\n`,
    "schema.ts": emitTypes(described, types),
    "operations.ts": emitOperations(model, runtime),
    "examples.ts": emitExamples(model, runtime),
    "client.ts": emitClient(described, types, runtime),
    ...(hasRules ? { "rules.ts": emitRules(rules, imports) } : {}),
  };
};
