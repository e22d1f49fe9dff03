import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { buildDocs } from "../../scripts/docs-site.ts";
import { launchBrowser } from "../support/browser.ts";
import { serveFolder } from "../support/static-server.ts";

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 360, height: 740 };

/** The docs, built into a folder of their own and served, and a browser to look at them. */
export const openSite = async () => {
  const folder = await mkdtemp(join(tmpdir(), "docs-"));
  const [browser] = await Promise.all([launchBrowser(), buildDocs(folder)]);
  const site = await serveFolder(folder);
  return {
    folder,
    url: site.url,
    /** Opens a page, with the rest of the network cut; `strays` are the requests that tried to leave. */
    open: async (path: string, options: BrowserContextOptions = { viewport: desktop }) => {
      const context = await browser.newContext(options);
      const strays: string[] = [];
      const complaints: string[] = [];
      await context.route(
        (url) => url.origin !== site.url,
        async (route) => {
          strays.push(route.request().url());
          await route.abort();
        },
      );
      const page = await context.newPage();
      page.on(
        "console",
        (message) => message.type() === "error" && complaints.push(message.text()),
      );
      page.on("pageerror", ({ message }) => complaints.push(message));
      await page.goto(`${site.url}${path}`);
      return { page, strays, complaints };
    },
    leave: () => Promise.all(browser.contexts().map((context) => context.close())),
    close: async () => {
      await Promise.all([browser.close(), site.close()]);
      await rm(folder, { recursive: true });
    },
  };
};

export const content = (page: Page) => page.getByRole("main");

export const heading = (page: Page, title: string) =>
  content(page).locator("h2", { hasText: title }).first();
