/** How a document says that calls behave, in the form in which the ledger has it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { modelOf } from "../../scripts/document/model.ts";
import { readRules } from "../../scripts/document/rules.ts";
import type { Document } from "../../scripts/document/types.ts";

export interface Behavior {
  readonly calls: Readonly<Record<string, object>>;
  readonly resources: Readonly<Record<string, object>>;
  readonly rules: readonly string[];
  readonly errors: readonly unknown[];
  readonly security: readonly unknown[];
}

const { calls, resources, rules, errors, security } = parseYaml(
  readFileSync(join(import.meta.dirname, "../../openapi/ledger.yaml"), "utf8"),
) as Behavior;

/** What the ledger says. */
export const written: Behavior = { calls, resources, rules: [...rules].sort(), errors, security };

const defined = (given: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

/** Every rule below a node. */
const rulesBelow = (node: unknown): string[] => {
  if (typeof node !== "object" || node === null) return [];
  const own = readRules(node).map(({ id, error, field, on }) =>
    [id, error, field ?? [], on === undefined ? [] : `on ${on.join(", ")}`].flat().join(" "),
  );
  return [...own, ...Object.values(node).flatMap(rulesBelow)];
};

/** What documents say. */
export const behaviorOf = (documents: readonly Document[]): Behavior => ({
  calls: Object.fromEntries(
    documents.flatMap((document) =>
      modelOf(document).operations.map(({ id, group, name, source }) => [
        id,
        defined({
          method: `${group}.${name}`,
          envelope: source["x-envelope"],
          paging: source["x-paging"],
          safe: source["x-safe"],
          security: source.security,
        }),
      ]),
    ),
  ),
  resources: Object.fromEntries(
    documents.flatMap(({ paths = {} }) =>
      Object.entries(paths).flatMap(([path, { "x-resource": resource }]) => {
        if (resource === undefined) return [];
        const { "x-rules": _, ...rest } = resource;
        return [[path, rest]];
      }),
    ),
  ),
  rules: documents.flatMap(rulesBelow).sort(),
  errors: documents.map((document) => document["x-errors"]),
  security: documents.flatMap((document) => (document.security ? [document.security] : [])),
});
