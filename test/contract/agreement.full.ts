/**
 * Many values, one verdict: validators, Prism and the mock with memory judge the same of the same request. The boundaries of
 * every constraint come first, then values made up from a seed, which is printed; `AGREEMENT_SEED` repeats it.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import * as iam from "../../generated/iam/validators.js";
import * as ga from "../../generated/validators.js";
import { places } from "../../scripts/docs/ledger.ts";
import { createMockCore } from "../support/mock.ts";
import { requestBodyOf } from "./bases.ts";
import { requestOf } from "./documents.ts";
import { judgeRequest } from "./judge.ts";
import { probesOf, withValueAt } from "./probes.ts";
import type { RequestValidators } from "../../src/contract.ts";

/** How many values are judged in all. */
const RUNS = 20_000;
const seed = Number(process.env["AGREEMENT_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

const validators: Readonly<Record<string, RequestValidators>> = {
  ...ga.requests,
  ...iam.requests,
};

const { core, parts } = createMockCore({ settle: 0 });

/** The verdicts of all who judge the body of a request; the mock's is about its form, not about what it remembers. */
const verdictsOn = async (operation: string, body: unknown): Promise<Record<string, boolean>> => {
  const request = requestOf(operation, { body });
  parts.reset();
  const { status, body: text = "" } = await core.handle(request);
  expect(status).toBeLessThan(500);
  return {
    validators: validators[operation]?.body?.(JSON.parse(JSON.stringify(body))) === true,
    memory: !(status === 400 && text.includes("Invalid ")),
    prism: (await judgeRequest(request)) === undefined,
  };
};

/** Text that has been misread before: of other planes, joined, halved, turned around, invisible. */
const CHARACTERS = [
  ...["a", "Z", "9", "-", "_", " ", ".", ":", "=", "+", "@", "/", "<", ">", ",", "*", "\\", '"'],
  ...["键", "é", "e\u0301", "ä", "٣", "हि", "한", "ﾊ", "𠀀", "🎧", "👩‍👩‍👧", "\u0301", "ﬁ", "İ", "ß"],
  ...["\ud800", "\udc00", "\0", "\u001f", "\u007f", "\u0085", "\u00a0", "\u2028", "\u202e"],
  ...["\u200f", "\u200b", "\ufeff", "\ufffd", "\uffff", "☃", "。", "_sys_"],
];

const text: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 12 }).map((parts) => parts.join("")),
  // Around the limits, counted in characters and not in halves of them.
  fc
    .tuple(fc.constantFrom("a", "键", "𠀀", "e\u0301", "\u202e"), fc.constantFrom(1, 64, 128, 255))
    .chain(([character, length]) =>
      fc.constantFrom(-1, 0, 1).map((by) => character.repeat(length + by)),
    ),
  fc.string({ unit: "binary", maxLength: 70 }),
);

const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.constantFrom(null, true, 0, -1, 1.5, 65_535, 65_536, 2 ** 31) },
);

const inBodies = places.filter(({ part, steps }) => part === "body" && steps.length > 0);

test(`validators, memory and Prism agree on ${String(RUNS)} bodies (seed ${String(seed)})`, async () => {
  const outcomes = { taken: 0, refused: 0 };
  const check = async (operation: string, body: unknown) => {
    const verdicts = await verdictsOn(operation, body);
    const { validators: isTaken } = verdicts;
    outcomes[isTaken ? "taken" : "refused"] += 1;
    expect({ operation, body, ...verdicts }).toEqual({
      ...{ operation, body, validators: isTaken, memory: isTaken, prism: isTaken },
    });
  };

  for (const place of inBodies)
    for (const probe of probesOf(place))
      await check(place.operation, withValueAt(requestBodyOf(place.operation), place.steps, probe));
  const boundaries = outcomes.taken + outcomes.refused;

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...inBodies), value, async ({ operation, steps }, made) => {
      const probe = { keyword: "pattern", isRight: true, value: made } as const;
      await check(operation, withValueAt(requestBodyOf(operation), steps, probe));
    }),
    { numRuns: RUNS - boundaries, seed },
  );
  expect(outcomes.taken + outcomes.refused).toBe(RUNS);
  // Neither everything nor nothing is right.
  expect(outcomes.taken).toBeGreaterThan(RUNS / 20);
  expect(outcomes.refused).toBeGreaterThan(RUNS / 20);
  process.stderr.write(
    `agreement, seed ${String(seed)}: ${String(boundaries)} boundaries, ${String(outcomes.taken)} taken, ${String(outcomes.refused)} refused\n`,
  );
});
