import { describe, expect, test } from "vitest";
import { compare } from "./model-run.ts";
import type { createTestMock } from "./support.ts";

type Bench = ReturnType<typeof createTestMock>;

test("thousands of steps, good and bad, find no difference between the engine and the model", () => {
  const { result, steps, met } = compare({ seed: 20190108, numRuns: 60 });
  expect(result.failed, `${result.counterexample}: ${result.errorInstance}`).toBe(false);
  expect(steps).toBeGreaterThan(5000);
  expect([...met].sort()).toStrictEqual([
    "200",
    "201",
    "204",
    "400 GA.9004",
    "400 GA.9101",
    "400 GA.9103",
    "400 GA.9107",
    "401 APIGW.0301",
    "404 GA.9002",
  ]);
});

describe("a planted difference is found:", () => {
  const bendUrl =
    (change: (url: string) => string) =>
    (bench: Bench): Bench => ({
      ...bench,
      send: (method, url, body, headers) => bench.send(method, change(url), body, headers),
    });

  const planted: [what: string, bend: (bench: Bench) => Bench][] = [
    [
      "a clock that is a little slow",
      (bench) => ({
        ...bench,
        clock: {
          ...bench.clock,
          advance: (by) => {
            bench.clock.advance(by - (by === 1000 ? 1 : 0));
          },
        },
      }),
    ],
    [
      "pages that can't be reversed",
      bendUrl((url) => url.replace("page_reverse=true", "page_reverse=false")),
    ],
    ["a list that isn't narrowed by status", bendUrl((url) => url.replace(/&status=\w+/, ""))],
    [
      "a token that never ends",
      (bench) => ({
        ...bench,
        send: (method, url, body, headers) =>
          bench.send(method, url, body, url.includes("auth") ? headers : undefined),
      }),
    ],
    [
      "a tag that is acknowledged and lost",
      (bench) => ({
        ...bench,
        send: (method, url, body, headers) => {
          if (!url.endsWith("/tags/delete")) return bench.send(method, url, body, headers);
          return bench.send(method, url, { tags: [{ key: "another" }] }, headers);
        },
      }),
    ],
    [
      "an import that forgets the newest listener",
      (bench) => ({
        ...bench,
        memory: {
          ...bench.memory,
          import: (value) => {
            const { resources } = value as { resources: { listener: unknown[] } };
            bench.memory.import({
              ...(value as object),
              resources: { listener: resources.listener.slice(0, -1) },
            });
          },
        },
      }),
    ],
  ];

  test.each(planted)("%s", (_what, bend) => {
    const { result } = compare({ seed: 20190108, numRuns: 60, endOnFailure: true }, bend);
    expect(result.failed).toBe(true);
  });
});
