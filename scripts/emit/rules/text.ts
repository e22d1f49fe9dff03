import { CelError, from, parseCel, typeOf, type RuleScope } from "./cel.ts";
import { printExpression } from "./expression.ts";
import { SCALARS } from "./fences.ts";

/** Prints a text with `{expressions}` in it. */
export const printText = (text: string, scope: RuleScope): string => {
  if (!/[{}]/.test(text)) return JSON.stringify(text);
  const parts = [...text.matchAll(/\{([^{}]*)\}|[{}]|[^{}]+/g)];
  return `\`${parts.map((part) => printPart(part, scope)).join("")}\``;
};

const printPart = (part: RegExpExecArray, scope: RuleScope): string => {
  const [text, source] = part;
  if (text === "{" || text === "}") throw new CelError("a brace without its other", part.index);
  if (source === undefined) return text.replace(/[\\`]|\$(?=\{)/g, "\\$&");
  return from(part.index + 1, () => {
    const node = parseCel(source, scope);
    const { name } = typeOf(node);
    if (!SCALARS.includes(name)) throw new CelError(`a message can't show ${name}`, 0);
    return `\${${printExpression(node, scope)}}`;
  });
};
