import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../scripts/lint-checks.ts";
import { ruleMistakes } from "../../scripts/rule-mistakes.ts";
import { folder } from "../openapi/documents.ts";

test.each(["openapi.yaml", "iam.yaml"])("the rules of %s have no mistake", async (name) => {
  expect(await ruleMistakes(join(folder, name))).toEqual([]);
});

describe("a mistake in a rule", () => {
  let copy: string;
  const ports = "components/schemas/PortRangeOption.yaml";
  const rule = "self.from_port <= self.to_port";

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), "rules-"));
    await cp(folder, copy, { recursive: true });
  });
  afterAll(() => rm(copy, { recursive: true }));

  test.each([
    ["an unknown property", "self.first_port <= self.to_port", /first_port/],
    ["a wrong type", "self.from_port <= 'high'", /int|string/],
    ["an unsupported macro", "self.from_port.matches('1')", /matches/],
    ["others without a parent", "size(others) < 10", /others/],
  ])("is named with file and line: %s", async (_name, mistaken, reason) => {
    const text = await readFile(join(folder, ports), "utf8");
    expect(text).toContain(rule);
    await writeFile(join(copy, ports), text.replace(rule, mistaken));

    const [found, ...others] = await ruleMistakes(join(copy, "openapi.yaml"), copy);

    const line = text.slice(0, text.indexOf("- id: range-order")).split("\n").length;
    expect(found).toMatch(new RegExp(`^${ports}:${String(line)}:`));
    expect(found).toMatch(reason);
    expect(others).toEqual([]);
  });
});

test("a document that can't be read fails its checks in words", async () => {
  const copy = await mkdtemp(join(tmpdir(), "rules-"));
  await writeFile(
    join(copy, "openapi.yaml"),
    'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: { /a: { $ref: nowhere.yaml } }\n',
  );
  const result = await check("rules", () => ruleMistakes(join(copy, "openapi.yaml"), copy));
  expect(result).toMatchObject({ name: "rules", passed: false });
  expect(result.output).toMatch(/^openapi\.yaml:3:\d+ Can't resolve \$ref: .*nowhere\.yaml'\n$/);
  await rm(copy, { recursive: true });
});
