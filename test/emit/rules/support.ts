import { join } from "node:path";
import { emitRules } from "../../../scripts/emit/rules/index.ts";
import { rulesOf, type RulesModule } from "../../../scripts/emit/rules/module.ts";
import type { Rule } from "../../../scripts/document/rules.ts";
import { bundle } from "../../../scripts/document/bundle.ts";
import { modelOf } from "../../../scripts/document/model.ts";
import { stepsOf } from "../../../scripts/document/pointer.ts";
import type { Document } from "../../../scripts/document/types.ts";
import { FROM_SOURCE, importText } from "../../support/document.ts";
import type { RequestRules, ResourceRule } from "../../../src/contract.ts";

/** A document with rules put on places of it, by pointer. */
export const withRules = (
  document: Document,
  rules: Readonly<Record<string, readonly Partial<Rule>[]>>,
): Document => {
  const copy = structuredClone(document);
  for (const [pointer, own] of Object.entries(rules)) {
    const holder = stepsOf(pointer).reduce<Record<string, unknown>>(
      (node, step) => node[step] as Record<string, unknown>,
      copy as unknown as Record<string, unknown>,
    );
    holder["x-rules"] = own;
  }
  return copy;
};

/** What the rules of a document become. */
export const rulesIn = (document: Document): RulesModule => rulesOf(modelOf(document));

export interface Rules {
  readonly requestRules: Readonly<Record<string, RequestRules>>;
  readonly resourceRules: Readonly<Record<string, readonly ResourceRule[]>>;
}

/** Imports what a document's rules are printed as. */
export const load = async (document: Document): Promise<Rules> =>
  (await importText(emitRules(rulesIn(document), FROM_SOURCE))) as Rules;

const schemas = "#/components/schemas";
const overlap = "a.to_port < b.from_port || b.to_port < a.from_port";
const clash = "{a.from_port}-{a.to_port} must not overlap {b.from_port}-{b.to_port}";
const portsApart = {
  id: "ports-apart",
  message: clash,
  error: "GA.9101",
  rule: `self.port_ranges.all(a, self.port_ranges.exists_one(b, !(${overlap})))`,
};
const uniqueKeys = {
  id: "unique-keys",
  rule: "self.all(a, self.exists_one(b, a.key == b.key))",
  message: "must not repeat {a.key}",
  field: "a.key",
  error: "GA.9107",
};
const bodyOf = (path: string, method: string): string =>
  `#/paths/${path.replaceAll("/", "~1")}/${method}/requestBody/content/application~1json/schema`;

/** The rules of GA's listeners, by where they stand. */
export const gaRules: Readonly<Record<string, readonly Rule[]>> = {
  [`${schemas}/PortRangeOption`]: [
    {
      id: "range-order",
      rule: "self.from_port <= self.to_port",
      message: "from_port must be at most to_port ({self.from_port}-{self.to_port})",
      error: "GA.9101",
    },
  ],
  [`${schemas}/CreateListenerOption`]: [portsApart],
  [`${schemas}/UpdateListenerOption`]: [
    { ...portsApart, rule: `!has(self.port_ranges) || ${portsApart.rule}` },
  ],
  [`${schemas}/CreateListenerOption/properties/tags`]: [uniqueKeys],
  [`${bodyOf("/v1/ga-listeners/{listener_id}/tags/create", "post")}/properties/tags`]: [uniqueKeys],
  [`${bodyOf("/v1/ga-listeners/{listener_id}/tags/delete", "delete")}/properties/tags`]: [
    uniqueKeys,
  ],
  "#/paths/~1v1~1listeners/x-resource": [
    {
      id: "frozen",
      rule: "!has(oldSelf.frozen_info) || !has(oldSelf.frozen_info.status) || oldSelf.frozen_info.status == 0",
      message: "a frozen listener can't be changed",
      error: "GA.9006",
      on: ["update", "delete"],
    },
    {
      id: "quota",
      rule: "size(others) < 10",
      message: "{self.accelerator_id} must have at most 10 listeners",
      field: "self.accelerator_id",
      error: "GA.9103",
      on: ["create"],
    },
    {
      id: "ports-taken",
      rule: `others.all(o, o.protocol != self.protocol || self.port_ranges.all(a, o.port_ranges.all(b, ${overlap})))`,
      message: `${clash} of listener {o.id}`,
      error: "GA.9101",
    },
    {
      id: "tag-limit",
      rule: `!has(self.tags) || size(self.tags.filter(t, !t.key.startsWith("_sys_"))) <= 20`,
      message: "of listener {self.id} must be at most 20",
      field: "self.tags",
      error: "GA.9103",
    },
  ],
};

/** GA's document with the rules of its listeners. */
export const gaDocument = async (): Promise<Document> => {
  const { document } = await bundle(join(import.meta.dirname, "../../../openapi/openapi.yaml"));
  return withRules(document, gaRules);
};
