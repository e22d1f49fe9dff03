/** Whatever is sent, in body, path or query: Prism and the engine call the same well-formed, and every answer is as documented. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMockCore } from "../support/mock.ts";
import { requestOf } from "./documents.ts";
import { judgeAnswer, judgeRequest } from "./judge.ts";
import { mutated } from "./mutate.ts";
import { vendor } from "./wrong.ts";
import type { Difference } from "./documents.ts";

const tag = fc.record({
  key: fc.constantFrom("a", "team", "键"),
  value: fc.constantFrom("", null, "b/c"),
});

const port = fc.integer({ min: 1, max: 65_535 });

const listener = fc.record(
  {
    name: fc.constantFrom("web", "a-1", "Z"),
    description: fc.constantFrom("", "a listener"),
    protocol: fc.constantFrom("TCP", "UDP"),
    port_ranges: fc.array(fc.record({ from_port: port, to_port: port }), {
      minLength: 1,
      maxLength: 3,
    }),
    client_affinity: fc.constantFrom("NONE", "SOURCE_IP"),
    accelerator_id: fc.uuid(),
    tags: fc.array(tag, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ["name", "protocol", "port_ranges", "accelerator_id"] },
);

const change = fc.record(
  {
    name: fc.constantFrom("web", "b"),
    description: fc.constant(""),
    client_affinity: fc.constant("NONE"),
  },
  { requiredKeys: ["name"] },
);

const filter = fc.record({
  tags: fc.array(fc.record({ key: fc.constantFrom("a", "b"), values: fc.constant(["c", ""]) }), {
    maxLength: 2,
  }),
});

const bodyOf = (
  ids: readonly string[],
  good: fc.Arbitrary<object>,
): fc.Arbitrary<readonly [string, Difference]> =>
  fc.tuple(
    fc.constantFrom(...ids),
    mutated(good).map((body) => ({ body })),
  );

const differences: fc.Arbitrary<readonly [string, Difference]> = fc.oneof(
  bodyOf(["createListener"], fc.record({ listener })),
  bodyOf(["updateListener"], fc.record({ listener: change })),
  bodyOf(
    ["createListenerTags", "deleteListenerTags"],
    fc.record({ tags: fc.array(tag, { minLength: 1 }) }),
  ),
  bodyOf(["filterListenersByTag", "countListenersByTag"], filter),
  fc.tuple(
    fc.constantFrom("showListener", "deleteListener", "showListenerTags"),
    fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .map((listener_id) => ({ path: { listener_id } })),
  ),
  fc.tuple(
    fc.constantFrom("listListeners", "listListenerTags"),
    fc
      .dictionary(
        fc.constantFrom("limit", "offset", "name", "status", "id", "page_reverse", "other"),
        fc.oneof(
          fc.constantFrom(
            "1",
            "0",
            "2001",
            "true",
            "ACTIVE",
            "-5",
            "a",
            " 1",
            "1e2",
            "0x10",
            "1.0",
            "+5",
            "Infinity",
            "null",
            "١",
          ),
          // Prism takes a blank text for the number 0.
          fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
        ),
      )
      .map((query) => ({ query: new URLSearchParams(query).toString() })),
  ),
);

const isFalsy = (body: unknown): boolean => !body; // Prism takes such a body for none

test("Prism and the engine agree on what is well-formed, whatever is sent", async () => {
  const value = { ...vendor, id: "1b11747a-b139-492f-9692-2df0b1c87193" };
  const { core, parts } = createMockCore({
    settle: 0,
    seed: { resources: { listener: [{ value }] } },
  });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(differences, async ([id, difference]) => {
      parts.reset();
      const request = requestOf(id, difference);
      const response = await core.handle(request);
      expect(response.status).toBeLessThan(500);
      expect(await judgeAnswer(id, response)).toEqual([]);
      seen.add(`${id} ${response.status}`);
      const invalid = response.body?.includes('"error_code":"GA.9001"') ?? false;
      if ("body" in difference && isFalsy(difference.body)) expect(invalid).toBe(true);
      else
        expect(await judgeRequest(request).then((verdict) => verdict !== undefined)).toBe(invalid);
    }),
    { numRuns: 1_500 },
  );
  const both = ["createListener", "updateListener", "createListenerTags", "listListeners"];
  for (const id of both) {
    expect([...seen].filter((each) => each.startsWith(`${id} `)).length).toBeGreaterThan(1);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
});
