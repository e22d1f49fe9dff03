/** Nothing of a document is dropped: each of its texts, values and limits stands in the reference, and each name and limit in llms.txt. */
import { join } from "node:path";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { llmsText } from "../../scripts/docs/llms.ts";
import { emitReference } from "../../scripts/docs/reference.ts";
import { mergeDocuments, readSources } from "../../scripts/docs/site-document.ts";
import { siteFiles } from "../../scripts/docs/site/site.ts";
import { bundle } from "../../scripts/document/bundle.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { emitClient } from "../../scripts/emit/client/index.ts";
import { emitTypes } from "../../scripts/emit/types/index.ts";
import { typesOf } from "../../scripts/emit/types/named-types.ts";
import type { Document } from "../../scripts/document/types.ts";

const read = async (file: string): Promise<Document> =>
  (await bundle(join(import.meta.dirname, file))).document;

const documents: readonly [name: string, document: Document][] = [
  ["ours", mergeDocuments(await readSources())],
  ["one with what ours lacks", await read("documents/shapes.yaml")],
  ["one of events", await read("../documents/events.yaml")],
];

/** Letters and digits only: how a page writes the rest is its own business. */
const bare = (text: string): string =>
  text
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll(/<[/a-z][^<>]*>/g, "")
    .replaceAll(/&#?\w+;|[^\p{L}\p{N}]/gu, "");

/** Code spans and links are read as what they show. */
const prose = (text: string): string => bare(text.replaceAll(/\]\([^()]*\)/g, "]"));

interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** Every text and number with its place. Extensions have tests of their own. */
const leavesOf = (value: unknown, path = ""): Leaf[] => {
  if (typeof value === "string" || typeof value === "number")
    return [{ path, text: String(value) }];
  return Object.entries(Object(value) as object).flatMap(([key, each]) =>
    key.startsWith("x-") || key === "$ref" || key === "mapping"
      ? []
      : leavesOf(each, `${path}/${key}`),
  );
};

/** Texts that are told in other words: a reference leads where it says, and "at least 0" goes without saying. */
const isToldOtherwise = ({ path, text }: Leaf): boolean =>
  /\/(license\/identifier|minLength|minItems|minProperties)$/.test(path) ||
  /^#\//.test(text) ||
  // A component that nothing of the page uses by itself stands where it is used.
  /^\/components\/(examples|responses|parameters|headers|requestBodies)\//.test(path);

describe.each(documents)("%s", async (_name, document) => {
  const files = await siteFiles(document);
  const reference = emitReference(document);
  const all = leavesOf(document).filter((each) => !isToldOtherwise(each));

  const missing = (page: string, rendered: (text: string) => string = (text) => text): string[] => {
    const shown = [bare(page), prose(page)];
    const isThere = (text: string) =>
      page.includes(text) ||
      [bare, prose].some((read) => shown.some((each) => each.includes(read(rendered(text)))));
    return all
      .filter(({ text }) => !isThere(text))
      .map(({ path, text }) => `${path}: ${text.slice(0, 60)}`);
  };

  test("reference.md has every text and limit", () => {
    expect(missing(reference)).toEqual([]);
  });

  test("reference.html has them too", () => {
    const page = files["reference.html"] ?? "";
    expect(missing(page, (text) => marked.parse(text, { async: false }))).toEqual([]);
  });

  const pagesOf = (ending: string): string =>
    Object.entries(files)
      .filter(([path]) => path.endsWith(ending) && !path.startsWith("reference."))
      .map(([, text]) => text)
      .join("\n");

  test("the pages have them, without the one that has all", () => {
    expect(missing(pagesOf(".html"), (text) => marked.parse(text, { async: false }))).toEqual([]);
  });

  test("and so have their twins in Markdown", () => {
    expect(missing(pagesOf(".md"))).toEqual([]);
  });

  test("and so has llms-full.txt", () => {
    expect(missing(files["llms-full.txt"] ?? "")).toEqual([]);
  });

  const limits = all.filter(
    ({ path }) =>
      path.startsWith("/components/schemas/") &&
      !/\/(type|title|description|examples?|default|externalDocs)(\/|$)/.test(path),
  );

  test("llms.txt has every limit of a schema", () => {
    const shown = bare(llmsText(document));
    expect(limits.length).toBeGreaterThan(10);
    expect(limits.filter(({ text }) => !shown.includes(bare(text)))).toEqual([]);
  });

  test("doc comments and types have every limit and every description, of parts without a name too", () => {
    const model = modelOf(document);
    const types = typesOf(model);
    const shown = bare(emitTypes(model, types, "runtime") + emitClient(model, types, "runtime"));
    // Links, servers and what stands elsewhere are no part of a type or a method.
    const described = all.filter(
      ({ path }) =>
        /\/(description|title|summary)$/.test(path) &&
        !/^\/(info|tags|servers|components\/securitySchemes)\/|\/(links|servers|externalDocs|examples?)\//.test(
          path,
        ),
    );
    expect(described.length).toBeGreaterThan(0);
    // XML is no business of TypeScript's types.
    const typed = limits.filter(({ path }) => !path.includes("/xml/"));
    expect([...typed, ...described].filter(({ text }) => !shown.includes(bare(text)))).toEqual([]);
  });
});
