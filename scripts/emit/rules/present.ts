/** What a condition says of what may be absent: where `has(x)` is true, x can be read. */
import { serialize } from "@marcbachmann/cel-js";
import type { ASTNode } from "@marcbachmann/cel-js";
import { typeOf, type RuleScope } from "./cel.ts";
import { oppositeOf } from "./opposite.ts";

/** The scope where a condition is known to be `truth`. */
export const knowing = (scope: RuleScope, condition: ASTNode, truth: boolean): RuleScope => ({
  ...scope,
  present: new Set([...scope.present, ...presentIf(condition, truth)]),
});

/** What is there when a condition is `truth`: after `has(x)` x, after `key in map` map[key], after `size(list) > 0` list[0]. */
const presentIf = (node: ASTNode, truth: boolean): string[] => {
  const { op, args } = node;
  if (op === "!_") return presentIf(args, !truth);
  if ((op === "&&" && truth) || (op === "||" && !truth))
    return args.flatMap((each) => presentIf(each, truth));
  if (op === "call" && args[0] === "has" && truth) return args[1].map(serialize);
  if (op === "in" && truth && typeOf(args[1]).kind === "map")
    return [`${serialize(args[1])}[${serialize(args[0])}]`];
  return itemsIf(truth ? node : oppositeOf(node));
};

/** The least length that a list has when its size compares so with a number. */
const LEAST_LENGTH: Readonly<Record<string, (size: number) => number>> = {
  ">": (size) => size + 1,
  ">=": (size) => size,
  "==": (size) => size,
  "!=": (size) => (size === 0 ? 1 : 0),
};

/** The items that are there when the size of their list compares so. */
const itemsIf = ({ op, args }: ASTNode): string[] => {
  const least = LEAST_LENGTH[op];
  if (least === undefined) return [];
  const [measured, size] = args as [ASTNode, ASTNode];
  const list = measuredBy(measured);
  const known = list !== undefined && size.op === "value" ? least(Number(size.args)) : 0;
  const length = Math.min(Math.max(known, 0), MOST_ITEMS);
  return Array.from({ length }, (_, index) => `${String(list)}[${index}]`);
};

/** How many items of a list can be known to be there. */
const MOST_ITEMS = 100;

/** The list in `size(list)` and `list.size()`. */
const measuredBy = ({ op, args }: ASTNode): string | undefined => {
  if (op === "call" && args[0] === "size") return args[1].map(serialize).join();
  return op === "rcall" && args[0] === "size" ? serialize(args[1]) : undefined;
};
