/** The pages of the site, from a local folder and without a network. */
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { laidOut, openLocalSite } from "./local-site.ts";
import { phone } from "./site.ts";

let site: Awaited<ReturnType<typeof openLocalSite>>;
beforeAll(async () => {
  site = await openLocalSite();
});
afterEach(() => site.leave());
afterAll(() => site.close());

const gzipped = (path: string): number => gzipSync(site.files[path] ?? "").length;
const pages = (): string[] => Object.keys(site.files).filter((path) => path.endsWith(".html"));

test("there is a page for each guide, operation and table, and a twin in Markdown for each", () => {
  expect(pages()).toEqual(
    expect.arrayContaining([
      ...["index.html", "errors.html", "permissions.html", "decisions.html", "changelog.html"],
      ...["reference.html", "guides/life-cycle.html", "operations/createlistener.html"],
      ...["operations/createtoken.html", "groups/listeners.html", "schemas.html"],
    ]),
  );
  expect(pages().filter((path) => /^operations\//.test(path))).toHaveLength(12);
  for (const path of pages())
    expect(Object.keys(site.files)).toContain(path.replace(/html$/, "md"));
});

test("pages are small", () => {
  const operations = pages().filter((path) => path.startsWith("operations/"));
  for (const path of operations) expect(gzipped(path)).toBeLessThanOrEqual(15_000);
  expect(gzipped("reference.html")).toBeLessThanOrEqual(45_000);
  expect(gzipped("assets/search-index.js")).toBeLessThanOrEqual(30_000);
  expect(gzipped("assets/search.js")).toBeLessThanOrEqual(10_000);
  expect(gzipped("assets/site.js")).toBeLessThanOrEqual(4_000);
});

/** Where each link of a page leads, from the root of the site. */
const linksOf = (path: string): string[] =>
  [...(site.files[path] ?? "").matchAll(/ (?:href|src)="([^"]+)"/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
    .filter((href) => !/^[a-z]+:/.test(href))
    .map((href) => new URL(href, `file:///${path}`).href.slice("file:///".length));

test("no link within the pages leads nowhere", () => {
  const elsewhere = /^(openapi\.(yaml|json)|redoc\.html|reference\.html)$/;
  const dead = pages().flatMap((path) =>
    linksOf(path).filter((target) => {
      const [file = "", anchor] = target.split("#");
      const text = site.files[file];
      if (text === undefined) return !elsewhere.test(file);
      return anchor !== undefined && !text.includes(` id="${decodeURIComponent(anchor)}"`);
    }),
  );
  expect([...new Set(dead)]).toEqual([]);
});

test("every id of a page is given once", () => {
  for (const path of pages()) {
    const ids = [...(site.files[path] ?? "").matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  }
});

describe("an operation's page", () => {
  test("has its fields where they are used, each with type, limits, default, rule and decision", async () => {
    const { page } = await site.open("operations/createlistener.html");
    const field = (name: string) => page.locator(`[id="createlistener-request-listener-${name}"]`);

    expect(await field("name").innerText()).toMatch(
      /name · string · required[\s\S]*1 to 64 characters/,
    );
    expect(await field("port_ranges").innerText()).toMatch(
      /from_port · integer · required[\s\S]*1 to 65535/,
    );
    expect(await field("port_ranges").innerText()).toContain("from_port may not be above");
    expect(await field("client_affinity").innerText()).toMatch(/Decision: [\s\S]*NONE/);
    expect(await field("port_ranges").getByRole("link", { name: "GA.9101" }).count()).toBe(2);
  });

  test("shows one sample at a time, and remembers the language on other pages", async () => {
    const { page } = await site.open("operations/createlistener.html");
    await page.getByRole("tab", { name: "curl" }).click();
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("tab", { name: "fetch" }).getAttribute("aria-selected")).toBe(
      "true",
    );

    await page.goto(`${site.url}/operations/deletelistener.html`);
    const shown = page.getByRole("tabpanel", { name: "fetch" });
    expect(await shown.isVisible()).toBe(true);
    expect(await shown.innerText()).toContain("await fetch(");
    expect(await page.getByRole("tabpanel", { name: "curl" }).isVisible()).toBe(false);
  });

  test("copies a sample", async () => {
    const { page } = await site.open("operations/createlistener.html", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("tabpanel").first().getByRole("button", { name: "Copy" }).click();

    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain("await ga.listeners.create({");
    await expect.poll(() => page.locator("#announcements").innerText()).toContain("Copied");
  });

  test("leads to permission and errors", async () => {
    const { page } = await site.open("operations/deletelistener.html");
    await page.getByRole("link", { name: "ga:listener:delete" }).click();
    await page.waitForURL(`${site.url}/permissions.html#permission-ga-listener-delete`);

    await page.goBack();
    await page.locator("#deletelistener-409").getByRole("link", { name: "GA.9005" }).click();
    await page.waitForURL(`${site.url}/errors.html#ga-9005`);
    const heading = page.getByRole("heading", { name: "GA.9005" });
    expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(50);
  });
});

test("the address of a folded field unfolds it, marks it, and brings it into view at once", async () => {
  const id = "createlistener-201-listener-frozen_info-scene";
  const { page } = await site.open("index.html");
  // Where it is when the page's script has run: what a browser does about it later is late under load, or never happens.
  await page.addInitScript((target) => {
    addEventListener("DOMContentLoaded", () => {
      const top = document.getElementById(target)?.getBoundingClientRect().top;
      document.documentElement.dataset["top"] = String(top);
    });
  }, id);
  const head = page.locator(`[id="${id}"] > .head`);
  // What a browser has laid out by then differs from load to load.
  const tops = [];
  for (let load = 1; load <= 5; load++) {
    await page.goto(`${site.url}/operations/createlistener.html?load=${load}#${id}`);
    await expect.poll(() => head.isVisible()).toBe(true);
    await laidOut(page);
    tops.push(await page.evaluate(() => Number(document.documentElement.dataset["top"])));
  }
  tops.push((await head.boundingBox())?.y ?? -1);
  expect(Math.min(...tops)).toBeGreaterThanOrEqual(50);
  expect(Math.max(...tops)).toBeLessThan(900);

  const background = await head.evaluate((each) => getComputedStyle(each).backgroundColor);
  expect(background).not.toBe("rgba(0, 0, 0, 0)");
});

test("an address that can't be decoded leads to its page, which works", async () => {
  const { page, complaints } = await site.open("operations/createlistener.html#100%");
  await laidOut(page);
  expect(complaints).toEqual([]);
});

test("what is clicked at the end of a long page is there a moment after it was loaded", async () => {
  for (const path of ["operations/createlistener.html", "reference.html"]) {
    const { page } = await site.open(path);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    await laidOut(page);
    const whole = await height();
    await page.keyboard.press("End");
    const link = page.locator("a[rel=prev]");
    await expect
      .poll(async () => (await link.boundingBox())?.y ?? 1e9)
      .toBeLessThan(page.viewportSize()?.height ?? 0);
    expect(await height()).toBe(whole);
    await page.context().close();
  }
});

test("an address far down a long page leads there, and stays there while more is laid out", async () => {
  const { page } = await site.open("reference.html#ga-9209");
  const heading = page.locator("#ga-9209");
  const top = async (): Promise<number> => (await heading.boundingBox())?.y ?? -1;
  await expect.poll(top).toBeGreaterThanOrEqual(50);
  await expect.poll(top).toBeLessThan(200);

  await page.mouse.wheel(0, -300);
  await expect.poll(top).toBeGreaterThanOrEqual(350);
  expect(await top()).toBeLessThan(500);
});

test("colours follow the machine, and the switch on all pages", async () => {
  const { page } = await site.open("index.html", { colorScheme: "dark" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const button = page.getByRole("button", { name: "Dark colours" });
  const dark = await paper();
  expect(await button.getAttribute("aria-pressed")).toBe("true");
  await button.click();
  expect(await paper()).toBe("rgb(255, 255, 255)");
  expect(dark).not.toBe("rgb(255, 255, 255)");

  await page.goto(`${site.url}/errors.html`);
  expect(await paper()).toBe("rgb(255, 255, 255)");
});

test("on a phone the menu is behind a button, which Escape closes", async () => {
  const { page } = await site.open("guides/paging.html", { viewport: phone });
  const link = page.locator("#sidebar").getByRole("link", { name: "Tagging" });
  const button = page.getByRole("button", { name: "Menu" });
  expect(await link.isVisible()).toBe(false);

  await button.click();
  expect(await link.isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await link.isVisible()).toBe(false);
  expect(await button.evaluate((each) => each === document.activeElement)).toBe(true);

  await button.click();
  await link.click();
  await page.waitForURL(`${site.url}/guides/tagging.html`);
});

test("on a phone menu and results are whole on the screen, and no button lies on code", async () => {
  const { page } = await site.open("index.html", { viewport: phone });
  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    return box ?? { x: -1, y: -1, width: 0, height: 0 };
  };
  const header = await boxOf(".top");
  await page.getByRole("button", { name: "Menu" }).click();
  expect((await boxOf("#sidebar a")).y).toBeGreaterThanOrEqual(header.height);
  await page.keyboard.press("Escape");

  await page.locator("#search").fill("pagination");
  await page.locator("#results [role=option]").first().waitFor();
  const results = await boxOf("#results");
  expect(results.x).toBeGreaterThanOrEqual(0);
  expect(results.x + results.width).toBeLessThanOrEqual(phone.width);
  await page.keyboard.press("Escape");

  const tools = await boxOf("figure.code .copy");
  expect((await boxOf("figure.code code")).y).toBeGreaterThanOrEqual(tools.y + tools.height);
});

test("without JavaScript all text is there, samples of all languages too", async () => {
  const { page } = await site.open("operations/createlistener.html", { javaScriptEnabled: false });
  const shown = await page.locator("main").innerText();

  for (const text of [
    "await ga.listeners.create",
    "curl --fail-with-body",
    "await fetch(",
    "requests.post",
  ])
    expect(shown).toContain(text);
  expect(await page.getByLabel("Search").isVisible()).toBe(false);
  expect(await page.locator("#sidebar").getByRole("link", { name: "Paging" }).isVisible()).toBe(
    true,
  );
});

test("on paper there is the text alone, all of it unfolded", async () => {
  const { page } = await site.open("operations/createlistener.html", { javaScriptEnabled: false });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });

  expect(await page.locator("#sidebar").isVisible()).toBe(false);
  expect(
    await page.locator("[id='createlistener-201-listener-frozen_info-scene']").isVisible(),
  ).toBe(true);
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(0, 0, 0)");
});

test("who has chosen dark colours has light paper all the same", async () => {
  const { page } = await site.open("operations/createlistener.html", { colorScheme: "light" });
  await page.getByRole("button", { name: "Dark colours" }).click();
  await page.emulateMedia({ media: "print" });
  const code = page.locator("main pre").first();

  expect(await code.evaluate((each) => getComputedStyle(each).backgroundColor)).toBe(
    "rgb(245, 247, 251)",
  );
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    "light",
  );
});

test("the first stop of the Tab key skips to the text", async () => {
  const { page } = await site.open("guides/paging.html");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
});
