import { test } from "vitest";
import { expectNoneLostOrDoubled, patient, worse } from "./support/lossy-link.ts";

test(
  "1,000 creates over a link that loses requests, lists, answers and halves of answers leave exactly 1,000 listeners, each returned once",
  () => expectNoneLostOrDoubled({ ahead: 5 * 60_000, faults: worse, retry: patient }),
  120_000,
);
