import type { CatalogueEntry } from "../document/error-catalogue.ts";
import type { OperationModel } from "../document/operations.ts";
import { resolve } from "../document/pointer.ts";
import { code, paragraphs, anchorTag, plain } from "./markdown.ts";
import type { OperationScope } from "./operation.ts";

/** The operations that answer each code. */
const respondingWith = (
  scope: OperationScope,
  operations: readonly OperationModel[],
): ReadonlyMap<string, ReadonlySet<OperationModel>> => {
  const found = new Map<string, Set<OperationModel>>();
  for (const operation of operations) {
    for (const { content = {} } of Object.values(operation.responses)) {
      for (const { examples = {} } of Object.values(content)) {
        for (const each of Object.values(examples)) {
          const name = scope.codeIn(resolve(scope.document, each).value);
          if (name === undefined) continue;
          const known = found.get(name) ?? new Set();
          found.set(name, known.add(operation));
        }
      }
    }
  }
  return found;
};

/** Every error code: the statuses it comes with, its message, what to do, and who answers it. */
export const errorChapter = (
  scope: OperationScope,
  operations: readonly OperationModel[],
  errors: readonly CatalogueEntry[],
): string => {
  const operationsOf = respondingWith(scope, operations);
  const entriesOf = new Map<string, CatalogueEntry[]>();
  for (const each of errors) entriesOf.set(each.code, [...(entriesOf.get(each.code) ?? []), each]);
  const sections = [...entriesOf].map(([name, entries]) => {
    const statuses = entries.map(
      ({ status, message }) => `HTTP ${String(status)} · ${code(message)}`,
    );
    const help = entries[0]?.help ?? "";
    const links = [...(operationsOf.get(name) ?? [])].map(
      ({ id }) => `[${code(id)}](#${scope.operations.get(id) ?? ""})`,
    );
    const all = links.length === operations.length;
    return paragraphs([
      `### ${anchorTag(scope.errors.get(name) ?? "")}${plain(name)}`,
      [...new Set(statuses)].join("\\\n"),
      help === "" ? undefined : `**What to do:** ${help}`,
      links.length === 0 ? undefined : `Answered by: ${all ? "every operation" : links.join(", ")}`,
    ]);
  });
  return paragraphs(sections);
};
