import { describe, expect, test } from "vitest";
import { option } from "../client/support/observed.ts";
import { createMock } from "../support/mock.ts";
import type { Seed } from "../support/mock.ts";

const url = "http://ga.test/v1/listeners";
const headers = { "X-Auth-Token": "mock-token" };

/** A seed that can be written to, as whoever makes one in a test has it. */
const createSeed = () => ({
  resources: {
    listener: [
      {
        value: { id: "a", ...structuredClone(option) } as Record<string, unknown>,
        dependants: ["g"],
      },
    ],
  },
  faults: [{ operation: ["createListener"], status: 503, headers: { "X-Why": "seed" } }],
});

const spoil = (seed: Seed): void => {
  const [thing] = seed.resources?.["listener"] ?? [];
  const value = thing?.value as { name: string; port_ranges: { from_port: number }[] };
  value.name = "spoilt";
  if (value.port_ranges[0]) value.port_ranges[0].from_port = 9;
  (thing?.dependants as string[] | undefined)?.push("spoilt");
  for (const fault of seed.faults ?? []) (fault.headers as { "X-Why": string })["X-Why"] = "spoilt";
};

const read = async (mock: ReturnType<typeof createMock>): Promise<string> =>
  JSON.stringify([
    await (await mock.fetch(url, { headers })).text(),
    await (await mock.fetch(url, { method: "POST", headers })).headers.get("X-Why"),
    mock.state.export().resources,
    mock.faults.list(),
  ]);

describe("what the mock remembers is its own", () => {
  test("whatever becomes of the seed that it began with, in every namespace and after a reset", async () => {
    const seed = createSeed();
    const mock = createMock({ seed });
    spoil(seed);
    expect(await read(mock)).not.toContain("spoilt");
    mock.reset();
    expect(await read(mock)).not.toContain("spoilt");
    expect(JSON.stringify(mock.namespace("late").state.export())).not.toContain("spoilt");
  });

  test("whatever becomes of a state that was put back, of one that was taken, and of a thing", async () => {
    const mock = createMock();
    const seed = createSeed();
    mock.state.import(seed);
    spoil(seed);
    spoil(mock.state.export());
    spoil({
      resources: { listener: mock.things?.list("listener", { offset: 0, limit: 1 })?.items ?? [] },
    });
    const [thing] = createSeed().resources.listener;
    mock.things?.replace("listener", "a", thing);
    spoil({ resources: { listener: thing ? [thing] : [] } });
    expect(await read(mock)).not.toContain("spoilt");
    expect(await read(mock)).not.toContain('"from_port":9}');
  });

  test("whatever becomes of a fault", async () => {
    const mock = createMock();
    const fault = { status: 503, headers: { "X-Why": "fault" } };
    mock.faults.add(fault);
    fault.headers["X-Why"] = "spoilt";
    expect((await mock.fetch(url, { headers })).headers.get("X-Why")).toBe("fault");
  });
});

test.each<[string, unknown, string]>([
  [
    "a number that JSON can't write",
    { id: 5n },
    "Invalid seed: must be what JSON can carry (Do not",
  ],
  [
    "a circle",
    Object.assign([] as unknown[], { 0: {} }).map((each) =>
      Object.assign(each as object, { each }),
    ),
    "Invalid seed: must be what JSON can carry (Converting circular structure to JSON)",
  ],
])("a seed with %s is refused in one line", (_, listener, line) => {
  const seed = { resources: { listener } } as unknown as Seed;
  expect(() => createMock({ seed })).toThrow(line);
  const mock = createMock();
  const before = mock.state.export().resources;
  expect(() => mock.state.import(seed)).toThrow(line);
  expect(mock.state.export().resources).toEqual(before);
});
