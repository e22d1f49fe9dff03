export { createMock } from "./create.ts";
export { startMock } from "./start.ts";
export type { Mock, MockOptions, MockParts, Namespace } from "./create.ts";
export type { Duration } from "./duration.ts";
export type { Fault, FaultRule, Faults } from "./faults.ts";
export type { Journal, JournalEntry, JournalFilter } from "./journal.ts";
export type { MockClock, MockState } from "./room.ts";
export type { Limits } from "./limits.ts";
export type { MockServer, StartOptions } from "./start.ts";
