/**
 * rules.js and rules.d.ts: what `x-rules` say, as plain functions. `rule-sets` finds the rules and what they stand on,
 * `rule` prints one (`statements` its loops, `expression` what is in them, `fences` what is left out of CEL), and `module`
 * puts them together. CEL is parsed and checked here and is gone afterwards.
 */
import { propertyKey } from "../../document/names.ts";
import { helpersFor } from "./helpers.ts";
import type { RulesModule } from "./module.ts";

/**
 * rules.js: a function for each request body with rules, a constant for each rule of a resource, and both in tables.
 * @throws {Error} when the document has mistakes in its rules.
 */
export const emitRules = (rules: RulesModule): string => {
  const { declarations, bodies, resources, mistakes } = rules;
  const [mistake] = mistakes;
  if (mistake !== undefined) throw new Error(`${mistake.pointer}: ${mistake.message}`);
  const code = declarations.join("\n");
  return [
    ...[helpersFor(code), code].filter((text) => text !== ""),
    `export const requestRules = ${tableOf(bodies, (name) => `{ body: ${name} }`)};\n`,
    `export const resourceRules = ${tableOf(resources, (names) => `[${names.join(", ")}]`)};\n`,
  ].join("\n");
};

/** rules.d.ts */
export const emitRuleTypes = ({ bodies, resources }: RulesModule, runtime: string): string => {
  const types = [
    ...(bodies.size > 0 ? ["RuleCheck"] : []),
    ...(resources.size > 0 ? ["ResourceRule"] : []),
  ];
  const declare = (name: string, type: string): string =>
    `export declare const ${name}: ${type};\n`;
  return [
    ...(types.length === 0
      ? []
      : [
          `import type { ${types.join(", ")} } from ${JSON.stringify(runtime)};\n`,
          [
            ...[...bodies.values()].map((name) => declare(name, "RuleCheck")),
            ...[...resources.values()].flat().map((name) => declare(name, "ResourceRule")),
          ].join(""),
        ]),
    declare(
      "requestRules",
      tableOf(bodies, () => "{ readonly body: RuleCheck }", "readonly "),
    ),
    declare(
      "resourceRules",
      tableOf(resources, () => "readonly ResourceRule[]", "readonly "),
    ),
  ].join("\n");
};

const tableOf = <Value>(
  entries: ReadonlyMap<string, Value>,
  print: (value: Value) => string,
  modifier = "",
): string => {
  const lines = [...entries].map(
    ([key, value]) => `  ${modifier}${propertyKey(key)}: ${print(value)},\n`,
  );
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}}`;
};
