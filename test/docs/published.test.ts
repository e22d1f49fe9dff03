/** What is published, document and pages, stands alone: each link in it leads to something that is published beside it. */
import { posix } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { ownSite } from "../../scripts/docs-site.ts";
import { publishedFiles } from "../../scripts/docs/published-document.ts";
import { operations as ledger } from "../../scripts/docs/ledger.ts";
import { emitReference } from "../../scripts/docs/reference.ts";
import { siteFiles } from "../../scripts/docs/site/site.ts";
import type { Document, Schema } from "../../scripts/document/types.ts";

const [merged, extras] = await ownSite();
const inPackage: Readonly<Record<string, string>> = {
  ...publishedFiles(merged, "reference.md"),
  "reference.md": emitReference(merged),
};
const site: Readonly<Record<string, string>> = {
  ...(await siteFiles(merged, extras)),
  ...publishedFiles(merged, "reference.html"),
  // Redocly's page is looked at in a browser; here it is only led to.
  "redoc.html": "",
};

const onSite = (name: string): string | undefined => site[posix.normalize(name)];
const packed = (name: string): string | undefined => inPackage[name];

/** Every text of a document. */
const textsIn = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(Object(value) as object).flatMap(textsIn);

/** The targets of Markdown links, but for those of the rest of the world. */
const targetsIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^()\s=]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^\w+:/.test(target));

/** Which targets lead nowhere. */
const dead = (targets: readonly string[], read: (name: string) => string | undefined): string[] =>
  [...new Set(targets)].filter((target) => {
    const [name = "", anchor] = target.split("#");
    const text = read(name);
    return text === undefined || (anchor !== undefined && !text.includes(`id="${anchor}"`));
  });

describe.each([
  ["on the site", onSite],
  ["in the package", packed],
])("the document %s", (_where, read) => {
  test.each(["openapi.yaml", "openapi.json"])("%s has every operation", (name) => {
    const document = parseYaml(read(name) ?? "") as Document;
    const calls = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((key) => /^(get|put|post|delete|patch)$/.test(key))
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(calls.sort()).toEqual(
      Object.values(ledger)
        .map(({ call }) => call)
        .sort(),
    );
    const tokens = document.paths?.["/v3/auth/tokens"];
    expect(tokens?.post?.servers?.[0]?.url).toBe("https://iam.myhuaweicloud.com");
    expect(tokens?.post?.security).toEqual([]);
  });

  test("is the same in YAML and in JSON", () => {
    const [yaml = "", json = ""] = [read("openapi.yaml"), read("openapi.json")];
    expect(parseYaml(yaml)).toEqual(JSON.parse(json));
  });

  test("has no link that leads nowhere, and names no file that isn't there", () => {
    const texts = textsIn(JSON.parse(read("openapi.json") ?? ""));
    const targets = texts.flatMap(targetsIn);
    expect(targets.length).toBeGreaterThan(50);
    expect(dead(targets, read)).toEqual([]);
    expect(texts.filter((text) => /\biam\.yaml\b|\(iam\//.test(text))).toEqual([]);
  });
});

test.each(["reference.md", "llms.txt"])("%s has no link that leads nowhere", (name) => {
  const text = onSite(name) ?? "";
  const targets = targetsIn(text).map((each) => (each.startsWith("#") ? name + each : each));
  expect(targets.length).toBeGreaterThan(50);
  expect(dead(targets, onSite)).toEqual([]);
});

test.each(["reference.html", "changelog.html"])("%s has no link that leads nowhere", (name) => {
  const text = onSite(name) ?? "";
  const targets = [...text.matchAll(/ href="([^"]+)"/g)]
    .map(([, target = ""]) => (target.startsWith("#") ? name + target : target))
    .filter((target) => !/^\w+:/.test(target));
  expect(targets.length).toBeGreaterThan(3);
  expect(dead(targets, onSite)).toEqual([]);
});

describe("patterns are of JSON Schema's portable subset", () => {
  const patternsIn = (value: unknown): string[] => {
    const schema = Object(value) as Schema;
    const own = typeof schema["pattern"] === "string" ? [schema["pattern"]] : [];
    return [
      ...own,
      ...Object.values(schema).flatMap((each) =>
        typeof each === "object" ? patternsIn(each) : [],
      ),
    ];
  };
  const patterns = [...new Set(patternsIn(merged))];

  test("without escapes but for \\x, without look-around and lazy quantifiers", () => {
    expect(patterns.length).toBeGreaterThan(3);
    expect(patterns.filter((each) => /\\(?!x)|\(\?|[*+?}][?+]/.test(each))).toEqual([]);
  });

  test("and mean the same with the flag u and without it", () => {
    const characters = Array.from({ length: 0x3_0000 }, (_, at) => at)
      .filter((at) => at < 0xd800 || at > 0xdfff)
      .map((at) => String.fromCodePoint(at));
    for (const pattern of patterns) {
      const [strict, lax] = [new RegExp(pattern, "u"), new RegExp(pattern)];
      expect(characters.filter((each) => strict.test(each) !== lax.test(each))).toEqual([]);
    }
  });
});
