import { expect, test } from "vitest";
import { evidence, evidenceText } from "../../scripts/docs/evidence.ts";
import { plain } from "../../scripts/docs/markdown.ts";

const text = evidenceText();

test("the page of evidence has a row for every constraint, and none without a test or a reason", () => {
  const rows = text.split("\n").filter((line) => /\| (tested|no \(\d+\)|none) \|$/.test(line));
  expect(rows).toHaveLength(evidence().length);
  expect(rows.length).toBeGreaterThan(2_000);
  expect(rows.filter((row) => /\| none \|/.test(row))).toEqual([]);
  expect(rows).toContain(
    `| ${plain("createListener body.listener.name")} | maxLength 64 | page | tested | tested | tested | no (1) | tested |`,
  );
});

test("the page of evidence says why something can't be expressed, and how the tests are called", () => {
  expect(text).toMatch(/^1\. A type can't say it\.$/m);
  expect(text).toContain("`test/contract/ledger.test.ts > validators > of requests: <place>`");
});
