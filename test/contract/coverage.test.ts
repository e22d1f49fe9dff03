/** What the tests cover of the documents: all of it, or the missing part fails by name. The figures are printed. */
import { afterAll, expect, test } from "vitest";
import { errors as iamErrors } from "../../generated/iam/operations.ts";
import { errors } from "../../generated/operations.ts";
import { operations, places } from "../../scripts/docs/ledger.ts";
import { createMockCore, sources } from "../support/mock.ts";
import { cases } from "./cases.ts";
import { constraintsIn } from "./constraints.ts";
import { requestOf, walked } from "./documents.ts";
import { judgeAnswer } from "./judge.ts";
import { probesOf } from "./probes.ts";

/** Places of which the tests try at least one value. */
const tried = new Set(places.filter((place) => probesOf(place).length > 0).map(({ name }) => name));

const figures: string[] = [];
afterAll(() => {
  process.stdout.write(`coverage of the documents: ${figures.join(", ")}\n`);
});

/** Says what isn't covered, and remembers how much is. */
const uncovered = (
  what: string,
  all: readonly string[],
  covered: { has(name: string): boolean },
): string[] => {
  const missing = all.filter((name) => !covered.has(name));
  figures.push(`${String(all.length - missing.length)} of ${String(all.length)} ${what}`);
  return missing;
};

test("every operation has a case, and a line in the ledger", () => {
  const ids = walked.map(({ id }) => id);
  const covered = new Set(Object.keys(cases).filter((id) => operations[id] !== undefined));
  expect(uncovered("operations", ids, covered)).toEqual([]);
});

test("every parameter is tried", () => {
  const all = walked.flatMap(({ id, contract }) =>
    contract.parameters.map((parameter) => `${id} ${parameter.in}.${parameter.name}`),
  );
  expect(uncovered("parameters", all, tried)).toEqual([]);
});

test("every property of requests and answers is tried", async () => {
  const documents = await Promise.all(sources.map(({ document }) => document()));
  const all = documents.flatMap((document) => [...constraintsIn(document).anchors.keys()]);
  const properties = all.filter((place) => /^\w+ (body|\d+)\b.*\w$/.test(place));
  expect(properties.length).toBeGreaterThan(500);
  expect(uncovered("properties", properties, tried)).toEqual([]);
});

test("every example and every code is answered, and is as documented", async () => {
  const { core } = createMockCore();
  const examples: string[] = [];
  const answered = new Set<string>();
  const codes = new Set<string>();
  for (const { id, contract } of walked)
    for (const [status, { types }] of Object.entries(contract.responses))
      for (const name of Object.values(types).flat()) {
        const example = `${id} ${status} ${name}`;
        examples.push(example);
        const ask = (prefer: string) => core.handle(requestOf(id, { headers: { prefer } }));
        const named = await ask(`example=${name}`);
        // A name that several statuses have stands for the first of them.
        const response = String(named.status) === status ? named : await ask(`code=${status}`);
        const problems = await judgeAnswer(id, response);
        if (String(response.status) !== status || problems.length > 0) continue;
        answered.add(example);
        if (status >= "400") codes.add(name);
      }
  const all = [...errors, ...iamErrors].map(({ code }) => code);
  expect(uncovered("examples of answers", examples, answered)).toEqual([]);
  expect(uncovered("codes", all, codes)).toEqual([]);
});
