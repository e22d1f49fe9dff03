import { isObject } from "../document/value-type.ts";
import type { Oas3Visitor, UserContext } from "@redocly/openapi-core";
import type { SchemaNode } from "./schema.ts";

/** An operation with what its references lead to. */
export interface OperationParts {
  readonly method: string;
  readonly operation: Readonly<Record<string, unknown>>;
  /** The path item it stands in. */
  readonly item: Readonly<Record<string, unknown>>;
  /** The names of its query parameters, those of its path item included. */
  readonly query: string[];
  /** The schemas of its request body, and of its successful responses. */
  readonly request: SchemaNode[];
  readonly response: SchemaNode[];
}

/** A visitor that gathers the parts of each operation and shows them when they are complete. */
export function eachOperation(
  check: (parts: OperationParts, context: UserContext) => void,
): Oas3Visitor {
  const shared = new Map<unknown, string[]>();
  const gathered = new Map<unknown, OperationParts>();
  const schemaOf = (side: "request" | "response") => ({
    MediaType: {
      Schema(node: unknown, { location }: UserContext, { Operation: operation }: Parents) {
        if (isObject(node)) gathered.get(operation)?.[side].push({ node, location });
      },
    },
  });
  return {
    PathItem: {
      Parameter(parameter: unknown, _context: UserContext, { PathItem: item }: Parents) {
        shared.set(item, [...(shared.get(item) ?? []), ...queryName(parameter)]);
      },
      Operation: {
        enter(operation: unknown, { key }: UserContext, { PathItem: item }: Parents) {
          if (!isObject(operation) || !isObject(item)) return;
          const query = shared.get(item) ?? [];
          gathered.set(operation, {
            ...{ method: String(key), operation, item, query: [...query] },
            ...{ request: [], response: [] },
          });
        },
        Parameter(parameter: unknown, _context: UserContext, { Operation: operation }: Parents) {
          gathered.get(operation)?.query.push(...queryName(parameter));
        },
        RequestBody: schemaOf("request"),
        Response: {
          skip: (_response: unknown, status: string | number) => !String(status).startsWith("2"),
          ...schemaOf("response"),
        },
        leave(operation: unknown, context: UserContext) {
          const parts = gathered.get(operation);
          if (parts !== undefined) check(parts, context);
        },
      },
    },
  };
}

/** The nodes above the one that is visited, by Redocly's names. */
type Parents = Readonly<Record<string, unknown>>;

function queryName(parameter: unknown): string[] {
  return isObject(parameter) && parameter["in"] === "query" ? [String(parameter["name"])] : [];
}
