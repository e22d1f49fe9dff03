/** Where a site has an address, what programs read says it: a text that is handed on alone still leads somewhere. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { absoluteLinks, siteAddress } from "../../scripts/docs/site/absolute.ts";
import { siteFiles } from "../../scripts/docs/site/site.ts";
import { bundle } from "../../scripts/document/bundle.ts";

const base = "https://docs.example.com/ga/guides/start.md";

test.each([
  ["[a](b.md#c)", "[a](https://docs.example.com/ga/guides/b.md#c)"],
  ["[a](../errors.md)", "[a](https://docs.example.com/ga/errors.md)"],
  ["[a](./../llms.txt)", "[a](https://docs.example.com/ga/llms.txt)"],
  ["[a](#here)", "[a](#here)"],
  ["[a](https://example.com/x)", "[a](https://example.com/x)"],
  ["[a](mailto:them@example.com)", "[a](mailto:them@example.com)"],
  ["`[a](b.md)`", "`[a](b.md)`"],
  [
    "```js\nlist[a](b)\n```\n\n[a](b)",
    "```js\nlist[a](b)\n```\n\n[a](https://docs.example.com/ga/guides/b)",
  ],
])("%s becomes %s", (text, absolute) => {
  expect(absoluteLinks(text, base)).toBe(absolute);
});

test.each([
  ["https://example.com", "https://example.com/"],
  ["https://example.com/docs", "https://example.com/docs/"],
  ["http://127.0.0.1:4011/docs/?a#b", "http://127.0.0.1:4011/docs/"],
])("the address %s is %s", (text, address) => {
  expect(siteAddress(text)).toBe(address);
});

test("every text for programs has whole addresses, and pages for people have none", async () => {
  const { document } = await bundle(join(import.meta.dirname, "documents/hollow.yaml"));
  const files = await siteFiles(document, { address: "https://docs.example.com/ga/" });
  const linksOf = (path: string): string[] =>
    [...(files[path] ?? "").matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = ""]) => target);

  expect(linksOf("llms.txt")).toContain("https://docs.example.com/ga/operations/filljar.md");
  expect(linksOf("operations/filljar.md")[0]).toBe("https://docs.example.com/ga/llms.txt");
  const texts = Object.keys(files).filter((path) => /\.(md|txt)$/.test(path));
  expect(texts.length).toBeGreaterThan(5);
  for (const path of texts)
    for (const target of linksOf(path))
      expect(target).toMatch(/^(https:\/\/docs\.example\.com\/ga\/|#)/);
  expect(files["operations/filljar.html"]).not.toContain("docs.example.com");
});

test.each(["docs.example.com", "ftp://example.com", "/docs"])(
  "--site %s is refused in a line",
  (site) => {
    const script = join(import.meta.dirname, "../../scripts/docs.ts");
    const { status, stderr } = spawnSync(process.execPath, [script, "--site", site], {
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr.trim().split("\n").at(-1)).toBe(
      `The docs can't be built: --site is where the docs will be, such as https://example.com/docs, not ${site}`,
    );
  },
);
