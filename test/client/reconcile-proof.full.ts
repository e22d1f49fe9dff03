/** A thousand creates over links that lose much, whatever the server's clock says. */
import { test } from "vitest";
import { expectNoneLostOrDoubled, patient, third, worse } from "./support/lossy-link.ts";

test.each([
  ["is right", 0],
  ["is five minutes ahead", 5 * 60_000],
  ["is five minutes behind", -5 * 60_000],
])(
  "1,000 creates with the default retries leave exactly 1,000 listeners while a third of the answers is lost and the server's clock %s",
  (_, ahead) => expectNoneLostOrDoubled({ creates: 1000, ahead, faults: [third], retry: {} }),
);

test("1,000 creates over a link that loses requests, lists, answers and halves of answers leave exactly 1,000 listeners, each returned once", () =>
  expectNoneLostOrDoubled({ creates: 1000, ahead: 5 * 60_000, faults: worse, retry: patient }));
