import { serialize } from "@marcbachmann/cel-js";
import type { ASTNode } from "@marcbachmann/cel-js";
import { isIdentifier, toIdentifier } from "../../document/names.ts";
import { from, parseCel, typeOf, withVariable, type Node, type RuleScope } from "./cel.ts";
import { knowing } from "./present.ts";
import {
  assertComparable,
  assertDivisor,
  assertLiteral,
  assertPresent,
  assertTyped,
  assertUnambiguous,
  unsupported,
} from "./fences.ts";
import { oppositeOf } from "./opposite.ts";

/** How tightly printed code holds together, in JavaScript's own order. */
const LEVEL = {
  ...{ any: 0, ternary: 1, or: 2, and: 3, equality: 4, order: 5, sum: 6, product: 7 },
  ...{ unary: 8, whole: 9 },
};
const LEVEL_OF: Readonly<Record<string, number>> = {
  ...{ "||": LEVEL.or, "&&": LEVEL.and, "==": LEVEL.equality, "!=": LEVEL.equality },
  ...{ "<": LEVEL.order, "<=": LEVEL.order, ">": LEVEL.order, ">=": LEVEL.order },
  ...{ "+": LEVEL.sum, "-": LEVEL.sum, "*": LEVEL.product, "/": LEVEL.product, "%": LEVEL.product },
};

type Printed = readonly [code: string, level: number];

/** Prints an expression as JavaScript that holds together at a level. */
export const printExpression = (node: ASTNode, scope: RuleScope, level = LEVEL.any): string => {
  assertTyped(node);
  return printAny(node, scope, level);
};

const printAny = (node: ASTNode, scope: RuleScope, level: number): string => {
  const [code, own] = print(node, scope);
  return own < level ? `(${code})` : code;
};

const print = (node: ASTNode, scope: RuleScope): Printed => {
  switch (node.op) {
    case "value":
      return [printLiteral(node), LEVEL.whole];
    case "id":
      return [printVariable(node, scope), LEVEL.whole];
    case "list":
      return [`[${node.args.map((each) => printExpression(each, scope)).join(", ")}]`, LEVEL.whole];
    case ".":
    case "[]":
      return [printAccess(node, scope), LEVEL.whole];
    case "!_":
      return printNot(node.args, scope);
    case "-_":
      return [`-${printExpression(node.args, scope, LEVEL.whole)}`, LEVEL.unary];
    case "?:":
      return printTernary(node, scope);
    case "in":
      return [printIn(node, scope), LEVEL.whole];
    case "call":
      return printCall(node, scope);
    case "rcall":
      return printMethod(node, scope);
    default:
      if (LEVEL_OF[node.op] === undefined) throw unsupported(node, node.op);
      return printBinary(node as Binary, scope);
  }
};

const printLiteral = (node: Node<"value">): string => {
  assertLiteral(node);
  return typeof node.args === "string" ? JSON.stringify(node.args) : String(node.args);
};

const printVariable = (node: Node<"id">, { variables, reads }: RuleScope): string => {
  if (!variables.has(node.args)) throw unsupported(node, node.args);
  reads.add(node.args);
  return isOthers(node) ? "[...others]" : toIdentifier(node.args);
};

/** The one list that is no array: it is only sure to have a size and items. */
const isOthers = (node: ASTNode): boolean => node.op === "id" && node.args === "others";

/** What a loop goes through: the items of a list, or the keys of a map. */
export const printItems = (list: ASTNode, scope: RuleScope): string => {
  const code = printExpression(list, scope, LEVEL.whole);
  if (isOthers(list)) return "others";
  return typeOf(list).kind === "map" ? `Object.keys(${code})` : code;
};

/** `self.name`, `self.labels["team"]`, `self.ports[0]` */
const printAccess = (node: Node<"." | "[]">, scope: RuleScope): string => {
  const [value, key] = node.args;
  const code = printExpression(value, scope, LEVEL.whole);
  assertPresent(node, scope);
  return typeof key === "string"
    ? printProperty(code, key)
    : `${code}[${printExpression(key, scope)}]`;
};

const printProperty = (code: string, key: string): string =>
  isIdentifier(key) ? `${code}.${key}` : `${code}[${JSON.stringify(key)}]`;

type Binary = Node<
  "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "%"
>;

const printBinary = (node: Binary, scope: RuleScope): Printed => {
  const { op, args } = node;
  const [left, right] = args;
  const level = LEVEL_OF[op] ?? LEVEL.any;
  if (op === "==" || op === "!=") {
    assertUnambiguous(right);
    const sides = [printAny(left, scope, level), printAny(right, scope, level + 1)] as const;
    assertComparable(node, typeOf(left), typeOf(right));
    return [`${sides[0]} ${op}= ${sides[1]}`, level];
  }
  // Of the right side of && and || it is known how the left side came out.
  const known = op === "&&" || op === "||" ? knowing(scope, left, op === "&&") : scope;
  const [first, second] = [
    printExpression(left, scope, level),
    printExpression(right, known, level + 1),
  ];
  if (op === "+" && typeOf(node).kind === "list")
    return [`[...${first}, ...${second}]`, LEVEL.whole];
  if (op === "/" || op === "%") assertDivisor(right);
  const code = `${first} ${op} ${second}`;
  return op === "/" && typeOf(node).name === "int"
    ? [`Math.trunc(${code})`, LEVEL.whole]
    : [code, level];
};

const printTernary = (node: Node<"?:">, scope: RuleScope): Printed => {
  const [condition, yes, no] = node.args;
  const parts = [
    printExpression(condition, scope, LEVEL.or),
    printExpression(yes, knowing(scope, condition, true), LEVEL.or),
    printExpression(no, knowing(scope, condition, false), LEVEL.or),
  ] as const;
  return [`${parts[0]} ? ${parts[1]} : ${parts[2]}`, LEVEL.ternary];
};

const printIn = (node: Node<"in">, scope: RuleScope): string => {
  const [item, list] = node.args;
  const code = printExpression(list, scope, LEVEL.whole);
  if (typeOf(list).kind === "map") return `Object.hasOwn(${code}, ${printExpression(item, scope)})`;
  assertComparable(node, typeOf(item), typeOf(list).valueType);
  return `${code}.includes(${printAny(item, scope, LEVEL.any)})`;
};

const printCall = (node: Node<"call">, scope: RuleScope): Printed => {
  const [name, [value]] = node.args;
  if (value === undefined) throw unsupported(node, `${name}()`);
  if (name === "has") return printHas(value as Node<".">, scope);
  if (name === "size") return [printSize(value, scope), LEVEL.whole];
  const type = typeOf(value).name;
  if (name === "string" && ["string", "int", "bool"].includes(type))
    return [`String(${printExpression(value, scope)})`, LEVEL.whole];
  // A whole number has no -0; adding 0 takes JavaScript's away.
  if (name === "double" && type === "int")
    return [`${printExpression(value, scope, LEVEL.sum)} + 0`, LEVEL.sum];
  throw unsupported(node, `${name}()`);
};

const printNot = (node: ASTNode, scope: RuleScope): Printed => {
  const opposite = oppositeOf(node);
  if (opposite.op !== "!_") return print(opposite, scope);
  const [code, level] = print(node, scope);
  return level === LEVEL.equality && code.endsWith(" != null")
    ? [code.replace(/ != null$/, " == null"), level]
    : [`!${level < LEVEL.whole ? `(${code})` : code}`, LEVEL.unary];
};

/** The checker doesn't look into `has()`, so its argument is checked here. */
const printHas = (property: Node<".">, scope: RuleScope): Printed => {
  const checked = from(property.start, () => parseCel(serialize(property), scope));
  const [value, key] = (checked as Node<".">).args;
  const code = printExpression(value, scope, LEVEL.whole);
  const isOwn = `Object.hasOwn(${code}, ${JSON.stringify(key)})`;
  if (typeOf(value).kind === "map") return [isOwn, LEVEL.whole];
  const isThere = `${printProperty(code, key)} != null`;
  return key in Object.prototype
    ? [`${isOwn} && ${isThere}`, LEVEL.and]
    : [isThere, LEVEL.equality];
};

/** A text's size is counted in code points. */
const printSize = (value: ASTNode, scope: RuleScope): string => {
  const code = printExpression(value, scope, LEVEL.whole);
  const { kind } = typeOf(value);
  if (isOthers(value)) return "others.size";
  if (kind === "list") return `${code}.length`;
  return kind === "map" ? `Object.keys(${code}).length` : `[...${code}].length`;
};

/** Methods of texts, as JavaScript calls them. */
const TEXT_METHODS: Readonly<Record<string, string>> = {
  ...{ startsWith: "startsWith", endsWith: "endsWith", contains: "includes" },
};
/** Methods of lists and maps that take a variable and a condition, as JavaScript calls them. */
const LOOPS: Readonly<Record<string, string>> = {
  ...{ all: "every", exists: "some", exists_one: "filter", filter: "filter", map: "map" },
};

const printMethod = (node: Node<"rcall">, scope: RuleScope): Printed => {
  const [name, receiver, [first, second, third]] = node.args;
  if (name === "size") return [printSize(receiver, scope), LEVEL.whole];
  const method = TEXT_METHODS[name] ?? LOOPS[name];
  if (method === undefined || first === undefined) throw unsupported(node, `${name}()`);
  const code = printExpression(receiver, scope, LEVEL.whole);
  if (second === undefined)
    return [`${code}.${method}(${printExpression(first, scope)})`, LEVEL.whole];
  const inner = withVariable(scope, { variable: first, list: receiver });
  const each = (body: ASTNode, within = inner): string =>
    `(${toIdentifier(String(first.args))}: any) => ${printExpression(body, within)}`;
  const items = typeOf(receiver).kind === "map" ? `Object.keys(${code})` : code;
  if (third !== undefined) {
    const mapped = each(third, knowing(inner, second, true));
    return [`${items}.filter(${each(second)}).map(${mapped})`, LEVEL.whole];
  }
  const result = `${items}.${method}(${each(second)})`;
  return name === "exists_one" ? [`${result}.length === 1`, LEVEL.equality] : [result, LEVEL.whole];
};
