import { createMockTest as createTest } from "../../mock/adapters/vitest.ts";
import { serverService } from "./start.ts";
import type { TestAPI } from "vitest";
import type { MockServer, StartOptions } from "../../mock/adapters/start.ts";
import type { TestMock } from "../../mock/adapters/vitest.ts";

/**
 * Vitest's `test` with a fixture `mock`: a server is started when a file's first test asks for it,
 * every test gets a namespace of its own, and both are gone afterwards.
 *
 * ```ts
 * const test = createMockTest({ settle: 0 });
 *
 * test("lists what was created", async ({ mock }) => {
 *   const ga = createClient({ auth: token(mock.token), baseUrl: mock.url, fetch: mock.fetch });
 * });
 * ```
 */
export const createMockTest = (
  options: StartOptions = {},
): TestAPI<{ mockServer: MockServer; mock: TestMock }> =>
  createTest({ ...serverService, ...options });

export type { TestMock } from "../../mock/adapters/vitest.ts";
