/**
 * validators.js and validators.d.ts. `request-parts` says what there is to validate, `for-ajv` rewrites its schemas,
 * `compiler` is the Ajv that compiles them, and `module` puts what it compiled into one file that needs no Ajv: no eval,
 * nothing to load, tree-shakable.
 */
import { propertyKey } from "../../document/names.ts";
import { createCompiler } from "./compiler.ts";
import { createModuleWriter } from "./module.ts";
import { type Check, type Checks } from "./request-parts.ts";

/** One function per request part and JSON response. */
export const emitValidators = ({ checks, components, usesUnevaluated }: Checks): string => {
  const ajv = createCompiler(usesUnevaluated);
  for (const [key, schema] of components) ajv.addSchema(schema, key);
  const writer = createModuleWriter();
  const compiled = new Map<string, string>();
  const functions = checks.map(({ name, schema }) => {
    const text = JSON.stringify(schema);
    const known = compiled.get(text) ?? writer.add(ajv.compile(schema));
    compiled.set(text, known);
    return `export const ${name} = ${known};\n`;
  });
  return [
    writer.code(),
    functions.join(""),
    tableOf("requests", checks),
    tableOf("responses", checks),
  ].join("\n");
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

const tableOf = (kind: Check["kind"], checks: readonly Check[]): string =>
  `export const ${kind} = {\n${byOperation(checks, kind)
    .map(
      ([id, own]) =>
        `  ${id}: { ${own.map(({ key, name }) => `${propertyKey(key)}: ${name}`).join(", ")} },\n`,
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
