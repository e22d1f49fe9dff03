import type { OperationModel } from "../document/operations.ts";
import { fieldPathOf, rolesOf, readRules, type Rule } from "../document/rules.ts";
import type { Document } from "../document/types.ts";
import type { Anchors } from "./markdown.ts";
import { anchorTag, block, code, escaped, listItem, paragraphs, plain } from "./markdown.ts";

/** A rule with the address it has in the reference, and what it is called there. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly name: string;
  readonly anchor: string;
}

/** A rule of a resource: about a thing beside others, or before and after a write. */
export interface PlacedResourceRule extends PlacedRule {
  /** The operations that are refused when it is broken. */
  readonly operations: readonly OperationModel[];
}

/** The rules of every resource, in the order of the document. */
export const resourceRules = (
  document: Document,
  anchors: Anchors,
  operations: readonly OperationModel[],
): PlacedResourceRule[] =>
  Object.values(document.paths ?? {}).flatMap(({ "x-resource": resource }) =>
    readRules(resource ?? {}).map((rule) => ({
      rule,
      name: `${resource?.name ?? ""} ${rule.id}`,
      anchor: anchors.take("rule", resource?.name ?? "", rule.id),
      operations: operations.filter(({ path, method }) => {
        const own = document.paths?.[path]?.["x-resource"];
        const role = own?.name === resource?.name ? own?.roles[method] : undefined;
        return role !== undefined && rolesOf(rule).includes(role);
      }),
    })),
  );

/** The rules of resources by the ids of the operations that they refuse. */
export const byOperation = (
  rules: readonly PlacedResourceRule[],
): ReadonlyMap<string, readonly PlacedResourceRule[]> => {
  const found = new Map<string, PlacedResourceRule[]>();
  for (const rule of rules)
    for (const { id } of rule.operations) {
      const known = found.get(id);
      if (known === undefined) found.set(id, [rule]);
      else known.push(rule);
    }
  return found;
};

/** A rule's message as a sentence, with the field that it speaks of: that and its `{expressions}` are code. */
export const ruleSentence = (rule: Rule): string => {
  const field = fieldPathOf(rule);
  const message = rule.message
    .split(/(\{[^{}]*\})/)
    .map((part) => (/^\{.*\}$/.test(part) ? code(part.slice(1, -1)) : escaped(part)))
    .join("");
  return field === undefined ? message : `${code(field)} ${message}`;
};

/** A rule where it stands in a schema: the sentence, the code it is answered with, and the CEL beside it. */
export const ruleNote = (rule: Rule, anchor: string, errorAnchor: string | undefined): string =>
  paragraphs([
    `${anchorTag(anchor)}**Rule ${code(rule.id)}:** ${ruleSentence(rule)} (${linkTo(rule.error, errorAnchor)})`,
    block(rule.rule.trim(), "cel"),
  ]);

/** All rules of the document: those of its resources, then the way to those of its schemas. */
export const ruleChapter = (
  ofResources: readonly PlacedResourceRule[],
  ofSchemas: readonly PlacedRule[],
  errors: ReadonlyMap<string, string>,
  operations: ReadonlyMap<string, string>,
): string => {
  if (ofResources.length === 0 && ofSchemas.length === 0) return "";
  return paragraphs([
    "What JSON Schema can't say, in CEL (the Common Expression Language); the client and the mock obey it.",
    ...ofResources.map(({ rule, name, anchor, operations: checked }) =>
      paragraphs([
        `### ${anchorTag(anchor)}${plain(name)}`,
        `${ruleSentence(rule)} (${linkTo(rule.error, errors.get(rule.error))})`,
        block(rule.rule.trim(), "cel"),
        checked.length === 0
          ? undefined
          : `Checked by: ${checked.map(({ id }) => linkTo(id, operations.get(id))).join(", ")}`,
      ]),
    ),
    ofSchemas.length === 0 ? undefined : "### About one request",
    ofSchemas
      .map(({ rule, name, anchor }) =>
        listItem([`[${plain(name)} ${plain(rule.id)}](#${anchor}): ${ruleSentence(rule)}`]),
      )
      .join("\n"),
  ]);
};

const linkTo = (name: string, anchor: string | undefined): string =>
  anchor === undefined ? code(name) : `[${code(name)}](#${anchor})`;
