import { describe, expect, test } from "vitest";
import { emitReference } from "../../scripts/docs/reference.ts";
import { llmsText } from "../../scripts/docs/llms.ts";
import { mergeDocuments, readSources } from "../../scripts/docs/site-document.ts";
import { siteFiles } from "../../scripts/docs/site/site.ts";
import { ApiError } from "../../src/client/errors.ts";
import type { Document, Schema } from "../../scripts/document/types.ts";
import { catalogueOf } from "../../scripts/document/error-catalogue.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { api } from "../emit/support/api.ts";

const document = mergeDocuments(await readSources());
const { operations } = modelOf(document);
const reference = emitReference(document);
const llms = llmsText(document);
const page = (await siteFiles(document))["reference.html"] ?? "";

const anchors = [...reference.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = ""]) => id);
/** The text of an anchor's paragraph. */
const at = (anchor: string): string => {
  const start = reference.indexOf(`<a id="${anchor}"></a>`);
  return start < 0 ? `#${anchor} is missing` : (reference.slice(start).split("\n\n")[0] ?? "");
};
const slug = (...parts: readonly string[]): string =>
  parts
    .join("-")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, "-");

test("messages of errors are told as people read them", () => {
  expect(reference).toContain("HTTP 404 · `Not found: …`");
  expect(llms).toContain("404: Not found: ….");
  expect(llms).not.toContain("%s");
});

describe.each(operations.map((each) => [each.id, each] as const))(
  "operation %s",
  (id, operation) => {
    test("has an anchor, its method and path, its permission and its parameters", () => {
      const section = reference.slice(reference.indexOf(`<a id="${slug(id)}"></a>`));

      expect(at(slug(id))).toContain(operation.source.summary);
      expect(section).toContain(`\`${operation.method.toUpperCase()} ${operation.path}\``);
      for (const { name } of operation.parameters)
        expect(at(slug(id, name))).toContain(`**\`${name}\`**`);
      for (const status of Object.keys(operation.responses))
        expect(at(slug(id, status))).toContain(status);
      const permission = operation.source["x-permission"];
      if (permission !== undefined)
        expect(at(slug("permission", permission))).toContain(permission);
    });

    test("has its samples, and stands in llms.txt", () => {
      const samples =
        (operation.source as { "x-codeSamples"?: { source: string }[] })["x-codeSamples"] ?? [];

      expect(samples).toHaveLength(4);
      for (const { source } of samples) expect(reference).toContain(source.trim());
      expect(llms).toContain(`[${id}](reference.md#${slug(id)})`);
      expect(llms).toContain(`\`${operation.method.toUpperCase()} ${operation.path}\``);
    });
  },
);

const KEYWORDS = [
  ...[
    "format",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "default",
  ],
];

/** Every field of the schemas that have a name, with its place. */
const fields = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => {
  const walk = (owner: string[], { properties = {} }: Schema): [string, string, Schema][] =>
    Object.entries(properties).flatMap(([key, property]) => [
      [slug(...owner, key), key, property] as [string, string, Schema],
      ...walk([...owner, key], property),
    ]);
  return walk(["schema", name], schema);
});

test.each(fields)("the field #%s is there with all that limits it", (anchor, name, schema) => {
  expect(at(anchor)).toContain(`**\`${name}\`**`);
  for (const keyword of KEYWORDS.filter((each) => schema[each] !== undefined)) {
    expect(anchors).toContain(slug(anchor, keyword));
    // At least nothing goes without saying.
    if (keyword === "minLength" && schema[keyword] === 0) continue;
    expect(at(slug(anchor, keyword))).toContain(String(schema[keyword]));
  }
  for (const value of schema.enum ?? [])
    expect(anchors).toContain(slug(anchor, "value", String(value)));
  expect(llms).toMatch(new RegExp(`\\b${name}\\*?: `));
});

test.each(catalogueOf(document, operations).errors)(
  "the error $code ($status) is there with what to do",
  ({ code, status, message, help }) => {
    const section =
      reference.slice(reference.indexOf(`<a id="${slug(code)}"></a>`)).split("\n### ")[0] ?? "";

    const told = message.replaceAll("%s", "…");
    expect(section).toContain(`HTTP ${String(status)} · \`${told}\``);
    expect(section).toContain(`**What to do:** ${help}`);
    expect(llms).toContain(`[${code}](reference.md#${slug(code)}) ${String(status)}: ${told}`);
  },
);

test("the help of an ApiError leads to its code", () => {
  const codes = catalogueOf(document, operations).errors.map(({ code }) => code);
  const addresses = codes.map((code) => new ApiError("refused", { code }).help);

  expect(
    addresses.filter((each) => !anchors.includes(each.replace("reference.html#", ""))),
  ).toEqual([]);
});

test("every guide is there", () => {
  const guides = (document.tags ?? []).filter((tag) => tag["x-traitTag"] === true);

  expect(guides.length).toBeGreaterThanOrEqual(11);
  for (const { name } of guides)
    expect(reference).toContain(`## <a id="${slug(name)}"></a>${name}`);
});

test("every anchor is given once, and every link within the reference leads to one", () => {
  const links = [...reference.matchAll(/\]\(#([^)]+)\)/g)].map(([, target = ""]) => target);

  expect(anchors.filter((each, index) => anchors.indexOf(each) !== index)).toEqual([]);
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((each) => !anchors.includes(each))).toEqual([]);
});

test("llms.txt links only to what is there", () => {
  const links = [...llms.matchAll(/\]\(reference\.md#([^)]+)\)/g)].map(([, target = ""]) => target);

  expect(links.filter((each) => !anchors.includes(each))).toEqual([]);
});

test("the static page has every anchor of the reference once", () => {
  const ids = [...page.matchAll(/\bid="([^"]+)"/g)].map(([, id = ""]) => id);

  expect(anchors.filter((each) => !ids.includes(each))).toEqual([]);
  expect(ids.filter((each, index) => ids.indexOf(each) !== index)).toEqual([]);
});

test("somebody with the reference alone finds the answers", () => {
  const section = (anchor: string, end = "\n### "): string =>
    reference.slice(reference.indexOf(`<a id="${anchor}"></a>`)).split(end)[0] ?? "";

  expect(section("schema-resourcetagoption-key", "\n- ")).toContain("1 to 128 characters");
  expect(section("ga-9101")).toMatch(/overlapped[\s\S]*What to do/);
  expect(section("deletelistener")).toContain("ga:listener:delete");
  expect(section("life-cycle", "\n## ")).toMatch(
    /### Wait until a listener is ACTIVE[\s\S]*waitUntilActive/,
  );
  expect(section("createlistener")).toContain("ga.listeners.create({");
});

test("any document has a reference: without tags, summaries or schemas, in 3.0, with what Markdown would misread", () => {
  const other: Document = {
    openapi: "3.0.3",
    info: {
      title: "A *bold* API",
      version: "1",
      description: "# One\n\n## Two\n\n```\n# not a heading\n```",
    },
    paths: {
      "/pets/{id}": {
        get: {
          parameters: [
            {
              name: "id",
              in: "path",
              required: true,
              schema: { type: "integer", minimum: 0, exclusiveMinimum: true },
            },
          ],
          responses: {
            default: {
              description: "Any | answer",
              content: { "text/plain": { schema: { type: "string", nullable: true } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Pet: {
          oneOf: [
            { $ref: "#/components/schemas/Cat" },
            { type: "object", properties: { "`odd`": { type: "string" } } },
          ],
        },
        Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }], required: ["name"] },
        cat: {
          type: "object",
          additionalProperties: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
        },
      },
    },
  };
  const text = emitReference(other);

  expect(text).toContain("# A \\*bold\\* API");
  expect(text).toMatch(/^## One$/m);
  expect(text).toMatch(/^### Two$/m);
  expect(text).toMatch(/^# not a heading$/m);
  expect(text).toContain("GET /pets/{id}");
  expect(text).toContain("More than 0");
  expect(text).toContain("string or null");
  expect(text).toContain("**`` `odd` ``**");
  expect(text).toContain("array of [Pet](#schema-pet)");
  expect(text).toContain('<a id="schema-cat"></a>Cat');
  expect(text).toContain('<a id="schema-cat-2"></a>cat');
});

test("operations stand in the group of their first tag, declared or not, and say which others they have", () => {
  const operations = {
    "get /a": { operationId: "one", tags: ["Late", "Known"] },
    "get /b": { operationId: "two", tags: ["Known", "*Odd*"] },
    "get /c": { operationId: "three", tags: ["Late"] },
    "get /d": { operationId: "four" },
  };
  const tags = [{ name: "Known", description: "What is known." }];
  const text = emitReference({ ...api(operations), tags }).replaceAll(/<a id="[^"]*"><\/a>/g, "");
  expect(text.match(/^##+ .+/gm)?.filter((line) => !/Answers|Contents/.test(line))).toEqual([
    "## Known",
    "### two",
    "## Late",
    "### one",
    "### three",
    "## Other operations",
    "### four",
  ]);
  expect(text).toContain("operation `one` · no authentication · also of Known\n");
  expect(text).toContain(String.raw`also of \*Odd\*`);
});
