/** Playwright's `test`, with a mock of its own for each test. */
import { test as base } from "@playwright/test";

/** A fault rule, as `POST /_mock/faults` takes it. */
type Fault = Readonly<Record<string, unknown>>;

export const test = base.extend<{ readonly addFault: (rule: Fault) => Promise<void> }>({
  // Whatever page and request send names the test: they see nothing of what other tests do.
  extraHTTPHeaders: async ({}, use, { testId }) => {
    await use({ "X-Mock-Namespace": testId });
  },
  /** Makes something go wrong, for this test only. */
  addFault: async ({ request }, use) => {
    await use(async (rule) => {
      const response = await request.post("/_mock/faults", { data: rule });
      if (!response.ok()) throw new Error(await response.text());
    });
  },
});

export { expect } from "@playwright/test";
