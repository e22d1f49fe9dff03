import { test } from "vitest";
import { expectNoneLostOrDoubled, patient, worse } from "./support/lossy-link.ts";

test("creates over a link that loses requests, lists, answers and halves of answers leave exactly as many listeners, each returned once", () =>
  expectNoneLostOrDoubled({ creates: 200, ahead: 5 * 60_000, faults: worse, retry: patient }));
