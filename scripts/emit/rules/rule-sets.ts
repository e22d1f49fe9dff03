import { propertyAt } from "../../document/composition.ts";
import { preferred } from "../../document/media.ts";
import type { Model } from "../../document/model.ts";
import { nameOf } from "../../document/normalize.ts";
import { successes } from "../../document/operations.ts";
import { referenceTo } from "../../document/pointer.ts";
import { rolesOf, type Rule } from "../../document/rules.ts";
import type { ResourceObject, NormalSchema } from "../../document/types.ts";
import { createRulePrinter, type PrintedRule, type RulePrinter, type Subject } from "./rule.ts";
import { RuleError } from "./rule-error.ts";

/** The rules that stand at one place of a document. */
export interface RuleSet {
  /** Where its list is in the document. */
  readonly pointer: string;
  /** What the place is called. */
  readonly name: string;
  /** What they stand on: a schema, or the `x-resource` of a path item. */
  readonly holder: NormalSchema | ResourceObject;
  readonly rules: readonly Rule[];
  readonly isResource: boolean;
}

/** A rule that can't be printed. */
export interface RuleMistake {
  /** The rule, as a pointer into the document. */
  readonly pointer: string;
  /** Which of its texts is wrong, and from which character on. */
  readonly part: keyof Rule;
  readonly offset: number;
  readonly message: string;
}

/** Prints the rules of a set; those that can't be are mistakes. */
export const printRuleSet = (set: RuleSet, model: Model) => {
  const printed: { readonly rule: Rule; readonly code: PrintedRule }[] = [];
  const mistakes: RuleMistake[] = [];
  let printer: RulePrinter | undefined;
  const print = (rule: Rule): PrintedRule => {
    printer ??= createRulePrinter(subjectOf(set, model));
    return printer(rule);
  };
  for (const [index, rule] of set.rules.entries()) {
    try {
      printed.push({ rule, code: printRuleAt(index, set, print) });
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      const { part, offset, message } = error;
      mistakes.push({ pointer: `${set.pointer}/${String(index)}`, part, offset, message });
    }
  }
  return { ...set, printed, mistakes };
};

/** Every set of rules in a document. */
export const ruleSetsOf = ({ document, operations }: Model): RuleSet[] => {
  const sets: RuleSet[] = [];
  const steps: string[] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== "object") return;
    const rules: unknown = "x-rules" in node ? node["x-rules"] : undefined;
    if (Array.isArray(rules))
      sets.push({
        pointer: referenceTo(...steps, "x-rules"),
        name: nameFor(referenceTo(...steps)),
        holder: node as NormalSchema | ResourceObject,
        rules: rules.map((rule) => Object(rule) as Rule),
        isResource: steps.at(-1) === "x-resource",
      });
    for (const [key, child] of Object.entries(node)) {
      if (DATA.has(key) && steps.at(-1) !== "properties") continue;
      steps.push(key);
      visit(child);
      steps.pop();
    }
  };
  const nameFor = (pointer: string): string => {
    const operation = operations.find(({ reference }) => pointer.startsWith(`${reference}/`));
    return operation === undefined
      ? nameOf(pointer)
      : `${operation.id} ${nameOf(pointer.slice(operation.reference.length))}`;
  };
  visit(document);
  return sets;
};

/** Keywords whose values are no part of the document's structure. */
const DATA = new Set(["example", "examples", "default", "const", "enum", "x-rules"]);

const ROLES = ["create", "update", "delete"];

const printRuleAt = (
  index: number,
  set: RuleSet,
  print: (rule: Rule) => PrintedRule,
): PrintedRule => {
  const rule = set.rules[index] as Rule;
  for (const part of ["id", "rule", "message", "error"] as const)
    if (typeof rule[part] !== "string" || rule[part] === "")
      throw new RuleError(part, `${part} is missing`);
  if (set.rules.findIndex(({ id }) => id === rule.id) < index)
    throw new RuleError("id", `an earlier rule is called ${rule.id} too`);
  const printed = print(rule);
  if (set.isResource) checkRoles(rule, printed);
  else if (rule.on !== undefined) throw new RuleError("on", "only an x-resource has roles");
  return printed;
};

const checkRoles = (rule: Rule, { reads }: PrintedRule): void => {
  const roles = rolesOf(rule);
  const strange = roles.find((role) => !ROLES.includes(role));
  if (strange !== undefined) throw new RuleError("on", `${strange} is none of ${ROLES.join(", ")}`);
  if (reads.has("oldSelf") && roles.includes("create"))
    throw new RuleError("on", "there is no oldSelf on create");
  if (reads.has("self") && roles.includes("delete"))
    throw new RuleError("on", "there is no self on delete");
};

const subjectOf = ({ holder, isResource, name }: RuleSet, model: Model): Subject => {
  const { document } = model;
  if (!isResource)
    return { schema: holder as NormalSchema, name, document, direction: "request", variables: [] };
  const resource = holder as ResourceObject;
  const schema = thingOf(model, resource.name);
  if (schema === undefined)
    throw new RuleError("rule", `no response shows ${resource.name}, so nothing is known of self`);
  const hasParent = model.operations.some(
    (each) => each.resource?.name === resource.name && each.resource.within !== undefined,
  );
  const variables = hasParent ? (["oldSelf", "others"] as const) : (["oldSelf"] as const);
  return { schema, name: resource.name, document, direction: "response", variables };
};

/** A thing as the operations that show or write one answer with it. */
const thingOf = ({ document, operations }: Model, name: string): NormalSchema | undefined => {
  for (const role of ["show", "create", "update"])
    for (const { resource, responses, source } of operations) {
      if (resource?.name !== name || resource.role !== role) continue;
      const whole = preferred(successes(responses)[0]?.[1].content)?.schema;
      const thing = propertyAt(document, whole, source["x-envelope"]?.response);
      if (thing !== undefined) return thing;
    }
  return undefined;
};
