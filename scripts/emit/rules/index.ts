/**
 * rules.ts: what `x-rules` say, as plain functions. `rule-sets` finds the rules and what they stand on,
 * `rule` prints one (`statements` its loops, `expression` what is in them, `fences` what is left out of CEL, `present` what is known to be there), and `module`
 * puts them together. CEL is parsed and checked here and is gone afterwards.
 */
import { propertyKey } from "../../document/names.ts";
import { HELPERS, TYPES, type RulesModule } from "./module.ts";

/** What rules.ts imports types and helpers as. */
export interface RuleImports {
  readonly runtime: string;
  /** Default `runtime`, which exports them too. */
  readonly ruleHelpers?: string | undefined;
}

/**
 * rules.ts: a function for each request body with rules, a constant for each rule of a resource, and both in tables.
 * @throws {Error} when the document has mistakes in its rules.
 */
export const emitRules = (
  rules: RulesModule,
  { runtime, ruleHelpers = runtime }: RuleImports,
): string => {
  const { declarations, bodies, resources, mistakes } = rules;
  const [mistake] = mistakes;
  if (mistake !== undefined) throw new Error(`${mistake.pointer}: ${mistake.message}`);
  const code = [
    ...declarations,
    `export const requestRules = ${tableOf(bodies, (name) => `{ body: ${name} }`)};\n`,
    `export const resourceRules = ${tableOf(resources, (names) => `[${names.join(", ")}]`)};\n`,
  ].join("\n");
  const imports = [
    importOf("import", HELPERS, code, ruleHelpers),
    importOf("import type", TYPES, code, runtime),
  ].join("");
  return imports === "" ? code : `${imports}\n${code}`;
};

/** The import of those names that code mentions. */
const importOf = (
  keyword: string,
  names: readonly string[],
  code: string,
  specifier: string,
): string => {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  return used.length === 0
    ? ""
    : `${keyword} { ${used.join(", ")} } from ${JSON.stringify(specifier)};\n`;
};

const tableOf = <Value>(
  entries: ReadonlyMap<string, Value>,
  print: (value: Value) => string,
): string => {
  const lines = [...entries].map(([key, value]) => `  ${propertyKey(key)}: ${print(value)},\n`);
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}}`;
};
