import { describe, expect, test } from "vitest";
import { llmsText } from "../../scripts/docs/llms.ts";
import { redocDocument } from "../../scripts/docs/redoc-document.ts";
import { emitReference } from "../../scripts/docs/reference.ts";
import { mergeDocuments, readSources } from "../../scripts/docs/site-document.ts";
import { siteFiles } from "../../scripts/docs/site/site.ts";
import type { Document } from "../../scripts/document/types.ts";

const document = mergeDocuments(await readSources());
const reference = emitReference(document);
const html = (await siteFiles(document))["reference.html"] ?? "";
const forPrograms = llmsText(document);
const forRedoc = JSON.stringify(redocDocument(document));

/** Every decision that stands anywhere in a value. */
const decisionsIn = (value: unknown): string[] => {
  if (typeof value !== "object" || value === null) return [];
  const own = "x-decision" in value ? [String(value["x-decision"])] : [];
  return [...own, ...Object.values(value).flatMap(decisionsIn)];
};
const decisions = [...new Set(decisionsIn(document))];

describe("what the document decides", () => {
  test("is said at more than forty places", () => {
    expect(decisionsIn(document).length).toBeGreaterThan(40);
  });

  test.each(decisions)("is shown at its place and in the list: %s", (decision) => {
    const [places = "", list = ""] = reference.split('<a id="decisions"></a>');

    expect(places).toContain(`**Decision:** ${decision}`);
    expect(list).toContain(`: ${decision}`);
    expect(forPrograms).toContain(decision);
    expect(forRedoc).toContain(JSON.stringify(`> **Decision:** ${decision}`).slice(1, -1));
  });

  test("has an address of its own, to which the list leads", () => {
    const [, list = ""] = reference.split('<a id="decisions"></a>');
    const targets = [...list.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = ""]) => anchor);

    expect(targets).toContain("listlisteners-marker-decision");
    for (const each of targets) expect(reference).toContain(`<a id="${each}"></a>**Decision:**`);
    expect(html).toContain('<a id="listlisteners-marker-decision">');
  });

  test("is not repeated in prose", () => {
    const prose = JSON.stringify(document, (key, value: unknown) =>
      key === "x-decision" ? undefined : value,
    );
    expect(prose).not.toMatch(/this document decides|this document's decision/);
  });
});

test("a document without decisions has no chapter of them", () => {
  const plain: Document = { openapi: "3.1.0", info: { title: "Plain", version: "1" }, paths: {} };
  expect(emitReference(plain)).not.toContain("Decisions");
  expect(llmsText(plain)).not.toContain("Decisions");
});

test("a decision beside an example's value stays data", () => {
  const example = { value: { "x-decision": "data", description: "kept" } };
  const odd = redocDocument({
    openapi: "3.1.0",
    info: { title: "Odd", version: "1" },
    components: { examples: { Odd: example } },
  });
  expect(odd.components?.examples?.["Odd"]).toEqual(example);
});
