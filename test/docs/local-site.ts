import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { mergeDocuments, readSources } from "../../scripts/docs/site-document.ts";
import { ownRun } from "../../scripts/docs/run/ga/own.ts";
import { siteFiles } from "../../scripts/docs/site/site.ts";
import { launchBrowser } from "../support/browser.ts";
import { desktop } from "./site.ts";

/** The pages of the site in a local folder, opened from there, in a browser without a network. */
export const openLocalSite = async () => {
  const folder = await mkdtemp(join(tmpdir(), "pages-"));
  const document = mergeDocuments(await readSources());
  const [browser, files] = await Promise.all([
    launchBrowser(),
    ownRun().then((own) =>
      siteFiles(document, { changelog: "# Changelog\n\n## 1.0.0\n\n- Something.\n", own }),
    ),
  ]);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const url = pathToFileURL(folder).href;
  return {
    url,
    files,
    /** Opens a page; `complaints` are errors of scripts and policy, and requests that tried to leave the folder. */
    open: async (path: string, options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ viewport: desktop, offline: true, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on(
        "console",
        (message) => message.type() === "error" && complaints.push(message.text()),
      );
      page.on("pageerror", ({ message }) => complaints.push(message));
      page.on("request", (request) => {
        if (!/^(file:|data:)/.test(request.url())) complaints.push(request.url());
      });
      await page.goto(`${url}/${path}`);
      return { page, complaints };
    },
    leave: () => Promise.all(browser.contexts().map((context) => context.close())),
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
};

/** Waits until all of a page is laid out, which a script does a moment after it was loaded. */
export const laidOut = async (page: Page): Promise<void> => {
  await page.waitForFunction(() =>
    [...document.querySelectorAll(":is(.text, .contract) > section")].every(
      (section) => getComputedStyle(section).contentVisibility === "visible",
    ),
  );
};
