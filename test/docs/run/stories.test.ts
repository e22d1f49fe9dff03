/** The stories of the errors: each is told, and each ends as it says. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { errors } from "../../../generated/operations.ts";
import { readRequest } from "../../../scripts/docs/run/browser/request.ts";
import { readStories, storyMistakes } from "../../../scripts/docs/run/stories.ts";
import { createMock } from "../../../src/ga/mock/create.ts";
import type { Seed } from "../../../src/mock/control/seed.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const stories = await readStories(here("../../../openapi/stories.yaml"), errors);
const usual = JSON.parse(
  await readFile(here("../../../openapi/samples/seed.json"), "utf8"),
) as Seed;

test.each(stories.map((each) => [`${each.code} with ${String(each.status)}`, each] as const))(
  "the story of %s ends with it, and not before",
  async (_, { code, status, seed = usual, faults = [], requests }) => {
    const mock = createMock({ seed });
    for (const rule of faults) mock.faults.add(rule);
    const answers: { status: number; code?: string; message?: string }[] = [];
    for (const text of requests) {
      const { method, path, headers, body } = readRequest(text);
      const response = await mock.fetch(`http://localhost${path}`, {
        method,
        headers: headers.map(([name, value]): [string, string] => [name, value]),
        ...(body === undefined ? {} : { body }),
      });
      const { error_code, error_msg } = (await response.json()) as Record<string, string>;
      answers.push({
        status: response.status,
        ...(error_code === undefined ? {} : { code: error_code }),
        ...(error_msg === undefined ? {} : { message: error_msg }),
      });
    }

    expect(answers.at(-1)).toMatchObject({ status, code });
    expect(answers.at(-1)?.message).not.toMatch(/%s|fault of the mock/);
    expect(answers.slice(0, -1).every((each) => each.status < 300)).toBe(true);
  },
);

const story = (change: object): object => ({
  code: "A.1",
  status: 400,
  tells: "It happens.",
  requests: ["GET /things"],
  ...change,
});
const catalogue = [{ code: "A.1", status: 400 }];

test.each<[string, unknown, RegExp]>([
  ["a missing story", [], /no story makes A\.1 with 400/],
  ["one of another status", [story({ status: 404 })], /no operation answers A\.1 with 404/],
  ["a second one", [story({}), story({})], /two stories make A\.1 with 400/],
  ["a word that means nothing", [story({ then: 1 })], /story of A\.1 has no then/],
  ["no sentence", [story({ tells: "it happens" })], /story of A\.1 needs tells/],
  ["no request", [story({ requests: [] })], /needs a list of requests/],
  ["a request without a path", [story({ requests: ["GET things"] })], /Line 1 must be a method/],
  ["a strange header", [story({ requests: ["GET /a\nAccept"] })], /Line 2 must be a header/],
  ["a fault without effect", [story({ faults: [{ count: 1 }] })], /fault needs one of/],
  ["no list", {}, /must be a list/],
])("%s is found out", (_, stories, mistake) => {
  expect(storyMistakes(stories, catalogue).join("\n")).toMatch(mistake);
});

test("the stories that are told are right", () => {
  expect(storyMistakes([story({})], catalogue)).toEqual([]);
});
