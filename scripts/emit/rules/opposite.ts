import type { ASTNode } from "@marcbachmann/cel-js";
import { typeOf } from "./cel.ts";

const OPPOSITES: Readonly<Record<string, string>> = {
  ...{ "==": "!=", "!=": "==", "&&": "||", "||": "&&" },
  ...{ "<": ">=", ">=": "<", ">": "<=", "<=": ">" },
};

/** The opposite of a condition as a person would say it: of `a <= b || c` it is `a > b && !c`. */
export const oppositeOf = (node: ASTNode): ASTNode => {
  if (node.op === "!_") return node.args;
  const op = isOrderOfDoubles(node) ? undefined : OPPOSITES[node.op];
  if (op === undefined) return { ...node, op: "!_", args: node } as unknown as ASTNode;
  return node.op === "&&" || node.op === "||"
    ? ({ ...node, op, args: node.args.map(oppositeOf) } as ASTNode)
    : ({ ...node, op } as ASTNode);
};

/** Of what isn't a number, neither `<` nor `>=` is true. */
const isOrderOfDoubles = (node: ASTNode): boolean =>
  (node.op === "<" || node.op === "<=" || node.op === ">" || node.op === ">=") &&
  node.args.some((each) => typeOf(each).name === "double");
