import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  createConfig,
  lint,
  lintDocument,
  loadConfig,
  parseYaml,
  Source,
  BaseResolver,
} from "@redocly/openapi-core";
import type { Config } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { folder, read } from "../openapi/documents.ts";
import type { Node } from "../openapi/documents.ts";
import { planted } from "./planted-mistakes.ts";

const configPath = join(folder, "redocly.yaml");
const config = await loadConfig({ configPath });
const { plugins, rules } = parseYaml(await readFile(configPath, "utf8")) as {
  plugins: string[];
  rules: Record<string, unknown>;
};
const bundle = await read("openapi.yaml");

/** One rule as it is configured, alone: what the others find is nothing to its test, and takes most of the time. */
const only = (rule: string): Promise<Config> =>
  createConfig(JSON.stringify({ plugins, rules: { [rule]: rules[rule] ?? "error" } }), {
    configPath,
  });

const problemsOf = async (document: unknown, config: Config) => {
  // Its text is nobody's concern here, and takes longer to parse than to judge.
  const source = new Source(join(folder, "copy.json"), "");
  const problems = await lintDocument({
    document: { source, parsed: document },
    externalRefResolver: new BaseResolver(config.resolve),
    config,
  });
  return problems.map(({ ruleId, message }) => ({ rule: ruleId, message }));
};

describe("the rules", () => {
  test.each(["openapi.yaml", "iam.yaml"])("find nothing in %s", async (name) => {
    expect(await lint({ ref: join(folder, name), config })).toEqual([]);
  });

  test("find nothing in the bundle", async () => {
    expect(await problemsOf(bundle, config)).toEqual([]);
  });

  test.each(planted)("$rule finds $mistake", async ({ rule, plant, message }) => {
    const copy = structuredClone(bundle) as Node;
    plant(copy);
    expect(await problemsOf(copy, await only(rule))).toContainEqual({
      rule,
      message: expect.stringMatching(message),
    });
  });

  test("of our own all have a planted mistake", () => {
    const own = Object.keys(rules).filter((name) => /^(house|rule)\//.test(name));
    expect(own.length).toBeGreaterThan(10);
    const withMistake = planted.map(({ rule }) => rule).filter((rule) => rule.includes("/"));
    expect(new Set(withMistake)).toEqual(new Set(own));
  });
});
