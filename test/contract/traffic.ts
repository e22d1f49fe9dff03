import { createMockCore, createPrismMock, sources } from "../support/mock.ts";
import type { JournalEntry } from "../support/mock.ts";
import { requestOf, walked } from "./documents.ts";
import { vendor } from "./wrong.ts";
import type { Difference, Walked } from "./documents.ts";

const id = "1b11747a-b139-492f-9692-2df0b1c87193";

const contractMock = createPrismMock(sources);

/** True for an operation that only looks; every user may call it. */
export const isRead = ({ operation }: Walked): boolean =>
  operation.method === "GET" || operation.safe === true;

const seed = (dependants: readonly string[]) => ({
  resources: { listener: [{ value: { ...vendor, id, protocol: "UDP" }, dependants }] },
});

const invalid = ({ contract }: Walked): Difference => {
  if (contract.request !== undefined) return { body: [] };
  if (contract.parameters.some((each) => each.in === "path"))
    return { path: { listener_id: "a".repeat(37) } };
  const query = contract.parameters.filter((each) => each.in === "query");
  return { query: query.some(({ name }) => name === "limit") ? "limit=0" : `${query[0]?.name}=` };
};

/** What a client does to an otherwise good request to get this status; undefined where it can't. */
const causeOf = (status: string, operation: Walked): Difference | undefined => {
  const { contract, operation: call } = operation;
  switch (status) {
    case "400":
      return invalid(operation);
    case "401":
      return contract.security.length > 0 ? { headers: { "x-auth-token": "unknown" } } : undefined;
    case "403":
      return isRead(operation) || contract.security.length === 0
        ? undefined
        : { headers: { "x-auth-token": "mock-token-readonly" } };
    case "404":
      // What plays no part in a resource is answered from the examples, whatever the id.
      return call.path.includes("{") && contract.resource !== undefined
        ? { path: { listener_id: "unknown" } }
        : undefined;
    case "406":
      return { headers: { accept: "text/html" } };
    case "413":
      return { headers: { "content-length": "1048577" } };
    case "415":
      return { headers: { "content-type": "text/plain" } };
    default:
      return status.startsWith("2") || status === "409" ? {} : undefined;
  }
};

/** A request for every status of every operation that a client can cause, and the journal of them all. */
export const causeAll = async (
  operations: readonly Walked[] = walked,
): Promise<{ entries: JournalEntry[]; uncaused: string[] }> => {
  const entries: JournalEntry[] = [];
  const uncaused: string[] = [];
  for (const operation of operations) {
    for (const status of Object.keys(operation.contract.responses)) {
      const difference = causeOf(status, operation);
      if (difference === undefined) {
        uncaused.push(`${operation.id} ${status}`);
        continue;
      }
      const dependants = status === "409" ? ["endpoint group 5f0c"] : [];
      const { core, parts } = createMockCore({ settle: 0, seed: seed(dependants) }, contractMock);
      await core.handle(requestOf(operation.id, difference));
      entries.push(...parts.journal.list());
    }
  }
  return { entries, uncaused };
};
