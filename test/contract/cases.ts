import type { OperationId } from "../../generated/operations.ts";
import type { OperationId as IamOperationId } from "../../generated/iam/operations.ts";

/** A valid request of one operation. */
export interface Case {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** The name of the document's example that is the body. */
  readonly body?: string;
}

const path = { listener_id: "1b11747a-b139-492f-9692-2df0b1c87193" };

/** One valid request for every operation of both documents. An operation without one fails by name. */
export const cases: Readonly<Partial<Record<OperationId | IamOperationId, Case>>> = {
  listListeners: { query: { limit: "10" } },
  createListener: { body: "vendor" },
  showListener: { path },
  updateListener: { path, body: "rename" },
  deleteListener: { path },
  createListenerTags: { path, body: "one" },
  deleteListenerTags: { path, body: "byKey" },
  showListenerTags: { path },
  listListenerTags: { query: { limit: "10", offset: "0" } },
  filterListenersByTag: { query: { limit: "10" }, body: "byTag" },
  countListenersByTag: { body: "byTag" },
  createToken: { query: { nocatalog: "true" }, body: "password" },
};
