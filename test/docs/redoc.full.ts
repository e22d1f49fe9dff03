import { AxeBuilder } from "@axe-core/playwright";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { content, desktop, heading, openSite, phone } from "./site.ts";

let docs: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  docs = await openSite();
});
afterEach(() => docs.leave());
afterAll(() => docs.close());

test("the page needs no network, and its policy lets all of it run", async () => {
  const { page, strays, complaints } = await docs.open("/redoc.html");
  await page.getByTestId("search-trigger").getByText("Search").waitFor();

  expect(await page.title()).toBe("Listeners of Huawei Cloud Global Accelerator");
  expect(await page.getByRole("heading", { level: 1 }).count()).toBeGreaterThan(0);
  expect(strays).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the page is no larger than 740 KB gzipped", async () => {
  expect(gzipSync(await readFile(join(docs.folder, "redoc.html"))).length).toBeLessThanOrEqual(
    740_000,
  );
});

test("every download is there", async () => {
  const { page } = await docs.open("/redoc.html");
  const links = page.locator(
    "a[download], a[href$='.html'], a[href$='.md'], a[href$='.yaml'], a[href$='.json']",
  );
  await content(page).getByText("OpenAPI document (YAML)").waitFor();
  const targets = await links.evaluateAll((all) =>
    all.map((each) => each.getAttribute("href") ?? ""),
  );

  expect(targets).toEqual(
    expect.arrayContaining([
      "openapi.yaml",
      "openapi.json",
      "reference.md",
      "reference.html",
      "changelog.html",
    ]),
  );
  const own = targets.filter((each) => !each.startsWith("https:"));
  expect(own.filter((each) => !existsSync(join(docs.folder, each)))).toEqual([]);
});

test("a link to a field shows that field", async () => {
  const { page } = await docs.open(
    "/redoc.html#/listeners/createlistener#listeners/createlistener/t=request&path=listener/port_ranges[]/from_port",
  );
  const field = page.locator("[id$='t=request&path=listener/port_ranges[]/from_port']");
  await field.waitFor();

  const isShown = async (): Promise<boolean> => {
    const y = (await field.boundingBox())?.y ?? -1;
    return y >= 0 && y < desktop.height;
  };
  await expect.poll(isShown).toBe(true);
});

test("a search for a field leads to it", async () => {
  const { page } = await docs.open("/redoc.html");
  await page.getByTestId("search-trigger").getByText("Search").click();
  const dialog = page.getByTestId("search-dialog");
  await dialog.getByRole("textbox").fill("from_port");
  await dialog.getByText("Add a listener").first().click();

  await expect.poll(() => page.url()).toContain("/listeners/createlistener");
  await heading(page, "Add a listener").waitFor();
});

test.each([
  ["GA.9101", 1],
  ["ga:listener:delete", 1],
  ["waitUntilActive", 1],
  ["quagga", 0],
])("a search for %s has at least %i results", async (words, least) => {
  const { page } = await docs.open("/redoc.html");
  await page.getByTestId("search-trigger").getByText("Search").click();
  const dialog = page.getByTestId("search-dialog");
  await dialog.getByRole("textbox").fill("from_port");
  await dialog.getByText("Add a listener").first().waitFor();
  await dialog.getByRole("textbox").fill(words);
  await dialog.getByText("Add a listener").first().waitFor({ state: "detached" });

  const found = dialog.locator("a[href*='#/']");
  if (least > 0) await found.first().waitFor();
  expect(await found.count()).toBeGreaterThanOrEqual(least);
  if (least === 0) expect(await found.count()).toBe(0);
});

test("links of the menu lead to their pages in a new tab too", async () => {
  const { page } = await docs.open("/redoc.html");
  const link = page.getByRole("link", { name: "Calling the API" }).first();
  await link.waitFor();
  expect(await page.locator('a[href^="/"]').count()).toBe(0);
  const address = await link.evaluate((each: HTMLAnchorElement) => each.href);
  expect(address).toBe(`${docs.url}/redoc.html#/calling-the-api`);

  const { page: tab } = await docs.open(address.slice(docs.url.length));
  await heading(tab, "Calling the API").waitFor();
  await link.click();
  await heading(page, "Calling the API").waitFor();
});

test("the text is there where storage is blocked", async () => {
  const sandbox = `<iframe sandbox="allow-scripts" width="1200" height="800" src="redoc.html#/listeners/createlistener">`;
  await writeFile(join(docs.folder, "framed.html"), sandbox);
  const { page, complaints } = await docs.open("/framed.html");
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { name: "Add a listener" }).first().waitFor();
  expect(complaints).toEqual([]);
});

test("what is said of a list's items, of a body and of examples is there, and no example is offered above other code", async () => {
  const { page } = await docs.open("/redoc.html#/listeners/createlistener");
  const text = content(page);
  await text.getByText("A UDP listener on the single port 53").first().waitFor();
  expect(await text.getByText("Only what has to be there").count()).toBe(1);
  await page.goto(`${docs.url}/redoc.html#/listener-tags/filterlistenersbytag`);
  await text.getByText("All conditions have to hold").first().waitFor();
});

test("Tab first leads past the menu", async () => {
  const { page } = await docs.open("/redoc.html");
  await page.getByTestId("search-trigger").getByText("Search").waitFor();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("button", { name: "Skip to the content" });
  expect(await skip.evaluate((each) => each === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.matches("main, #api-content"))).toBe(
    true,
  );
});

test("dark mode follows the machine, and the switch", async () => {
  const { page } = await docs.open("/redoc.html", { viewport: desktop, colorScheme: "dark" });
  const isDark = () => page.evaluate(() => document.documentElement.classList.contains("dark"));
  await page.getByTestId("search-trigger").getByText("Search").waitFor();

  expect(await isDark()).toBe(true);
  await page.getByTestId("color-mode-switcher").click();
  expect(await isDark()).toBe(false);
});

test("no word of the title is broken on a phone", async () => {
  const { page } = await docs.open("/redoc.html", { viewport: phone });
  const broken = await page
    .getByRole("heading", { level: 1 })
    .last()
    .evaluate((title) => {
      const text = document.createTreeWalker(title, NodeFilter.SHOW_TEXT).nextNode() as Text;
      return [...text.data.matchAll(/\S+/g)].flatMap((word) => {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        return range.getClientRects().length > 1 ? [word[0]] : [];
      });
    });

  expect(broken).toEqual([]);
});

test("on paper there is no menu, and a note says where the whole reference is", async () => {
  const { page } = await docs.open("/redoc.html");
  await page.emulateMedia({ media: "print" });

  expect(await page.getByText("made for paper").isVisible()).toBe(true);
  expect(await page.locator(".menu-content").isVisible()).toBe(false);
});

test("without JavaScript the page leads to the reference", async () => {
  const { page } = await docs.open("/redoc.html", { viewport: desktop, javaScriptEnabled: false });
  expect(await page.locator("head link[href='reference.html']").count()).toBe(1);
  await page.getByRole("link", { name: "The whole reference" }).first().click();

  await page.waitForURL(`${docs.url}/reference.html`);
});

test("the reference shows what an error's help points to", async () => {
  const { page } = await docs.open("/reference.html#ga-9101", {
    viewport: desktop,
    javaScriptEnabled: false,
  });
  const title = page.getByRole("heading", { name: "GA.9101", exact: true });

  expect((await title.boundingBox())?.y).toBeLessThan(desktop.height);
  expect((await title.boundingBox())?.y).toBeGreaterThanOrEqual(0);
});

test("the reference is no larger than 60 KB gzipped", async () => {
  expect(gzipSync(await readFile(join(docs.folder, "reference.html"))).length).toBeLessThanOrEqual(
    60_000,
  );
});

test("the page has no serious fault of accessibility", async () => {
  const { page } = await docs.open("/redoc.html#/listeners/createlistener");
  await content(page).getByRole("heading").first().waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");

  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
});
