import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { changelog } from "../../scripts/docs/changelog.ts";
import {
  brokenPromises,
  compare,
  mayBreak,
  type Report,
} from "../../scripts/docs/compatibility.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

describe("the present documents against the last release", () => {
  test.each([
    ["openapi/released/openapi.json", "generated/openapi.json"],
    ["openapi/released/iam.json", "generated/iam/openapi.json"],
  ])("%s promised nothing that %s breaks without a new version", async (released, present) => {
    const broken = brokenPromises(
      await compare(here(`../../${released}`), here(`../../${present}`)),
    );

    expect(
      broken.map(
        ({ path, verdicts }) => `${path}: ${verdicts.map(({ message }) => message).join(" ")}`,
      ),
      "Undo the change, or raise info.version",
    ).toEqual([]);
  });
});

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
