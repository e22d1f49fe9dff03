import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { serveFolder } from "../support/static-server.ts";

test("the browser of the npm package opens a page of a local folder and keeps origins apart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  await writeFile(join(folder, "index.html"), "<title>Here</title>");
  await using browser = await launchBrowser();
  const here = await serveFolder(folder);
  const there = await serveFolder(folder);
  const page = await browser.newPage();
  await page.goto(here.url);
  const read = (url: string) =>
    page.evaluate((target) => fetch(target).then(({ status }) => status, String), url);

  expect(await page.title()).toBe("Here");
  expect(await read(`${here.url}/missing`)).toBe(404);
  expect(await read(there.url)).toMatch(/Failed to fetch/);
  expect(there.requests).toEqual(["/"]);
  await Promise.all([here.close(), there.close()]);
});

test("the browser draws text with the font it brings along", async () => {
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent("<span>Some words</span>");

  expect(await page.evaluate(() => document.querySelector("span")?.offsetWidth)).toBeGreaterThan(
    40,
  );
});
