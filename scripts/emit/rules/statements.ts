import { serialize } from "@marcbachmann/cel-js";
import type { ASTNode } from "@marcbachmann/cel-js";
import { Names, toIdentifier } from "../../document/names.ts";
import { CelError, parseCel, typeOf, withVariable, type Node, type RuleScope } from "./cel.ts";
import { knowing } from "./present.ts";
import { printExpression, printItems } from "./expression.ts";
import { oppositeOf } from "./opposite.ts";
import { printText } from "./text.ts";
import type { Rule } from "../../document/rules.ts";

interface Context {
  readonly scope: RuleScope;
  readonly rule: Rule;
  /** Says in which of the rule's texts an error is. */
  readonly within: <Result>(part: keyof Rule, print: () => Result) => Result;
  /** The innermost element of `self` so far, as the inside of a template. */
  readonly place: string;
  /** Names that are free in the function. */
  readonly names: Names;
}

/**
 * Prints a rule as statements that return a violation. Its leading `all`s become loops, those behind `||` as well: what
 * stands before is the condition under which there is nothing to look at.
 */
export const printStatements = (
  node: ASTNode,
  context: Pick<Context, "scope" | "rule" | "within">,
): string[] => {
  const words = `${context.rule.rule} ${context.rule.message}`.match(/\w+/g) ?? [];
  return printCheck(node, { ...context, place: "", names: new Names(words) });
};

const printCheck = (node: ASTNode, context: Context): string[] => {
  const { scope } = context;
  if (isAll(node)) return printLoop(node, context);
  const condition = isGuard(node) ? node.args[0] : node;
  const failed = { ...context, scope: knowing(scope, condition, false) };
  return block(
    `if (${printExpression(oppositeOf(condition), scope)})`,
    isGuard(node) ? printCheck(node.args[1], failed) : printViolation(failed),
  );
};

const isAll = (node: ASTNode): node is Node<"rcall"> =>
  node.op === "rcall" && node.args[0] === "all" && node.args[2].length === 2;

const isGuard = (node: ASTNode): node is Node<"||"> =>
  node.op === "||" && (isAll(node.args[1]) || isGuard(node.args[1]));

const block = (head: string, lines: readonly string[]): string[] => [
  `${head} {`,
  ...lines.map((line) => `  ${line}`),
  "}",
];

const printLoop = (node: Node<"rcall">, context: Context): string[] => {
  const [, list, [variable, body]] = node.args;
  if (variable === undefined || body === undefined) throw new CelError("has no body", node.pos);
  const { scope, names } = context;
  const isMap = typeOf(list).kind === "map";
  const base = placeOf(list, scope);
  const item = toIdentifier(String(variable.args));
  const index = base === undefined || isMap ? undefined : names.take("index");
  const place =
    base === undefined ? undefined : isMap ? join(base, `\${${item}}`) : `${base}[\${${index}}]`;
  const inner = {
    ...context,
    scope: withVariable(scope, { variable, list, place: isMap ? undefined : place }),
    place: place ?? context.place,
  };
  if (isPair(body, list)) return printPair(body, inner, { item, index });
  const items = printItems(list, scope);
  const head =
    index === undefined ? `${item} of ${items}` : `[${index}, ${item}] of ${items}.entries()`;
  return block(`for (const ${head})`, printCheck(body, inner));
};

/** `list.all(a, list.exists_one(b, …))` is about pairs: the other one of a pair is known to the message too. */
const isPair = (body: ASTNode, list: ASTNode): body is Node<"rcall"> =>
  body.op === "rcall" &&
  body.args[0] === "exists_one" &&
  typeOf(list).kind === "list" &&
  serialize(body.args[1]) === serialize(list);

const printPair = (
  node: Node<"rcall">,
  context: Context,
  { item, index }: { item: string; index: string | undefined },
): string[] => {
  const [, list, [variable, condition]] = node.args;
  if (variable === undefined || condition === undefined)
    throw new CelError("has no body", node.pos);
  const other = toIdentifier(String(variable.args));
  const scope = withVariable(context.scope, { variable, list });
  const pair = context.names.take("pair");
  const items = printExpression(list, context.scope);
  const matches = `(${item}: any, ${other}: any) => ${printExpression(condition, scope)}`;
  return [
    `const ${pair} = findPair(${items}, ${matches});`,
    ...block(`if (${pair})`, [
      `const [${index ?? ""}, ${item}, ${other}] = ${pair};`,
      ...printViolation({ ...context, scope }),
    ]),
  ];
};

const printViolation = ({ scope, rule, within, place }: Context): string[] => {
  const { field } = rule;
  const path = field === undefined ? place : within("field", () => fieldOf(field, scope));
  return [
    "return {",
    `  id: ${JSON.stringify(rule.id)},`,
    `  path: ${path.includes("${") ? `\`${path}\`` : JSON.stringify(path)},`,
    `  rule: ${within("message", () => printText(rule.message, scope))},`,
    `  error: ${JSON.stringify(rule.error)},`,
    "};",
  ];
};

const fieldOf = (field: string, scope: RuleScope): string => {
  const place = placeOf(parseCel(field, scope), scope);
  if (place === undefined) throw new CelError("is no field of self", 0);
  return place;
};

/** Where in `self` a value stands; undefined where it isn't part of it, or is made. */
const placeOf = ({ op, args }: ASTNode, scope: RuleScope): string | undefined => {
  if (op === "id") return scope.variables.get(args);
  if (op !== "." && op !== "[]") return undefined;
  const [value, key] = args;
  const base = placeOf(value, scope);
  if (base === undefined) return undefined;
  if (typeof key === "string") return join(base, key);
  return key.op === "value" && typeof key.args === "bigint" ? `${base}[${key.args}]` : undefined;
};

const join = (base: string, key: string): string => (base === "" ? key : `${base}.${key}`);
