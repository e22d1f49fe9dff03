/** The engine of a document that has no package of its own: generated in memory, and bundled from there. */
import { fileURLToPath } from "node:url";
import type { Model } from "../../document/model.ts";
import { emitExamples } from "../../emit/examples.ts";
import { emitOperations } from "../../emit/operations.ts";
import { emitRules } from "../../emit/rules/index.ts";
import { rulesOf } from "../../emit/rules/module.ts";
import { emitValidators } from "../../emit/validators/index.ts";
import { checksOf } from "../../emit/validators/request-parts.ts";
import { sampleValue } from "./sample-value.ts";
import type { Modules } from "./scripts.ts";

/** What generated code calls the package; the bundle takes the sources. */
const runtime = "ga-listeners/runtime";

/** The module that exports the engine, with the modules that it imports. */
export const engineModules = (
  model: Model,
): { readonly engine: string; readonly modules: Modules } => {
  const { title, version } = model.source.info;
  const createEngine = fileURLToPath(new URL("browser/other-engine.ts", import.meta.url));
  return {
    engine: "generated:engine.ts",
    modules: {
      "engine.ts": `import { createEngine } from ${JSON.stringify(createEngine)};
import * as tables from "./operations.ts";
import { requests, responses } from "./validators.js";
import { requestRules, resourceRules } from "./rules.ts";
import * as shown from "./examples.ts";
const { operations, contracts, errors, errorShape, errorKinds, servers } = tables;
export const engine = createEngine(${JSON.stringify(`${title} ${version}`)}, {
  operations, contracts, errors, errorShape, errorKinds, servers,
  requests, responses, requestRules, resourceRules,
  examples: () => Promise.resolve(shown),
});`,
      "operations.ts": emitOperations(model, runtime),
      "validators.js": emitValidators(checksOf(model)),
      "rules.ts": emitRules(rulesOf(model), { runtime }),
      "examples.ts": emitExamples(model, runtime, (schema) =>
        sampleValue(model.document, schema, { without: "writeOnly" }),
      ),
    },
  };
};
