/** A description is a CommonMark document of its own, whatever page it is put into. */
import { Marked } from "marked";
import { describe, expect, test } from "vitest";
import { embedded, headed, inLine } from "../../scripts/docs/embed.ts";
import { code, plain } from "../../scripts/docs/markdown.ts";

const render = (text: string): string => new Marked({ gfm: true }).parse(text, { async: false });

/** What is around a description on a page. */
const page = (description: string): string =>
  render(`<main>\n\n# Page\n\n${embedded(2, description)}\n\n## Next\n\nAFTER\n\n</main>`);

test.each([
  ["a fence in a list", "- first:\n\n  ```json\n  {}"],
  ["a fence in a deeper list", "1. one\n   - two\n\n     ~~~\n     code"],
  ["a fence in a quotation", "> ```\n> code"],
  ["a long fence", "`````md\n```json\n{}\n```"],
  ["a fence of tildes", "~~~\ncode"],
  ["a comment", "Text\n\n<!-- to do"],
  ["a comment below a line", "Text\n<!-- to do"],
  ["an instruction", "<?php echo"],
  ["a declaration", "<!DOCTYPE html\n\ntext"],
  ["raw text", "<![CDATA[ open\n\ntext"],
  ["a tag", '<div class="open\n\ntext'],
])("%s that is left open ends with it", (_, description) => {
  expect(page(description)).toMatch(/<h2>Next<\/h2>\n<p>AFTER<\/p>\n<\/main>/);
  expect(page(description)).not.toMatch(/<!--|<\?|<!D|<div/);
});

test.each([
  ["<details><summary>More</summary>\n\nText", "<details><summary>More</summary>", "</details>"],
  ["Text </div></main> and </details> more", "Text  and  more", ""],
  ["<details>\n\n<b>x\n\n</details>", "<details>", "</b></details>"],
  ['<a name="x"/> text', '<a name="x"></a> text', ""],
  ["<svg><path/></svg>", "<svg><path/></svg>", ""],
  ["<script>if (a < b) '</b>'</script>", "<script>if (a < b) '</b>'</script>", ""],
  ["`</div>` and </div>", "`</div>` and", ""],
  ["a line<br>and<hr/>", "a line<br>and<hr/>", ""],
])("of %s the elements are balanced", (description, begins, ends) => {
  const text = embedded(2, description).trim();
  expect(text.startsWith(begins)).toBe(true);
  expect(text.endsWith(ends)).toBe(true);
});

test.each([
  ["2 ways\n======\n\nText", "### 2 ways\n\nText"],
  ["Two\nlines\n---", "### Two lines"],
  ["  # Indented #", "  ### Indented"],
  ["> # Quoted", "> ### Quoted"],
  ["- # In a list\n- ## Deeper", "- ### In a list\n- #### Deeper"],
  ["```\n# code\n```", "```\n# code\n```"],
])("the headings of %j go below", (description, expected) => {
  expect(embedded(2, description)).toBe(expected);
});

test.each([
  ["[`code`][g]", "[`code`](https://example.com/g)"],
  ["![a picture][g]", "![a picture](https://example.com/g)"],
  ["[two\nlines][G]", "[two\nlines](https://example.com/g)"],
  ["- in a list\n  [g][] too", "- in a list\n  [g](https://example.com/g) too"],
  ["item[1], `[g]` and \\[g]", "item[1], `[g]` and \\[g]"],
])("the links of %j are its own", (description, expected) => {
  expect(embedded(2, `${description}\n\n[g]: https://example.com/g`).trim()).toBe(expected);
});

test("a title of a link stays with it", () => {
  expect(embedded(2, '[g]\n\n[g]: <https://example.com/a b> "The title"').trim()).toBe(
    '[g](<https://example.com/a b> "The title")',
  );
});

describe("in a list item a description stands", () => {
  test.each([
    ["prose", ["head · prose"]],
    ["", ["head"]],
    ["- a list", ["head", "- a list"]],
    ["| a |\n| - |\n| 1 |", ["head", "| a |\n| - |\n| 1 |"]],
    ["```\ncode\n```", ["head", "```\ncode\n```"]],
    ["    code", ["head", "    code"]],
  ])("%j", (description, expected) => {
    expect(headed("head", description)).toEqual(expected);
  });
});

test("in a line a description keeps its markup, if it is one paragraph", () => {
  expect(inLine("By **region**,\nsee [list](https://example.com)")).toBe(
    "By **region**, see [list](https://example.com)",
  );
  expect(inLine("- *a*\n- list")).toBe("\\- \\*a\\* - list");
});

test.each(["R&D &copy; ~~5~~", "# one", "1. one", "- one", "+", "C #", "&lt;b&gt;", "a & b"])(
  "plain text %j is shown as it is",
  (text) => {
    const shown = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    expect(render(plain(text))).toBe(`<p>${shown}</p>\n`);
    expect(render(`# ${plain(text)}`)).toBe(`<h1>${shown}</h1>\n`);
  },
);

test("white space as a value is seen", () => {
  expect([" ", "\n", "", "a b"].map(code)).toEqual(['`" "`', '`"\\n"`', "(empty)", "`a b`"]);
});
