// Lint rules for OpenAPI documents, as a Redocly plugin; openapi/redocly.yaml turns them on. They know nothing of listeners.
// Read: extension-types.ts (the shape of our extensions, which Redocly's rule `struct` checks), extensions.ts (where they stand
// and what they name), resources.ts (x-resource), then a rule a subject: requests, responses, errors, paging, form, values, duplicates. operation.ts and schema.ts gather what
// an operation's references lead to. unreachable-files.ts is no rule: it looks for files that no document refers to.
// Of other folders it imports scripts/document only.
import { typeExtension } from "./extension-types.ts";
import { completeResponses } from "./responses.ts";
import { errorCatalogue, errorShape } from "./errors.ts";
import { fittingExtensions, knownExtensions, shortDecisions } from "./extensions.ts";
import { fittingResources } from "./resources.ts";
import { described, fieldOrder, permission } from "./form.ts";
import { paging } from "./paging.ts";
import { knownFormats, validValues } from "./values.ts";
import { uniqueEntries } from "./duplicates.ts";
import { boundedRequests, closedRequests } from "./requests.ts";

/** The rules of this house as a Redocly plugin. */
export default function house() {
  return {
    id: "house",
    typeExtension: { oas3: typeExtension },
    rules: {
      oas3: {
        "bounded-requests": boundedRequests,
        "closed-requests": closedRequests,
        "complete-responses": completeResponses,
        described,
        "error-catalogue": errorCatalogue,
        "error-shape": errorShape,
        "field-order": fieldOrder,
        "fitting-extensions": fittingExtensions,
        "fitting-resources": fittingResources,
        "known-extensions": knownExtensions,
        "known-formats": knownFormats,
        paging,
        permission,
        "short-decisions": shortDecisions,
        "unique-entries": uniqueEntries,
        "valid-values": validValues,
      },
    },
  };
}
