import { startMock as startGenericMock } from "../../mock/adapters/start.ts";
import { apis } from "../documents.ts";
import type { Apis } from "../documents.ts";
import { service } from "./create.ts";
import { scenarios } from "./scenarios.ts";
import type { MockServer, StartOptions } from "../../mock/adapters/start.ts";
import type { Service } from "../../mock/create.ts";

/** What a mock with a server serves: it has the documents themselves too. */
export const serverServiceOf = (documents: Apis): Service => ({
  ...service,
  documents,
  scenarios,
  sources: async () => (await import("./sources.ts")).sourcesOf(documents),
});

export const serverService = serverServiceOf(apis);

/** Starts a mock on a port. Rejects with one clear line where it can't listen or the seed is wrong. */
export const startMock = (options: StartOptions = {}): Promise<MockServer> =>
  startGenericMock({ ...serverService, ...options });
