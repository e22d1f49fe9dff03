import { emitReference } from "../../../scripts/docs/reference.ts";
import type { Model } from "../../../scripts/document/model.ts";
import { emitCode } from "../../../scripts/emit/code.ts";
import { withHeader } from "../../../scripts/emit/folder.ts";
import { emitData } from "../../../scripts/emit/index.ts";
import type { RuleImports } from "../../../scripts/emit/rules/index.ts";
import { rulesOf } from "../../../scripts/emit/rules/module.ts";

/** The text of every file that `generate` makes of a model, made in this thread. */
export const filesOf = (
  model: Model,
  imports: RuleImports = { runtime: "ga-listeners/runtime" },
): ReadonlyMap<string, string> => {
  const files = {
    ...emitData(model, rulesOf(model), imports),
    "reference.md": emitReference(model.source, model),
    ...emitCode(model.bundle, imports.runtime),
  };
  return new Map(Object.entries(files).map(([name, text]) => [name, withHeader(name, text)]));
};
