import { serialize } from "@marcbachmann/cel-js";
import type { ASTNode, TypeDeclaration } from "@marcbachmann/cel-js";
import { CelError, typeOf, type Node, type RuleScope } from "./cel.ts";

/*
 * What the language of rules leaves out of CEL, beside what has no place in the printer. What is left can't fail when it
 * runs, so CEL's errors need no counterpart, and means the same in JavaScript.
 */

/** The error of something that CEL has and rules have not. */
export const unsupported = (node: ASTNode, what: string): CelError =>
  new CelError(`${what} is not part of the language of rules`, node.pos);

/** A value of no single type is only compared. */
export const assertTyped = (node: ASTNode): void => {
  if (typeOf(node).kind === "dyn")
    throw new CelError("has no single type, so only ==, != and in can use it", node.pos);
};

export const NULL_IS_ABSENT = "null counts as absent: ask for it with has()";

/** null counts as absent, and a whole number has to be one in JavaScript too. */
export const assertLiteral = (node: Node<"value">): void => {
  const value = node.args;
  if (value === null) throw new CelError(NULL_IS_ABSENT, node.pos);
  if (typeof value === "object") throw unsupported(node, "this literal");
  if (typeof value === "bigint" && !Number.isSafeInteger(Number(value)))
    throw new CelError(`JavaScript's numbers don't reach to ${String(value)}`, node.pos);
};

/** A property, an item or a key that may be absent has to be asked for first. */
export const assertPresent = (node: Node<"." | "[]">, scope: RuleScope): void => {
  const [value, key] = node.args;
  if (typeof key !== "string" && typeOf(value).kind === "message")
    throw unsupported(node, "a property in brackets");
  const text = serialize(node);
  const isSure = typeof key === "string" && !scope.isOptional(typeOf(value).name, key);
  if (isSure || scope.present.has(text)) return;
  const [of, at] = [serialize(value), typeof key === "string" ? key : serialize(key)];
  const question =
    typeof key === "string"
      ? `has(${text})`
      : typeOf(value).kind === "map"
        ? `${at} in ${of}`
        : `size(${of}) > ${at}`;
  throw new CelError(`may be absent: ask for it first, as in ${question} && …`, node.pos);
};

/** The types whose values are compared and shown. */
export const SCALARS = ["string", "int", "double", "bool"];

/** Lists and objects are never compared as a whole: absent and null would have to be the same, all the way down. */
export const assertComparable = (
  node: ASTNode,
  left: TypeDeclaration,
  right: TypeDeclaration | undefined,
): void => {
  const names = [left.name, right?.name ?? ""].filter((name) => name !== "dyn");
  if (names.length === 0 || !names.every((name) => SCALARS.includes(name)))
    throw new CelError("only texts, numbers and booleans can be compared", node.pos);
};

const COMPARISONS = ["==", "!=", "<", "<=", ">", ">=", "in"];

/** `a == b < c` means one thing in CEL's grammar and another in JavaScript's, which the parser follows. */
export const assertUnambiguous = (right: ASTNode): void => {
  if (COMPARISONS.includes(right.op))
    throw new CelError("a comparison can only be on the left of == and !=", right.start);
};

/** Nothing is divided by what could be 0. */
export const assertDivisor = (node: ASTNode): void => {
  if (node.op !== "value" || Number(node.args) === 0)
    throw new CelError("a divisor is a number above 0", node.pos);
};
