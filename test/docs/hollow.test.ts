/** What code takes for nothing is shown as what it is: false, 0, null, and what is empty. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { llmsText } from "../../scripts/docs/llms.ts";
import { siteFiles } from "../../scripts/docs/site/site.ts";
import { bundle } from "../../scripts/document/bundle.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { emitExamples } from "../../scripts/emit/examples.ts";
import { emitTypes } from "../../scripts/emit/types/index.ts";
import { typesOf } from "../../scripts/emit/types/named-types.ts";

const { document } = await bundle(join(import.meta.dirname, "documents/hollow.yaml"));
const files = await siteFiles(document);
const collection = JSON.parse(files["collection.json"] ?? "") as {
  item: { item: { request: { url: { query: object[] }; header: object[]; body: object } }[] }[];
};

/** The lines of a text from one that has `name` on, without anchors. */
const after = (text: string, name: string): string => {
  const plain = text.replace(/<a id="[^"]*"><\/a>/g, "");
  return plain.slice(Math.max(0, plain.indexOf(name)));
};

const told: readonly [name: string, ...sentences: string[]][] = [
  ["**`shelf`** · integer · query", "Which shelf.", "`0` when left out", "For example `0`."],
  ["**`sealed`** · boolean · query", "Sealed.", "For example `false`."],
  ["**`mark`** · string · query", "Mark.", "(empty) when left out", "For example (empty)."],
  ["**`owner`** · string or null · query", "Whose.", "`null` when left out", "For example `null`."],
  ["**`notes`** · array of string · query", "Notes.", "`[]` when left out", "For example `[]`."],
  [
    "**`quiet`** · boolean or string · header",
    "Whether to be quiet.",
    "For example:",
    "- `false` · `loud` · Be loud\n- (empty) · `unsaid` · As the shelf has it.",
  ],
  ["**`weight`** · integer", "In grams.", "`0` when left out", "For example `0`."],
  ["**`label`** · string or null", "The label.", "`null` when left out", "For example `null`."],
  ["**`lid`** · anything", "No lid.", "Always (empty)"],
  ["**`parts`** · anything", "No parts.", "Always `[]`"],
  ["**`extras`** · object", "Extras.", "`{}` when left out", "For example `{}`."],
  ["**`kind`** · anything", "The kind.", "One of `0`, `false`, `null`, (empty), `[]`, `{}`."],
  ["**`layers`** · array of integer", "Layers.", "At least 1 item", "- Each item (integer):"],
  ["Each item (integer):", "`0` when left out", "For example `0`."],
  ["**`X-Left`** · integer", "How much is left.", "For example `0`."],
  ["**`X-Full`** · boolean", "Whether it is full.", "For example:", "- `false` · `no`"],
];

describe.each(["reference.md", "operations/filljar.md", "llms-full.txt"])("%s", (file) => {
  const text = files[file] ?? "";

  test.each(told)("says all of %s", (name, ...sentences) => {
    const lines = after(text, name)
      .split("\n")
      .map((line) => line.trim());
    expect(lines.join("\n").replace(/\n+/g, "\n")).toContain(sentences.join("\n"));
  });

  test("shows each example's value", () => {
    const shown = [...text.matchAll(/: ([^:\n]*\(`\w+`\))\n\n\s*```\w*\n\s*(.*)\n\s*```/g)];
    expect(shown.map(([, title, value]) => [title, value])).toEqual([
      ["Nothing at all (`nothing`)", "null"],
      ["A zero (`zero`)", "0"],
      ["A no (`no`)", "false"],
      ["A blank (`blank`)", '""'],
      ["A word (`word`)", '"jar"'],
      ["No list (`list`)", "[]"],
      ["No map (`map`)", "{}"],
      ["Silence (`silence`)", "(empty)"],
    ]);
  });
});

test.each(["reference.html", "operations/filljar.html"])("%s shows the same values", (file) => {
  const text = (files[file] ?? "")
    .replace(/<a [^>]*>#<\/a>/g, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"');
  for (const [, ...sentences] of told)
    for (const sentence of sentences.flatMap((each) => each.split("\n")))
      expect(text).toContain(sentence.replaceAll("`", "").replace(/^- /, ""));
});

test("llms.txt has defaults and values, and links to nothing that isn't there", () => {
  const text = llmsText(document);
  expect(text).toContain('query mark: string(default="")');
  expect(text).toContain("query shelf: integer(default=0)");
  expect(text).toContain("query owner: string|null(default=null)");
  expect(text).toContain("query notes: [string] (default=[])");
  expect(text).toContain('kind: (enum=[0,false,null,"",[],{}])');
  const published = new Set([...Object.keys(files), "openapi.yaml", "openapi.json"]);
  const links = [...(files["llms.txt"] ?? "").matchAll(/\]\(([^)#]+)/g)].map(([, to = ""]) => to);
  expect(links.filter((to) => !published.has(to))).toEqual([]);
  expect(text).not.toMatch(/^## .*\n\n(## |$)/m);
});

test("doc comments have them as default and example", () => {
  const model = modelOf(document);
  const types = emitTypes(model, typesOf(model), "runtime");
  const commentOf = (name: string): string[] =>
    [...(types.split(new RegExp(`^ +${name}\\?:`, "m"))[0] ?? "").matchAll(/^ +\* (.*)$/gm)]
      .map(([, line = ""]) => line)
      .slice(-3);
  expect(commentOf("shelf")).toEqual(["Which shelf.", "@default 0", "@example 0"]);
  expect(commentOf("mark")).toEqual(["Mark.", '@default ""', '@example ""']);
  expect(commentOf("owner")).toEqual(["Whose.", "@default null", "@example null"]);
  expect(commentOf("quiet").slice(1)).toEqual(["@example false", '@example ""']);
  expect(commentOf("label")).toEqual(["The label.", "@default null", "@example null"]);
  expect(commentOf("extras")).toEqual(["Extras.", "@default {}", "@example {}"]);
  expect(types).toContain("- Each item: By default `0`.");
});

test("the collection begins with them, and the mock answers them", () => {
  const request = collection.item[0]?.item[0]?.request;
  expect(request?.url.query.map((each) => (each as { value: string }).value)).toEqual([
    ...["0", "false", "", "null", "[]"],
  ]);
  expect(request?.header).toContainEqual({ key: "quiet", value: "false", disabled: true });
  expect(request?.body).toMatchObject({ mode: "raw", raw: "{}" });

  const examples = emitExamples(modelOf(document), "ga-listeners/runtime");
  expect(examples).toContain('"X-Left": "0", "X-Full": "false"');
  expect(examples).toContain("{ example: null }");
});
