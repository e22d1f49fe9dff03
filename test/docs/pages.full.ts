/** Every page of the site, in every look. */
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { laidOut, openLocalSite } from "./local-site.ts";

let site: Awaited<ReturnType<typeof openLocalSite>>;
beforeAll(async () => {
  site = await openLocalSite();
});
afterEach(() => site.leave());
afterAll(() => site.close());

const pages = (): string[] => Object.keys(site.files).filter((path) => path.endsWith(".html"));

test("every page opens from a folder, obeys its policy, and marks itself in the menu", async () => {
  const { page, complaints } = await site.open("index.html");
  for (const path of pages()) {
    await page.goto(`${site.url}/${path}`);
    const present = await page.locator("#sidebar [aria-current=page]").getAttribute("href");
    expect(new URL(present ?? "", `${site.url}/${path}`).href).toBe(`${site.url}/${path}`);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(await page.locator("html.js").count()).toBe(1);
  }
  expect(complaints).toEqual([]);
});

test("next and previous lead through all pages and back", async () => {
  const { page } = await site.open("index.html");
  const seen = [page.url()];
  /** Follows a link of this page; a click alone may be over before the other page is there. */
  const follow = async (rel: "next" | "prev"): Promise<void> => {
    const before = page.url();
    await laidOut(page);
    await page.locator(`a[rel=${rel}]`).click();
    await page.waitForURL((url) => url.href !== before);
  };
  while ((await page.locator("a[rel=next]").count()) > 0) {
    await follow("next");
    seen.push(page.url());
  }
  expect(new Set(seen).size).toBe(pages().length);
  await follow("prev");
  expect(page.url()).toBe(seen.at(-2));
});

const faults = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
};

const looks = [
  [390, "light"],
  [768, "dark"],
  [1280, "light"],
  [1920, "dark"],
] as const;
const kinds = [
  "index.html",
  "guides/signing-requests.html",
  "groups/listeners.html",
  "operations/createlistener.html",
  "operations/listlisteners.html",
  "errors.html",
  "schemas.html",
  "permissions.html",
  "decisions.html",
  "rules.html",
  "changelog.html",
];

describe.each(looks)("at %i pixels, %s", (width, colorScheme) => {
  const options: BrowserContextOptions = { viewport: { width, height: 900 }, colorScheme };

  test.each(kinds)("%s has no fault of accessibility and no sideways scroll", async (path) => {
    const { page, complaints } = await site.open(path, options);

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(complaints).toEqual([]); // before axe, which fetches style sheets: no page may
    expect(await faults(page)).toEqual([]);
  });

  test("nor has one with the search open, the menu open, or everything unfolded", async () => {
    const { page } = await site.open("operations/createlistener.html", options);
    await page.keyboard.press("/");
    await page.keyboard.type("port");
    await page.getByRole("option").first().waitFor();
    expect(await faults(page)).toEqual([]);

    await page.keyboard.press("Escape");
    await page.locator("details:not([open]) > summary").evaluateAll((all: HTMLElement[]) => {
      for (const each of all) each.click();
    });
    expect(await faults(page)).toEqual([]);
    const menu = page.getByRole("button", { name: "Menu" });
    if (await menu.isVisible()) {
      await menu.click();
      expect(await faults(page)).toEqual([]);
    }
  });
});

test("the whole reference has no fault, on a phone and on a wide screen", async () => {
  for (const width of [320, 390, 1280]) {
    const { page } = await site.open("reference.html", { viewport: { width, height: 900 } });
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test("nothing moves while a page is loaded", async () => {
  for (const path of ["index.html", "operations/createlistener.html", "errors.html#ga-9101"]) {
    const { page } = await site.open(path);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const each of list.getEntries())
              sum += (each as PerformanceEntry & { readonly value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => {
            done(sum);
          }, 500);
        }),
    );
    expect(shift).toBeLessThan(0.001); // which nobody can see
  }
});
