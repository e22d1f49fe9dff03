import { completeAnswers } from "./answers.ts";
import { errorCatalogue, errorShape } from "./errors.ts";
import { fittingExtensions, knownExtensions } from "./extensions.ts";
import { described, fieldOrder, permission } from "./form.ts";
import { paging } from "./paging.ts";
import { boundedRequests, closedRequests } from "./requests.ts";

/** The rules of this house as a Redocly plugin; openapi/redocly.yaml turns them on. They know nothing of listeners. */
export default function house() {
  return {
    id: "house",
    rules: {
      oas3: {
        "bounded-requests": boundedRequests,
        "closed-requests": closedRequests,
        "complete-answers": completeAnswers,
        described,
        "error-catalogue": errorCatalogue,
        "error-shape": errorShape,
        "field-order": fieldOrder,
        "fitting-extensions": fittingExtensions,
        "known-extensions": knownExtensions,
        paging,
        permission,
      },
    },
  };
}
