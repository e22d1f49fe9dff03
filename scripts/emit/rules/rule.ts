import { Environment } from "@marcbachmann/cel-js";
import type { ASTNode } from "@marcbachmann/cel-js";
import type { Direction, NormalDocument, NormalSchema } from "../../document/types.ts";
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
  readonly document: NormalDocument;
  /** Whether it is sent, or remembered as it is answered. */
  readonly direction: Direction;
  /** Beside `self`. */
  readonly variables: readonly ("oldSelf" | "others")[];
}

/** A rule as the statements of a function that returns a violation, and which variables they read. */
export interface PrintedRule {
  readonly lines: readonly string[];
  readonly reads: ReadonlySet<string>;
  /** The properties of `self` that the rule reads. */
  readonly properties: readonly string[];
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
  return within("rule", () => {
    const node = parseCel(rule.rule, scope);
    const { name } = typeOf(node);
    if (name !== "bool") throw new CelError(`is ${name}, and has to be true or false`, 0);
    const lines = printStatements(node, { scope, rule, within });
    return { lines, reads: scope.reads, properties: [...new Set(propertiesOf(node))] };
  });
};

/** The properties of `self` in a part of an expression, or in a list of parts. */
const propertiesOf = (part: unknown): string[] => {
  if (Array.isArray(part)) return part.flatMap(propertiesOf);
  if (part === null || typeof part !== "object" || !("op" in part)) return [];
  const { op, args } = part as ASTNode;
  if (op !== "." || args[0].op !== "id") return propertiesOf(args);
  return args[0].args === "self" ? [args[1]] : [];
};

/** What every rule of a subject may use. */
const knownOf = ({ schema, name, variables, ...origin }: Subject) => {
  const environment = new Environment();
  const { typeOf: typeOfSchema, isOptional } = schemaTypes(environment, origin);
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
  if (message === "has() invalid argument")
    return "has() takes a property with dots alone: has(self.a), and for has(list[0].a) [list[0]].all(item, has(item.a))";
  return message;
};
