/** The mock in the page: MSW's service worker answers for the API, as the mock's server would with the same seed. */
import { createMock, handlers } from "ga-listeners/msw";
import type { MockOptions } from "ga-listeners/msw";
import { setupWorker } from "msw/browser";
import seed from "./seed.json";

/** Also steers it: `mock.faults.add({ … })`, `mock.clock.advance("1h")`. */
export const mock = createMock({ seed: seed as MockOptions["seed"] });

export const startMocking = () =>
  setupWorker(...handlers({ mock })).start({ onUnhandledFrame: "bypass", quiet: true });
