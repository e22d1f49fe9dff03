import { Environment } from "@marcbachmann/cel-js";
import type { NormalSchema } from "../../document/types.ts";
import { CelError, parseCel, typeOf, type RuleScope } from "./cel.ts";
import { NULL_IS_ABSENT } from "./fences.ts";
import { schemaTypes } from "./schema-types.ts";
import { printStatements } from "./statements.ts";
import type { Rule } from "../../document/rules.ts";
import { RuleError } from "./rule-error.ts";

/** What a rule stands on. */
export interface Subject {
  readonly schema: NormalSchema;
  /** What the schema is called where a message speaks of its type. */
  readonly name: string;
  readonly follow: (schema: NormalSchema) => NormalSchema;
  /** Beside `self`. */
  readonly variables: readonly ("oldSelf" | "others")[];
}

/** A rule as the statements of a function that returns a violation, and which variables they read. */
export interface PrintedRule {
  readonly lines: readonly string[];
  readonly reads: ReadonlySet<string>;
}

export type RulePrinter = ReturnType<typeof createRulePrinter>;

/** Makes what prints the rules of one subject, whose types are read once. It throws a {@link RuleError} when something isn't one. */
export const createRulePrinter = (subject: Subject) => {
  const known = knownOf(subject);
  return (rule: Rule): PrintedRule =>
    printRule(rule, { ...known, present: new Set(), reads: new Set() });
};

const printRule = (rule: Rule, scope: RuleScope): PrintedRule => {
  const within = <Result>(part: keyof Rule, print: () => Result): Result => {
    try {
      return print();
    } catch (error) {
      if (!(error instanceof CelError)) throw error;
      throw new RuleError(part, explain(error.message), error.offset);
    }
  };
  const lines = within("rule", () => {
    const node = parseCel(rule.rule, scope);
    const { name } = typeOf(node);
    if (name !== "bool") throw new CelError(`is ${name}, and has to be true or false`, 0);
    return printStatements(node, { scope, rule, within });
  });
  return { lines, reads: scope.reads };
};

/** What every rule of a subject may use. */
const knownOf = ({ schema, name, follow, variables }: Subject) => {
  const environment = new Environment();
  const { typeOf: typeOfSchema, isOptional } = schemaTypes(environment, follow);
  const type = typeOfSchema(schema, name);
  environment.registerVariable("self", type);
  for (const each of variables)
    environment.registerVariable(each, each === "others" ? `list<${type}>` : type);
  const places = new Map([["self", ""], ...variables.map((each) => [each, undefined] as const)]);
  return { environment, isOptional, variables: places };
};

/** What the checker says, where it doesn't say what to do. */
const explain = (message: string): string => {
  if (message === "Unknown variable: others")
    return "others is only known on an x-resource that says what its things are within";
  if (message === "Unknown variable: oldSelf") return "oldSelf is only known on an x-resource";
  if (/^no such overload: .*\bnull\b/.test(message)) return NULL_IS_ABSENT;
  return message;
};
