import { AxeBuilder } from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { mergeDocuments, readSources } from "../../scripts/docs/site-document.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { content, desktop, heading, openSite, phone } from "./site.ts";

const { operations } = modelOf(mergeDocuments(await readSources()));
const slug = (text: string): string => text.toLowerCase().replaceAll(" ", "-");
const groups = [...new Set(operations.map(({ source }) => source.tags?.[0] ?? ""))];
const looks: [name: string, options: BrowserContextOptions][] = [
  ["a desktop in the light", { viewport: desktop, colorScheme: "light" }],
  ["a desktop in the dark", { viewport: desktop, colorScheme: "dark" }],
  ["a phone in the light", { viewport: phone, colorScheme: "light" }],
  ["a phone in the dark", { viewport: phone, colorScheme: "dark" }],
];

let docs: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  docs = await openSite();
});
afterEach(() => docs.leave());
afterAll(() => docs.close());

test("the menu leads to every chapter and operation", async () => {
  const { page } = await docs.open("/redoc.html");
  const menu = page.getByRole("navigation", { name: "Contents" });
  for (const group of groups) {
    await menu.getByText(group, { exact: true }).click();
    for (const { id, source } of operations.filter((each) => each.source.tags?.[0] === group)) {
      await menu.getByText(source.summary ?? "", { exact: true }).click();
      await expect
        .poll(() => page.url())
        .toBe(`${docs.url}/redoc.html#/${slug(group)}/${id.toLowerCase()}`);
      await heading(page, source.summary ?? "").waitFor();
      const permission = source["x-permission"];
      if (permission !== undefined) await content(page).getByText(permission).first().waitFor();
    }
  }
  for (const guide of ["Getting a token", "Errors", "Testing", "Error codes", "Permissions"]) {
    await menu.getByText(guide, { exact: true }).click();
    await heading(page, guide).waitFor();
  }
});

test.each([
  ["TypeScript client", "ts"],
  ["curl", "sh"],
  ["fetch", "js"],
  ["Python requests", "py"],
])("every operation has its sample for %s", async (label, extension) => {
  const { page } = await docs.open("/redoc.html#/listeners/createlistener");
  const panel = page.locator(".panel-request-samples").first();
  await panel.getByRole("button", { name: "TypeScript client" }).click();
  await page.getByRole("menuitem", { name: label, exact: true }).click();
  for (const { id, source } of operations) {
    const file = join(import.meta.dirname, `../../openapi/samples/${id}.${extension}`);
    const lines = (await readFile(file, "utf8")).split("\n");
    const [longest = ""] = lines.toSorted((one, other) => other.length - one.length);
    await page.goto(`${docs.url}/redoc.html#/${slug(source.tags?.[0] ?? "")}/${id.toLowerCase()}`);
    await page.locator(".panel-request-samples", { hasText: longest.trim() }).first().waitFor();
  }
});

describe.each(looks)("on %s", (_, options) => {
  test.each([
    "/redoc.html",
    "/redoc.html#/listeners/createlistener",
    "/redoc.html#/errors",
    "/redoc.html#/error-codes",
  ])("%s has no serious fault of accessibility and fits the width", async (path) => {
    const { page } = await docs.open(path, options);
    await content(page).getByRole("heading").first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === "serious" || impact === "critical",
    );

    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(options.viewport?.width ?? 0);
  });
});

describe.each(looks)("the reference on %s", (_, options) => {
  test.each(["/reference.html", "/changelog.html"])(
    "%s has no fault and fits the width",
    async (path) => {
      const { page, complaints } = await docs.open(path, { ...options, javaScriptEnabled: true });
      const { violations } = await new AxeBuilder({ page }).analyze();

      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(options.viewport?.width ?? 0);
      expect(complaints).toEqual([]);
    },
  );
});
