import { answersOf, isRecord, operationsOf, parametersOf, rule, schemaAt } from "./place.ts";
import type { OperationPlace, Place } from "./place.ts";

/** What each style of paging has to name, beside the items: query parameters and properties of the answer. */
const styles = {
  marker: { parameters: ["limit", "marker"], properties: ["next"] },
  offset: { parameters: ["limit", "offset"], properties: ["total"] },
} as const;

/**
 * Paging parameters and a paged answer go together, and `x-paging` names both. Options: `parameters` and `properties` are the
 * names by which an operation that has forgotten `x-paging` is known.
 */
export const paging = rule((root, report, options) => {
  for (const each of operationsOf(root)) {
    const declared = each.operation.at("x-paging");
    if (!declared.exists) {
      const sign = pagingSign(each, options);
      if (sign !== undefined)
        report(
          each.operation,
          `Say how the list is paged: the operation has ${sign}, so add x-paging.`,
        );
      continue;
    }
    if (!isRecord(declared.node)) continue; // the rule for extensions speaks of it
    for (const problem of pagingProblems(each, declared.node)) report(declared, problem);
  }
});

function pagingProblems(each: OperationPlace, declared: Record<string, unknown>): string[] {
  const style = styles[declared["style"] as keyof typeof styles];
  if (style === undefined) return [];
  const query = queryNames(each);
  const parameters = style.parameters
    .filter((role) => !query.includes(String(declared[role])))
    .map((role) => `Add the query parameter that x-paging names as ${role}: ${declared[role]}.`);
  const properties = ["items", ...style.properties]
    .filter((role) => !answersOf(each).some((media) => hasProperty(media, String(declared[role]))))
    .map(
      (role) => `Add to the answer the property that x-paging names as ${role}: ${declared[role]}.`,
    );
  return [...parameters, ...properties];
}

function pagingSign(each: OperationPlace, options: Record<string, unknown>): string | undefined {
  const parameter = queryNames(each).find((name) => listed(options["parameters"], name));
  if (parameter !== undefined) return `the query parameter ${parameter}`;
  const property = answersOf(each)
    .flatMap((media) => media.at("schema", "properties").entries())
    .find(([name]) => listed(options["properties"], name));
  return property && `the property ${property[0]} in its answer`;
}

function queryNames(each: OperationPlace): string[] {
  return parametersOf(each)
    .filter((parameter) => parameter.at("in").node === "query")
    .map((parameter) => String(parameter.at("name").node));
}

function hasProperty(media: Place, dotted: string): boolean {
  return schemaAt(media.at("schema"), dotted).exists;
}

function listed(list: unknown, name: string): boolean {
  return Array.isArray(list) && list.includes(name);
}
