import { operationsOf, parametersOf, rule } from "./place.ts";
import type { OperationPlace, Place } from "./place.ts";

/** When an operation can meet a status, by the name of the option that lists such statuses. */
const occasions: Record<string, (each: OperationPlace, root: Place) => boolean> = {
  always: () => true,
  withBody: ({ operation }) => operation.at("requestBody").exists,
  withPathParameter: (each) =>
    parametersOf(each).some((parameter) => parameter.at("in").node === "path"),
  withSecurity: ({ operation }, root) => {
    const own = operation.at("security");
    return (own.exists ? own : root.at("security")).entries().length > 0;
  },
};

/**
 * Every operation has the answers it can meet. Options: the statuses for every operation (`always`), for one with a request
 * body (`withBody`), with a path parameter (`withPathParameter`), and for one that not everybody may call (`withSecurity`).
 */
export const completeAnswers = rule((root, report, options) => {
  for (const each of operationsOf(root)) {
    const expected = Object.entries(occasions).flatMap(([occasion, applies]) => {
      const statuses = options[occasion];
      return Array.isArray(statuses) && applies(each, root) ? statuses.map(String) : [];
    });
    const responses = each.operation.at("responses");
    const missing = expected.filter((status) => !responses.at(status).exists).sort();
    if (missing.length === 0) continue;
    report(responses, `Add the answers a caller can meet: ${missing.join(", ")}.`);
  }
});
