import fc from "fast-check";
import * as commands from "./model-commands.ts";
import { settleTime } from "./model.ts";
import { createTestMock, start } from "./support.ts";
import type { Model } from "./model.ts";

type Bench = ReturnType<typeof createTestMock>;

const port = fc.integer({ min: 1, max: 40 });
const range = fc
  .tuple(port, fc.integer({ min: -1, max: 3 }))
  .map(([from, length]) => ({ from_port: from, to_port: Math.max(1, from + length) }));
const ranges = fc.array(range, { minLength: 1, maxLength: 2 });
const name = fc.constantFrom("web", "dns", "game");
const key = fc.integer({ min: 1, max: 25 }).map((number) => `key-${number}`);
const tags = (minLength: number, maxLength: number) =>
  fc.array(
    fc.tuple(key, fc.constantFrom("a", "b", "", null)).map(([key, value]) => ({ key, value })),
    {
      minLength,
      maxLength,
    },
  );
const place = fc.integer({ min: -1, max: 30 });
const accelerator_id = fc.constantFrom(...commands.accelerators);
const narrow = fc.record(
  { accelerator_id, name, status: fc.constantFrom("ACTIVE", "PENDING", "DELETING") },
  { requiredKeys: [] },
);

const kinds: fc.Arbitrary<commands.Step>[] = [
  ...Array<fc.Arbitrary<commands.Step>>(4).fill(
    fc
      .record({
        name,
        protocol: fc.constantFrom("TCP", "UDP"),
        accelerator_id,
        port_ranges: ranges,
        tags: tags(0, 3),
      })
      .map(commands.create),
  ),
  fc
    .tuple(place, name, fc.option(ranges, { nil: undefined }))
    .map((each) => commands.update(...each)),
  place.map(commands.remove),
  fc.tuple(place, tags(1, 15)).map((each) => commands.tag(...each)),
  fc.tuple(place, key).map((each) => commands.untag(...each)),
  place.map(commands.show),
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.boolean(), narrow)
    .map((each) => commands.list(...each)),
  fc.tuple(key, fc.subarray(["a", "b", ""])).map((each) => commands.filter(...each)),
  ...Array<fc.Arbitrary<commands.Step>>(3).fill(
    fc.constantFrom(1, 999, 1000, 2000).map(commands.advance),
  ),
  fc.constant(commands.settle),
  fc.constant(commands.moveHouse),
  ...Array<fc.Arbitrary<commands.Step>>(2).fill(fc.constant(commands.signIn)),
  fc
    .integer({ min: 0, max: 4 })
    .map((chance) => (chance === 0 ? commands.expire : commands.signIn)),
];

/** Runs sequences of steps on a mock and its model; `bend` may plant a difference in the mock. */
export const compare = (
  options: fc.Parameters<[Iterable<commands.Step>]>,
  bend: (bench: Bench) => Bench = (bench) => bench,
) => {
  let steps = 0;
  const met = new Set<string>();
  const property = fc.property(
    fc.commands(kinds, { maxCommands: 300, size: "max" }),
    (sequence) => {
      const bench = bend(createTestMock({ settle: settleTime }));
      const now: Model = { now: start, listeners: [], tokenEnd: start };
      const real = { ...bench, token: "", met };
      commands.signIn.run(now, real);
      fc.modelRun(() => ({ model: now, real }), sequence);
      steps += [...sequence].length;
    },
  );
  const result = fc.check(property, options);
  return { result, steps, met };
};
