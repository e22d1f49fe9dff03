import { test as base } from "vitest";
import { startMock } from "./start.ts";
import type { TestAPI } from "vitest";
import type { Namespace, Service } from "../create.ts";
import type { MockServer, StartOptions } from "./start.ts";

/** The mock as one test sees it: a namespace of its own on a server that a file's tests share. */
export interface TestMock extends Namespace {
  readonly url: string;
  /** A token that is valid from the start. */
  readonly token: string;
  /** A `fetch` that names the test's namespace with every request. */
  readonly fetch: typeof globalThis.fetch;
}

const fetchWith =
  (named: Readonly<Record<string, string>>): typeof globalThis.fetch =>
  (input, init) => {
    const request = new Request(input, init);
    for (const [name, value] of Object.entries(named)) request.headers.set(name, value);
    return fetch(request);
  };

/**
 * Vitest's `test` with a fixture `mock`: a server is started when a file's first test asks for it,
 * every test gets a namespace of its own, and both are gone afterwards.
 *
 * ```ts
 * const test = createMockTest({ documents, settle: 0 });
 *
 * test("lists what was created", async ({ mock }) => {
 *   const api = createClient({ baseUrl: mock.url, fetch: mock.fetch });
 * });
 * ```
 */
export const createMockTest = (
  options: Service & StartOptions,
): TestAPI<{ mockServer: MockServer; mock: TestMock }> =>
  base.extend<{ mockServer: MockServer; mock: TestMock }>({
    mockServer: [
      // Vitest reads from this pattern which fixtures are needed: none.
      async ({}, use) => {
        const server = await startMock(options);
        await use(server);
        await server.close();
      },
      { scope: "file" },
    ],
    mock: async ({ mockServer, task }, use) => {
      const namespace = mockServer.namespace(encodeURIComponent(task.id));
      const { url, token } = mockServer;
      await use({ ...namespace, url, token, fetch: fetchWith(namespace.headers) });
      namespace.drop();
    },
  });
