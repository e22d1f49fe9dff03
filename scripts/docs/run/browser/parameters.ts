import type { Parameter } from "../../../../src/contract.ts";

/** The places whose parameters a form has. */
export const places = ["path", "query", "header"] as const;
export type ParameterPlace = (typeof places)[number];

/** A request's parameters by place and name, as they were typed; what was left empty is left out. */
export type Typed = Readonly<Record<ParameterPlace, Readonly<Record<string, string>>>>;

const convert = (text: string, type: Parameter["type"]): unknown => {
  if (type === "integer" || type === "number")
    return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return text;
};

/** The text of a field as the value that it stands for; a list is typed with commas. */
export const valueOf = (text: string, parameter: Parameter | undefined): unknown =>
  parameter?.type === "array"
    ? text.split(",").map((each) => convert(each.trim(), parameter.items))
    : convert(text, parameter?.type);

const separators: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|" };

const queryPairs = (text: string, { name, type, style = "form", explode = true }: Parameter) => {
  if (type !== "array") return [[name, text]];
  const items = text.split(",").map((each) => each.trim());
  return explode && style === "form"
    ? items.map((each) => [name, each])
    : [[name, items.join(separators[style] ?? ",")]];
};

/** The path of an operation with its parameters, and the query. */
export const pathWith = (
  template: string,
  parameters: readonly Parameter[],
  typed: Typed,
): string => {
  const path = template.replace(/\{[;.]?([^}*]+)\*?\}/g, (_, name: string) =>
    encodeURIComponent(typed.path[name] ?? ""),
  );
  const pairs = parameters.flatMap((each) => {
    const text = each.in === "query" ? typed.query[each.name] : undefined;
    return text === undefined ? [] : queryPairs(text, each);
  });
  return pairs.length === 0 ? path : `${path}?${String(new URLSearchParams(pairs))}`;
};
