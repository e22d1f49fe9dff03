/** What a reader of the site feels: pages that don't jump or stall, a search at every keystroke, and a run of an operation. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { serveFolder } from "../support/static-server.ts";

interface Calm {
  /** The sum of the layout shifts that no reader asked for. */
  readonly shift: number;
  /** The longest task of the page's scripts, in ms; 0 where none took 50 ms. */
  readonly task: number;
}

/** Gathers what happens from the first moment on. */
const watch = (): void => {
  const seen = { shift: 0, task: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, duration);
  }).observe({ type: "longtask", buffered: true });
};

const seen = (page: Page): Promise<Calm> =>
  page.evaluate(() => (globalThis as unknown as { seen: Calm }).seen);

const open = async (browser: Browser, url: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  return page;
};

/** A page is looked at from its top to its end. */
const read = async (browser: Browser, url: string): Promise<Calm> => {
  const page = await open(browser, url);
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 800) {
      scrollTo(0, y);
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
  await page.waitForTimeout(300);
  const calm = await seen(page);
  await page.context().close();
  return calm;
};

/** How long each letter of these words takes until its results stand in the page, in ms. */
const type = async (browser: Browser, url: string, words: readonly string[]): Promise<number[]> => {
  const page = await open(browser, url);
  await page.keyboard.press("/");
  await page.keyboard.type("a");
  await page.locator("#results [role=option]").first().waitFor();
  const times = await page.evaluate((typed) => {
    const field = document.querySelector("#search") as HTMLInputElement;
    const results = document.querySelector("#results") as HTMLElement;
    return typed.flatMap((word) =>
      [...word].map((_letter, at) => {
        const start = performance.now();
        field.value = word.slice(0, at + 1);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        // Reading it has the browser lay it out.
        void results.offsetHeight;
        return performance.now() - start;
      }),
    );
  }, words);
  await page.context().close();
  return times;
};

/** From click to answer, in ms: the first time, when the engine is loaded, and once more. */
const run = async (browser: Browser, url: string): Promise<{ first: number; next: number }> => {
  const page = await open(browser, url);
  const once = (): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((done) => {
          const answer = document.querySelector(".run-answer") as HTMLElement;
          answer.replaceChildren();
          const start = performance.now();
          new MutationObserver((_changes, observer) => {
            if (!/\b[2-5]\d\d\b/.test(answer.textContent)) return;
            observer.disconnect();
            done(performance.now() - start);
          }).observe(answer, { childList: true, subtree: true, characterData: true });
          document.querySelector<HTMLElement>(".run-form [type=submit]")?.click();
        }),
    );
  const times = { first: await once(), next: await once() };
  await page.context().close();
  return times;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const weigh = async (folder: string, ...files: readonly string[]): Promise<string> => {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(folder, file))).length),
  );
  return (sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1);
};

const words = ["pagination", "rate limit", "from_port", "GA.9101", "idempotent"];

/** Prints what the site in a folder is like to use. */
export const printUse = async (
  browser: Browser,
  folder: string,
  {
    pages,
    scripts,
    rounds,
  }: { pages: readonly string[]; scripts: readonly string[]; rounds: number },
): Promise<void> => {
  const server = await serveFolder(folder);
  try {
    const calm: Calm[] = [];
    for (const page of pages) calm.push(await read(browser, `${server.url}/${page}`));
    const worst = (key: keyof Calm): number => Math.max(...calm.map((each) => each[key]));
    const typed: number[] = [];
    const runs: { first: number; next: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      typed.push(...(await type(browser, `${server.url}/index.html`, words)));
      runs.push(await run(browser, `${server.url}/operations/createlistener.html`));
    }
    const rows = [
      ["layout shift, the worst page", worst("shift").toFixed(3), "0"],
      ["longest task, the worst page", `${worst("task").toFixed(0)} ms`, "100 ms"],
      ["a letter of a search, median", `${median(typed).toFixed(1)} ms`, "16 ms"],
      ["a letter of a search, slowest", `${Math.max(...typed).toFixed(1)} ms`, "16 ms"],
      [
        "a first run, with the engine",
        `${median(runs.map(({ first }) => first)).toFixed(0)} ms`,
        "",
      ],
      ["a run of createListener", `${median(runs.map(({ next }) => next)).toFixed(1)} ms`, "50 ms"],
      ["engine and console, gzip", `${await weigh(folder, ...scripts)} KB`, "60 KB"],
      ["search index, gzip", `${await weigh(folder, "assets/search-index.js")} KB`, "30 KB"],
    ];
    console.log(`\n${String(pages.length)} pages read to their end`.padEnd(34), "  is    to reach");
    for (const [name = "", value = "", goal = ""] of rows)
      console.log(name.padEnd(33), value.padStart(8), goal.padStart(9));
  } finally {
    await server.close();
  }
};
