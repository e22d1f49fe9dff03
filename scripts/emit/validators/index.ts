/**
 * validators.js and validators.d.ts. `request-parts` says what there is to validate, `for-ajv` rewrites its schemas,
 * `compiler` is the Ajv that compiles them, and `module` puts what it compiled into one file that needs no Ajv: no eval,
 * nothing to load, tree-shakable.
 */
import type Ajv from "ajv/dist/core.js";
import type { ValidateFunction } from "ajv";
import { propertyKey } from "../../document/names.ts";
import { createCompiler } from "./compiler.ts";
import type { AjvSchema } from "./for-ajv.ts";
import { createModuleWriter } from "./module.ts";
import { type Check, type Checks } from "./checks.ts";

/** One function per request part and JSON response. */
export const emitValidators = ({ checks, components, usesUnevaluated }: Checks): string => {
  const ajv = createCompiler(usesUnevaluated);
  for (const [key, schema] of components) ajv.addSchema(schema, key);
  const writer = createModuleWriter();
  const compiled = new Map<string, string>();
  const functions = new Map<string, string>();
  for (const { name, schema } of checks) {
    const text = JSON.stringify(schema);
    const known = compiled.get(text) ?? writer.add(compile(ajv, schema));
    compiled.set(text, known);
    functions.set(name, known);
  }
  // Functions keep the compiler's names, so that no name of the document can be one of them.
  const exported = [...functions].map(([name, own]) => `  ${own} as ${name},\n`);
  return [
    writer.code(),
    ...(exported.length === 0 ? [] : [`export {\n${exported.join("")}};\n`]),
    tableOf("requests", checks, functions),
    tableOf("responses", checks, functions),
  ].join("\n");
};

/** What only refers to a component has the component's own function. */
const compile = (ajv: Ajv.default, schema: AjvSchema | boolean): ValidateFunction => {
  const key =
    typeof schema === "object" && Object.keys(schema).length === 1 ? schema.$ref : undefined;
  return (key === undefined ? undefined : ajv.getSchema(key)) ?? ajv.compile(schema);
};

/** validators.d.ts */
export const emitValidatorTypes = ({ checks }: Checks, runtime: string): string => {
  const table = (kind: Check["kind"]): string =>
    `export declare const ${kind}: {\n${byOperation(checks, kind)
      .map(
        ([id, own]) =>
          `  readonly ${id}: { ${own.map(({ key }) => `readonly ${propertyKey(key)}: Validator`).join("; ")} };\n`,
      )
      .join("")}};\n`;
  return [
    ...(checks.length === 0
      ? []
      : [`import type { Validator } from ${JSON.stringify(runtime)};\n`]),
    checks.map(({ name }) => `export declare const ${name}: Validator;\n`).join(""),
    table("requests"),
    table("responses"),
  ].join("\n");
};

const tableOf = (
  kind: Check["kind"],
  checks: readonly Check[],
  functions: ReadonlyMap<string, string>,
): string =>
  `export const ${kind} = {\n${byOperation(checks, kind)
    .map(
      ([id, own]) =>
        `  ${id}: { ${own.map(({ key, name }) => `${propertyKey(key)}: ${functions.get(name) ?? "undefined"}`).join(", ")} },\n`,
    )
    .join("")}};\n`;

const byOperation = (checks: readonly Check[], kind: Check["kind"]): [string, Check[]][] => {
  const table = new Map<string, Check[]>();
  for (const check of checks) {
    const own = table.get(check.operation) ?? [];
    table.set(check.operation, own);
    if (check.kind === kind) own.push(check);
  }
  return [...table];
};
