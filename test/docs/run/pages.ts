import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { ownRun } from "../../../scripts/docs/run/ga/own.ts";
import type { OwnRun } from "../../../scripts/docs/run/run.ts";
import { mergeDocuments, readSources } from "../../../scripts/docs/site-document.ts";
import { siteFiles } from "../../../scripts/docs/site/site.ts";
import type { Document } from "../../../scripts/document/types.ts";
import { launchBrowser } from "../../support/browser.ts";

/** A site in a folder, opened from there: no server, and but for this machine no network. */
export const openPages = async (document?: Document, own?: OwnRun) => {
  const folder = await mkdtemp(join(tmpdir(), "pages-"));
  const make = async (): Promise<Record<string, string>> =>
    document === undefined
      ? siteFiles(mergeDocuments(await readSources()), { own: await ownRun() })
      : siteFiles(document, own === undefined ? {} : { own });
  const [browser, files] = await Promise.all([launchBrowser(), make()]);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return {
    files,
    /** Opens a page in a tab of its own; `strays` are requests that left the folder, `complaints` what the console says. */
    open: async (path: string, options: BrowserContextOptions = {}) => {
      const context = await browser.newContext(options);
      const strays: string[] = [];
      const complaints: string[] = [];
      await context.route(/^https?:(?!\/\/127\.0\.0\.1)/, async (route) => {
        strays.push(route.request().url());
        await route.abort();
      });
      const page = await context.newPage();
      page.on("console", (each) => each.type() === "error" && complaints.push(each.text()));
      page.on("pageerror", ({ message }) => complaints.push(message));
      const go = (other: string) =>
        page.goto(new URL(other, `${pathToFileURL(folder).href}/`).href);
      await go(path);
      return { page, go, strays, complaints };
    },
    leave: () => Promise.all(browser.contexts().map((context) => context.close())),
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
};

export const pageOf = (operation: string): string => `operations/${operation.toLowerCase()}.html`;

export const formOf = (page: Page, operation: string) =>
  page.getByRole("form", { name: `Run ${operation}`, exact: true });

/** Presses `Run`, and gives the answer's line once it is the one of this press. */
export const run = async (page: Page, operation: string): Promise<string> => {
  const form = formOf(page, operation);
  await form.locator(".run-answer").evaluate((answer) => {
    answer.replaceChildren();
  });
  await form.getByRole("button", { name: "Run" }).click();
  return form.getByRole("status").locator(".answer-line").innerText();
};
