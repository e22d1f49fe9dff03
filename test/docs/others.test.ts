import { join } from "node:path";
import { Marked } from "marked";
import { describe, expect, test } from "vitest";
import { changelog } from "../../scripts/docs/changelog.ts";
import { llmsText } from "../../scripts/docs/llms.ts";
import { mergeDocuments, readSources } from "../../scripts/docs/site-document.ts";
import { emitReference } from "../../scripts/docs/reference.ts";
import { siteFiles } from "../../scripts/docs/site/site.ts";
import { bundle } from "../../scripts/document/bundle.ts";

const read = async (name: string) =>
  (await bundle(join(import.meta.dirname, "documents", `${name}.yaml`))).document;

/** The section of an operation, by its id. */
const sectionOf = (reference: string, id: string): string =>
  reference.split(/(?=### <a id=")/).find((each) => each.startsWith(`### <a id="${id}">`)) ?? "";

describe("the reference says who may call", () => {
  test.each([
    ["both", "authentication `key` and `tenant`"],
    ["either", "authentication `key` or `oauth` (`things:read`, `things:write`)"],
    ["maybe", "authentication `key`, or none"],
    ["open", "no authentication"],
  ])("%s: %s", async (id, words) => {
    const text = sectionOf(emitReference(await read("auth")), id);
    expect(text.split("\n\n")[1]).toMatch(new RegExp(`${words.replace(/[()]/g, "\\$&")}$`));
  });

  test("and where tokens come from", async () => {
    const text = emitReference(await read("auth"));
    expect(text).toContain("tokenUrl `https://auth.example.com/token`");
    expect(text).toContain("`things:write`: Change things.");
    expect(text).toContain("`https://auth.example.com/.well-known/openid-configuration`");
    expect(text).toContain("format `JWT`");
  });
});

describe("the servers of a path or an operation", () => {
  test("stand beside it in reference and llms.txt", async () => {
    const document = mergeDocuments(await readSources());

    expect(sectionOf(emitReference(document), "createtoken")).toContain(
      "Servers: `https://iam.myhuaweicloud.com`",
    );
    expect(llmsText(document)).toMatch(/createToken.*at https:\/\/iam\.myhuaweicloud\.com/);
    expect(llmsText(document)).toContain("X-Auth-Token");
    expect(llmsText(document)).toContain("X-Subject-Token");
  });

  test("are all there, with their variables, in another's document", async () => {
    const document = await read("servers");
    const text = emitReference(document);
    const urls = [...JSON.stringify(document).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url);

    expect(urls.length).toBeGreaterThan(2);
    for (const url of urls) expect(text).toContain(`\`${String(url)}\``);
  });
});

describe("a description is a document of its own", async () => {
  const reference = emitReference(await read("leaks"));
  const html = new Marked({ gfm: true }).parse(reference, { async: false });

  test.each(["AFTER-FENCE-1", "AFTER-COMMENT", "AFTER-DETAILS"])("%s is text", (words) => {
    const before = html.slice(0, html.indexOf(words));

    expect(html).toContain(words);
    expect(before.split("<pre>").length).toBe(before.split("</pre>").length);
    expect(before.split("<details>").length).toBe(before.split("</details>").length);
    expect(before.lastIndexOf("<!--")).toBeLessThanOrEqual(before.lastIndexOf("-->"));
  });

  test("its links are its own", () => {
    expect(sectionOf(reference, "getlinks")).toContain(
      "[the guide](https://example.com/guide-of-operation)",
    );
    expect(sectionOf(reference, "getlinks")).toContain("Take item[1] of the list.");
    expect(html).toContain("item[1]");
    expect(html).toContain("list[g]");
  });

  test("its headings go below the one it stands under, underlined ones too", () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(reference).toMatch(/^### Overview$/m);
    expect(reference).toMatch(/^#### Details$/m);
  });
});

describe("what is said at places where ours says nothing", async () => {
  const document = await read("corners");
  const reference = emitReference(document);
  const files = await siteFiles(document);
  const pages = Object.entries(files)
    .filter(([path]) => path.endsWith(".html") && path !== "reference.html")
    .map(([, html]) => html)
    .join("\n");

  test.each([
    "All lists",
    "What holds of every call here.",
    "First words on parcels.",
    "More words on parcels.",
    "Beside the reference.",
    "Of the schema itself.",
    "Beside a header.",
    "Beside an answer.",
    "How many are left.",
    "Of the path that is called back.",
    "More on calling back",
    "of-the-path",
    "of-the-webhook",
    "https://callback.example.com",
    "https://parcels.example.com",
    "A sign of life",
    "A key by another name.",
    "https://auth.example.com/again",
    "https://example.com/far.json",
    "Far away",
    "The first of two.",
    "Each of many.",
    "One way.",
  ])("%s", (words) => {
    expect(reference).toContain(words);
    expect(pages).toContain(words);
  });

  test("is not what a reference leads to, where something stands beside it", () => {
    expect(reference).not.toContain("Later.");
  });

  test("is told of its type, and of who may call", () => {
    expect(reference).toContain("**`none`** · nothing");
    expect(reference).toContain("**`always`** · string");
    expect(reference).toContain("`POST ping` · authentication `certificate`");
    expect(reference).toContain("apiKey, sent in the cookie `X-Key`\n\nA key by another name.");
    expect(reference).toContain("· By **region** of the world (`region` is `north`");
  });

  test("is in a list of its own", () => {
    expect(sectionOf(reference, "schema-thing")).toContain("- what it isn't\n\n<!-- -->\n\n- <a");
    expect(sectionOf(reference, "getlists")).toContain("**200**\n\n  - a list\n  - of words");
  });

  test("has one page an operation, with a title", () => {
    expect(reference.match(/### <a id="getlists"><\/a>getLists$/gm)).toHaveLength(1);
    expect(Object.keys(files).filter((path) => /^operations.*md$/.test(path))).toEqual([
      "operations/getparcels.md",
      "operations/getlists.md",
    ]);
  });

  test("has addresses that no page gives twice", () => {
    for (const [path, html] of Object.entries(files).filter(([name]) => name.endsWith(".html"))) {
      const ids = [...html.matchAll(/<[a-z][^<>]*? id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.length, path).toBeGreaterThan(3);
      expect(
        ids.filter((id, at) => ids.indexOf(id) < at),
        path,
      ).toEqual([]);
    }
  });

  test("llms.txt has servers with variables, and where tokens come from", () => {
    const text = files["llms.txt"];
    expect(text).toContain("region is north when left out, one of north, south, Where `data` lies");
    expect(text).toContain("at https://parcels.example.com");
    expect(text).toContain("viaReference = apiKey, sent in the cookie X-Key");
    expect(text).toContain("tokenUrl https://auth.example.com/token");
  });
});

test("what a reference leads to has a section, wherever it was written", async () => {
  const text = emitReference(await read("corners"));
  const [, anchor = ""] = /\*\*`other`\*\* · .*\]\(#([^)]+)\)/.exec(text) ?? [];
  expect(sectionOf(text, anchor)).toContain("Of what stands in an answer.");
});

test.each([
  [
    "`pattern` changed from '^[^<>]*$' to '^[^<>*_]*<b>$'.",
    "`pattern` changed from `^[^<>]*$` to `^[^<>*_]*<b>$`.",
  ],
  [
    "`pattern` changed from '^[^']*$' to '^[`']*$'.",
    "`pattern` changed from `^[^']*$` to ``^[`']*$``.",
  ],
  ["It can't be `a*b*` (in '*').", "It can't be `a*b*` (in `*`)."],
])("the changelog shows in %s patterns as they are", (message, expected) => {
  const change = {
    path: "#/components/schemas/Name",
    kind: "modified",
    impact: "major",
    verdicts: [{ message }],
  } as const;
  const report = { infoVersions: { base: "1.0.0", revision: "1.0.0" }, changes: [change] };

  expect(changelog("# Changelog\n", { API: report })).toContain(expected);
});

test("headers of answers say what they mean, and have an address", async () => {
  const text = emitReference(mergeDocuments(await readSources()));

  expect(text).toContain('<a id="createtoken-201-x-subject-token"></a>**`X-Subject-Token`**');
  expect(text).toContain("Send it as `X-Auth-Token`");
});
