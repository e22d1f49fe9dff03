import type { CatalogueError } from "../document/error-catalogue.ts";
import type { OperationModel } from "../document/operations.ts";
import { resolve } from "../document/pointer.ts";
import { code, paragraphs, anchorTag, plain } from "./markdown.ts";
import { embedded } from "./embed.ts";
import type { OperationScope } from "./operation.ts";

/** The operations that answer each code, and what the document has decided about it. */
const usesOf = (scope: OperationScope, operations: readonly OperationModel[]) => {
  const users = new Map<string, Set<OperationModel>>();
  const decisions = new Map<string, string>();
  for (const operation of operations) {
    for (const { content = {} } of Object.values(operation.responses)) {
      for (const { examples = {} } of Object.values(content)) {
        for (const each of Object.values(examples)) {
          const { value, "x-decision": decision } = resolve(scope.document, each);
          const name = scope.codeIn(value);
          if (name === undefined) continue;
          users.set(name, (users.get(name) ?? new Set()).add(operation));
          if (decision !== undefined) decisions.set(name, decision);
        }
      }
    }
  }
  return { users, decisions };
};

/** A message as people read it: what its template leaves open is an ellipsis. */
export const messageText = (template: string): string => template.replaceAll("%s", "…");

/** Every error code: the statuses it comes with, its message, what to do, and who answers it. */
export const errorChapter = (
  scope: OperationScope,
  operations: readonly OperationModel[],
  errors: readonly CatalogueError[],
): string => {
  const { users, decisions } = usesOf(scope, operations);
  const entriesOf = new Map<string, CatalogueError[]>();
  for (const each of errors) entriesOf.set(each.code, [...(entriesOf.get(each.code) ?? []), each]);
  const sections = [...entriesOf].map(([name, entries]) => {
    const statuses = entries.map(
      ({ status, message }) => `HTTP ${String(status)} · ${code(messageText(message))}`,
    );
    const help = entries[0]?.help ?? "";
    const links = [...(users.get(name) ?? [])].map(
      ({ id }) => `[${code(id)}](#${scope.operations.get(id) ?? ""})`,
    );
    const all = links.length === operations.length;
    return paragraphs([
      `### ${anchorTag(scope.errors.get(name) ?? "")}${plain(name)}`,
      [...new Set(statuses)].join("\\\n"),
      help === "" ? undefined : `**What to do:** ${embedded(6, help)}`,
      scope.decisions.note(decisions.get(name), scope.anchors, name),
      links.length === 0 ? undefined : `Answered by: ${all ? "every operation" : links.join(", ")}`,
    ]);
  });
  return paragraphs(sections);
};
