import { mkdtempSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations as ledger } from "../../scripts/docs/ledger.ts";
import type { MockServer } from "../support/mock.ts";
import {
  environmentOf,
  expectUse,
  operations,
  runScripts,
  runShell,
  sample,
  startMockOfSamples,
  type Results,
} from "./samples/running.ts";

const startGuide = join(import.meta.dirname, "../../openapi/guides/start.md");
const startFile = join(mkdtempSync(join(tmpdir(), "guide-")), "start-guide.ts");
const codeOf = async (guide: string): Promise<string> => {
  const [, code = ""] = /^ *```ts\n([\s\S]*?)^ *```/m.exec(await readFile(guide, "utf8")) ?? [];
  return code;
};

let mock: MockServer;
let results: Map<string, Results[number][1]>;

const scripts = ["ts", "js"].flatMap((language) =>
  operations.map((each) => sample(each, language)),
);

beforeAll(async () => {
  mock = await startMockOfSamples();
  await writeFile(startFile, await codeOf(startGuide));
  const env = environmentOf(mock);
  const all = await Promise.all([
    runScripts([...scripts, startFile], env),
    ...operations.map((each) => runShell(sample(each, "sh"), env)),
  ]);
  results = new Map(all.flat());
});
afterAll(async () => {
  await rm(dirname(startFile), { recursive: true });
  await mock.close();
});

describe.each(operations)("the samples of %s", (operation) => {
  test.each(["ts", "sh", "js"])("in .%s make the call and use its answer", (language) => {
    expectUse(operation, language, mock, results);
  });
});

test("without what they read from the environment, they say what to set", async () => {
  const { GA_TOKEN: _, IAM_PASSWORD: __, ...bare } = environmentOf(mock);
  const said = await Promise.all([
    runScripts(scripts, bare),
    ...operations.map((each) => runShell(sample(each, "sh"), bare)),
  ]);
  const all = said.flat();
  expect(all).toHaveLength(3 * Object.keys(ledger).length); // fetch, the client, curl
  for (const [file, { error }] of all) {
    const variable = file.startsWith("createToken") ? "IAM_PASSWORD" : "GA_TOKEN";
    expect([file, error]).toEqual([file, expect.stringContaining(variable)]);
  }
});

test("the start makes a listener that becomes ACTIVE", () => {
  const result = results.get("start-guide.ts");

  expect(result?.error).toBeUndefined();
  expect(result?.printed).toMatch(/^[0-9a-f-]{36} ACTIVE$/);
});
