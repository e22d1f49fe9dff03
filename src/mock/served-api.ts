import { corsHeadersOf } from "./gateway/cors.ts";
import { createGateway } from "./gateway/gateway.ts";
import type { MovableClock } from "./clock.ts";
import type { ContractMock } from "./examples/examples.ts";
import type { Memory } from "./memory/memory.ts";
import type { MockDocument } from "./types.ts";

/** The API that a mock serves. */
export interface ServedApi {
  readonly documents: readonly MockDocument[];
  /** Makes a namespace's memory; left out, every request goes to the contract mock. */
  readonly createMemory?: ((clock: MovableClock) => Memory) | undefined;
  /** Answers from the documents' examples. */
  readonly contractMock: ContractMock;
}

/** An API with what its documents say, made ready. */
export type OpenApi = ReturnType<typeof openApi>;

/** Makes an API ready. Throws a TypeError where it can't be served. */
export const openApi = ({ documents, createMemory, contractMock }: ServedApi) => {
  const [fallback] = documents;
  if (fallback === undefined) throw new TypeError("A mock needs at least one document.");
  const operations = documents.flatMap((document) =>
    Object.entries(document.operations).map(([id, { method }]) => {
      const { resource } = document.contracts[id] ?? {};
      return { id, method, ...(resource && { role: resource.role }) };
    }),
  );
  return {
    /** In whose shape errors are that are no document's. */
    fallback,
    operations,
    ids: operations.map(({ id }) => id),
    gateway: createGateway(documents),
    corsHeaders: corsHeadersOf(documents),
    createMemory,
    contractMock,
  };
};
