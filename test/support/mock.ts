/** The one place where tests reach into the mock: when its files move, only this one changes. */
import { createMockCore as createGenericCore } from "../../src/mock/create.ts";
import { apis } from "../../src/ga/documents.ts";
import { service } from "../../src/ga/mock/create.ts";
import { sourcesOf } from "../../src/ga/mock/sources.ts";
import type { MockOptions, Service } from "../../src/mock/create.ts";
import type { ContractMock } from "../../src/mock/examples/examples.ts";

export { apis } from "../../src/ga/documents.ts";
export { service } from "../../src/ga/mock/create.ts";
export { createMock, startMock } from "../../src/ga/mock/index.ts";
export { exampleSeed } from "../../src/ga/mock/example-seed.ts";
export { scenarios } from "../../src/ga/mock/scenarios.ts";
export { handlers } from "../../src/ga/mock/msw.ts";
export { createTagHandlers } from "../../src/ga/mock/tag-handlers.ts";
export { decodeText } from "../../src/mock/command.ts";
export { createMockTest } from "../../src/ga/mock/vitest.ts";
export { listen } from "../../src/mock/adapters/listen.ts";
export { createServer } from "../../src/mock/adapters/node-server.ts";
export { createClock } from "../../src/mock/clock.ts";
export { createJournal } from "../../src/mock/control/journal.ts";
export { isTrusted, untrustedMessage } from "../../src/mock/control/origin.ts";
export { createGateway, isMatched } from "../../src/mock/gateway/gateway.ts";
export { toMockResponse } from "../../src/mock/gateway/errors.ts";
export { readParameters } from "../../src/mock/gateway/validation.ts";
export { createMemoryFactory } from "../../src/mock/memory/memory.ts";
export { SeedError } from "../../src/mock/memory/seed-format.ts";
export {
  append,
  createOrdered,
  removed,
  sizeOf,
  take,
} from "../../src/mock/memory/ordered-list.ts";
export { createNamespace } from "../../src/mock/namespace.ts";
export { createNamespaces } from "../../src/mock/namespaces.ts";
export { createHandler } from "../../src/mock/handler.ts";
export { readOptions } from "../../src/mock/options.ts";
export { loadPrism, silentLogger } from "../../src/mock/examples/prism-package.ts";
export { createPrismMock, findOperation, toPrismRequest } from "../../src/mock/examples/prism.ts";
export { explainPrism } from "../../src/mock/examples/prism-violation.ts";
export { parsePrefer } from "../../src/mock/examples/prefer.ts";
export { isResponse, jsonResponse } from "../../src/mock/types.ts";
export type { TestMock } from "../../src/ga/mock/vitest.ts";
export type { FaultRule, JournalEntry, MockServer } from "../../src/mock/index.ts";
export type { JournalRecord } from "../../src/mock/control/journal.ts";
export type { Handlers } from "../../src/mock/memory/handlers.ts";
export type { MemoryOptions } from "../../src/mock/memory/memory.ts";
export type { Seed } from "../../src/mock/control/seed.ts";
export type { SeedItem } from "../../src/mock/memory/seed-format.ts";
export type * from "../../src/mock/examples/prism-package.ts";
export type * from "../../src/mock/types.ts";

/** Our documents themselves, for Prism. */
export const sources = sourcesOf(apis);

/** The core of the mock of GA, for what no public option reaches. */
export const createMockCore = (
  options: Partial<Service> & MockOptions = {},
  contractMock?: ContractMock,
) => createGenericCore({ ...service, ...options }, contractMock);
