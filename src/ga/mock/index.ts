/**
 * The mock of GA, as `ga-listeners/mock` offers it: the generic mock of src/mock with what only GA knows. In this order:
 * create.ts puts it together of documents, accounts.ts (who calls, and what may they), iam-tokens.ts and
 * tag-handlers.ts (operations that are more than create, list, show, update and delete);
 * example-seed.ts is what a mock may start with; start, msw, vitest and command wrap the generic ones.
 */
export { createMock } from "./create.ts";
export { exampleSeed } from "./example-seed.ts";
export { scenarios } from "./scenarios.ts";
export { startMock } from "./start.ts";
export { SeedError } from "../../mock/memory/seed-format.ts";
export type { Mock } from "../../mock/adapters/fetch.ts";
export type { MockOptions, MockParts, Namespace } from "../../mock/create.ts";
export type { Duration } from "../../mock/duration.ts";
export type { Seed } from "../../mock/control/seed.ts";
export type { SeedItem, SeedToken } from "../../mock/memory/seed-format.ts";
export type { FaultRule } from "../../mock/control/fault-rule.ts";
export type { Fault, Faults } from "../../mock/control/faults.ts";
export type { Journal, JournalEntry, JournalFilter } from "../../mock/control/journal.ts";
export type { MockClock, MockState } from "../../mock/control/handles.ts";
export type { Limits } from "../../mock/adapters/limits.ts";
export type { MockServer, StartOptions } from "../../mock/adapters/start.ts";
