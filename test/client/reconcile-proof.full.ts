/** What the default retries make of a link that drops a third of the answers, whatever the server's clock says. */
import { test } from "vitest";
import { expectNoneLostOrDoubled, third } from "./support/lossy-link.ts";

test.each([
  ["is right", 0],
  ["is five minutes ahead", 5 * 60_000],
  ["is five minutes behind", -5 * 60_000],
])("1,000 creates leave exactly 1,000 listeners while the server's clock %s", (_, ahead) =>
  expectNoneLostOrDoubled({ ahead, faults: [third], retry: {} }),
);
