/** The rest of the ledger's answers, put to Prism, which takes long. */
import { expect, test } from "vitest";
import { partOf, places } from "../../scripts/docs/ledger.ts";
import { acceptsAnswer } from "./judge.ts";
import { misjudged, probed } from "./readers.ts";

const rest = places.filter((place) => ["error", "header"].includes(partOf(place)));

test.each(probed(rest))("Prism: %s", async (_name, place, probes) => {
  expect(await misjudged("Prism", place, probes, acceptsAnswer(place))).toEqual([]);
});
