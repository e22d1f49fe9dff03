import { isObject } from "../document/value-type.ts";
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

/** What decides which statuses an operation can meet. */
interface Circumstances {
  readonly path: string;
  readonly operation: Readonly<Record<string, unknown>>;
  readonly security: unknown;
}

/** When an operation can meet a status, by the name of the option that lists such statuses. */
const conditions: Record<string, (circumstances: Circumstances) => boolean> = {
  always: () => true,
  withBody: ({ operation }) => operation["requestBody"] !== undefined,
  withPathParameter: ({ path }) => path.includes("{"),
  withSecurity: ({ security }) => Array.isArray(security) && security.length > 0,
};

/**
 * Every operation has the responses it can meet. Options: the statuses for every operation (`always`), for one with a request
 * body (`withBody`), with a path parameter (`withPathParameter`), and for one that not everybody may call (`withSecurity`).
 */
export const completeResponses: Oas3Rule = (options) => {
  let shared: unknown;
  let path = "";
  return {
    Root(root) {
      shared = root.security;
    },
    PathItem: {
      enter(_item: unknown, { key }: UserContext) {
        path = String(key);
      },
      Operation(operation: unknown, { location, report }: UserContext) {
        if (!isObject(operation)) return;
        const circumstances = { path, operation, security: operation["security"] ?? shared };
        const expected = Object.entries(conditions).flatMap(([option, applies]) => {
          const statuses: unknown = options[option];
          return Array.isArray(statuses) && applies(circumstances) ? statuses.map(String) : [];
        });
        const responses = Object(operation["responses"]) as object;
        const missing = expected.filter((status) => !Object.hasOwn(responses, status)).sort();
        if (missing.length === 0) return;
        report({
          message: `Add the answers a caller can meet: ${missing.join(", ")}.`,
          location: location.child("responses"),
        });
      },
    },
  };
};
