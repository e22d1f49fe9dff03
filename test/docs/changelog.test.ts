import { expect, test } from "vitest";
import { changelog } from "../../scripts/docs/changelog.ts";
import { mayBreak, type Report } from "../../scripts/docs/compatibility.ts";

test.each([
  ["1.2.3", "1.9.0", false],
  ["1.2.3", "2.0.0", true],
  ["0.1.0", "0.1.9", false],
  ["0.1.0", "0.2.0", true],
  ["0.9.0", "1.0.0", true],
  ["2.0.0", "1.0.0", false],
])("from %s to %s a break is allowed: %s", (base, revision, allowed) => {
  expect(mayBreak({ infoVersions: { base, revision }, changes: [] })).toBe(allowed);
});

test("the changelog says so when nothing has changed", () => {
  const report: Report = { infoVersions: { base: "1.0.0", revision: "1.0.0" }, changes: [] };

  expect(changelog("# Changelog\n\n## 1.0.0\n\n- First.\n", { "The document": report })).toBe(
    "# Changelog\n\n## 1.0.0\n\n- First.\n\n## The document\n\nCompared with the last release, 1.0.0; this is 1.0.0.\n\nNothing has changed since.\n",
  );
});
