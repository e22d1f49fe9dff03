import { childrenOf, mapChildren } from "../../document/schema-keywords.ts";
import type { Schema } from "../../document/types.ts";
import type { AjvSchema } from "./for-ajv.ts";
import type { Checks } from "./checks.ts";

/** How long the text of a schema is, in characters, from which on a call of a function is shorter than its code. */
const WORTH_A_FUNCTION = 150;

/** Schemas without a name that stand at several places become components, so that each is compiled once. */
export const shareEqualParts = (all: Checks): Checks => {
  const counts = new Map<string, number>();
  const count = (schema: Schema): void => {
    const text = JSON.stringify(schema);
    if (text.length < WORTH_A_FUNCTION) return;
    const before = counts.get(text) ?? 0;
    counts.set(text, before + 1);
    if (before === 0) childrenOf(schema).forEach(count);
  };
  const components = new Map<string, AjvSchema | boolean>();
  const keys = new Map<string, string>();
  const share = (schema: Schema): Schema => {
    const text = JSON.stringify(schema);
    if (text.length < WORTH_A_FUNCTION) return schema;
    if ((counts.get(text) ?? 0) < 2) return mapChildren(schema, share);
    const known = keys.get(text);
    if (known !== undefined) return { $ref: known };
    const key = `=${String(keys.size)}`; // no name of a component can begin so
    keys.set(text, key);
    components.set(key, mapChildren(schema, share) as AjvSchema);
    return { $ref: key };
  };
  const checked = all.checks.map(({ schema }) => schema);
  for (const each of [...checked, ...all.components.values()])
    if (typeof each === "object") count(each as Schema);
  const shared = (schema: AjvSchema | boolean): AjvSchema | boolean =>
    typeof schema === "boolean" ? schema : (share(schema as Schema) as AjvSchema);
  for (const [key, schema] of all.components) components.set(key, shared(schema));
  return {
    ...all,
    checks: all.checks.map((each) => ({ ...each, schema: shared(each.schema) })),
    components,
  };
};
