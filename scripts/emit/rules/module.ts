import { preferred } from "../../document/media.ts";
import type { Model } from "../../document/model.ts";
import { camelCase, Names, toIdentifier } from "../../document/names.ts";
import { lookUp } from "../../document/pointer.ts";
import type { ResourceObject, NormalSchema } from "../../document/types.ts";
import { createRequestRules } from "./request-rules.ts";
import { printRuleSet, ruleSetsOf, type RuleMistake } from "./rule-sets.ts";
import type { PrintedRule } from "./rule.ts";
import { rolesOf, type Rule } from "../../document/rules.ts";

/** What a document's rules have become. */
export interface RulesModule {
  /** Every function and constant, in an order in which they can be declared. */
  readonly declarations: readonly string[];
  /** The functions for request bodies, by the operation's id. */
  readonly bodies: ReadonlyMap<string, string>;
  /** The constants of a resource's rules, by its name. */
  readonly resources: ReadonlyMap<string, readonly string[]>;
  readonly mistakes: readonly RuleMistake[];
}

/** What printed rules may call of `src/rule-helpers.ts`. */
export const HELPERS = ["findPair", "inProperty", "inItems", "inValues"];
/** The types that their declarations name. */
export const TYPES = ["RuleCheck", "ResourceRule"];

/** Prints all rules of a document. */
export const rulesOf = (model: Model): RulesModule => {
  const sets = ruleSetsOf(model).map((set) => printRuleSet(set, model));
  const names = new Names([...HELPERS, ...TYPES, "requestRules", "resourceRules"]);
  const declarations: string[] = [];
  const declare = (text: string, code: (name: string) => string): string => {
    const name = names.take(toIdentifier(camelCase(text)));
    declarations.push(code(name));
    return name;
  };

  const known = new Map<NormalSchema, readonly string[]>();
  const ownRules = (schema: NormalSchema): readonly string[] => {
    const set = sets.find(({ holder }) => holder === schema);
    if (set === undefined) return [];
    const own =
      known.get(schema) ??
      set.printed.map(({ rule, code }) =>
        declare(`${set.name} ${rule.id}`, (name) => printFunction(name, rule, code)),
      );
    known.set(schema, own);
    return own;
  };
  const { hasRules, functionOf } = createRequestRules({ model, ownRules, declare });
  const bodies = (sets.length === 0 ? [] : model.operations).flatMap(
    ({ id, body }): [string, string][] => {
      const { kind, schema } = preferred(body?.content) ?? {};
      if (kind !== "json" || schema === undefined || !hasRules(schema)) return [];
      const code = functionOf(schema);
      return [
        [id, declare(`${id} body rules`, (name) => `export const ${name}: RuleCheck = ${code};\n`)],
      ];
    },
  );

  const resources = new Map<string, readonly string[]>();
  for (const { holder, isResource, printed } of sets) {
    if (!isResource) continue;
    const { name } = holder as ResourceObject;
    const own = printed.map(({ rule, code }) =>
      declare(`${name} ${rule.id}`, (own) => printResourceRule(own, rule, code)),
    );
    resources.set(name, [...(resources.get(name) ?? []), ...own]);
  }

  const unused = sets.filter(
    ({ holder, isResource }) => !isResource && !known.has(holder as NormalSchema),
  );
  const found = [
    ...sets.flatMap((set) => set.mistakes),
    ...unused.map(({ pointer }) => ({
      pointer,
      part: "rule" as const,
      offset: 0,
      message: UNUSED,
    })),
  ];
  // What normalising has copied is told of where it was written.
  const mistakes = found.filter(({ pointer }) => lookUp(model.source, pointer) !== undefined);
  return { declarations, bodies: new Map(bodies), resources, mistakes };
};

/** Mistakes as people read them, a line each: where, in which text of the rule, and what. */
export const explainMistakes = (
  { mistakes }: Pick<RulesModule, "mistakes">,
  locate: (pointer: string) => string,
): string[] =>
  mistakes.map(({ pointer, part, message }) => `${locate(pointer)} ${part}: ${message}`);

const UNUSED = "no request body leads here for sure, so nothing would ever ask for these rules";

/** `id: the rule`, as a comment. */
const commentOf = ({ id, rule }: Rule): string =>
  `/** ${id}: ${rule.trim().replace(/\s+/g, " ").replaceAll("*/", "*\\/")} */\n`;

const printFunction = (name: string, rule: Rule, { lines }: PrintedRule): string =>
  `${commentOf(rule)}const ${name}: RuleCheck = (self: any) => {\n${indent(lines, 1)}};\n`;

const printResourceRule = (
  name: string,
  rule: Rule,
  { lines, reads, properties }: PrintedRule,
): string => {
  const variables = ["self", "oldSelf", "others"].filter((each) => reads.has(each));
  return [
    `${commentOf(rule)}export const ${name}: ResourceRule = {`,
    `  id: ${JSON.stringify(rule.id)},`,
    `  error: ${JSON.stringify(rule.error)},`,
    `  on: ${textsOf(rolesOf(rule))},`,
    `  properties: ${textsOf(properties)},`,
    `  readsOthers: ${String(reads.has("others"))},`,
    `  isPrecondition: ${String(variables.join() === "oldSelf")},`,
    `  check: ({ ${variables.join(", ")} }: any) => {`,
    `${indent(lines, 2)}  },`,
    "};\n",
  ].join("\n");
};

/** A list of texts as code. */
const textsOf = (texts: readonly string[]): string =>
  `[${texts.map((text) => JSON.stringify(text)).join(", ")}]`;

const indent = (lines: readonly string[], depth: number): string =>
  [...lines, "return undefined;"].map((line) => `${"  ".repeat(depth)}${line}\n`).join("");
