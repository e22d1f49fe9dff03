/**
 * The page of the mock in a browser: `npm run bench:mock`, after `npm run build`. How large it is, when something of it is
 * seen, whether it stands still under load, and what it costs the mock.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { create, list, load, median, print, range, seedOf } from "./measure.ts";
import type { Rate } from "./measure.ts";
import { mock, run } from "./servers.ts";
import type { Running } from "./servers.ts";

const rounds = 5;
const folder = mkdtempSync(join(tmpdir(), "bench-page-"));
const seed = join(folder, "seed.json");
writeFileSync(seed, seedOf(10_000));

const pageOf = ({ port }: Running): string => `http://127.0.0.1:${String(port)}/_mock/`;

/** All that the page is made of, as a server with compression would send it. */
const sizeOf = async (server: Running): Promise<number> => {
  const built = new URL("../../dist/package/src/mock/page/browser/", import.meta.url);
  const names = readdirSync(built).filter((name) => /\.(?:js|css)$/.test(name));
  const texts = await Promise.all(
    ["", ...names].map(async (name) =>
      (await fetch(pageOf(server) + name, { headers: { Accept: "text/html" } })).text(),
    ),
  );
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
};

/** Milliseconds from asking for the page to its first paint, in a browser that has nothing of it yet. */
const firstPaint = async (browser: Browser, server: Running): Promise<number> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pageOf(server));
  await page.getByText("Live", { exact: true }).waitFor();
  const paint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  );
  await context.close();
  return paint;
};

/** Opens the page, and has it count how long it stands still. */
const watch = async (browser: Browser, server: Running): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pageOf(server));
  await page.getByText("Live", { exact: true }).waitFor();
  await page.evaluate(() => {
    const seen = { task: 0, gap: 0, frames: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((found) => {
      for (const { duration } of found.getEntries()) seen.task = Math.max(seen.task, duration);
    }).observe({ entryTypes: ["longtask"] });
    let last = performance.now();
    const frame = (now: number): void => {
      seen.gap = Math.max(seen.gap, now - last);
      seen.frames += 1;
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return page;
};

const frames = async (browser: Browser, server: Running): Promise<void> => {
  const page = await watch(browser, server);
  const seconds = 10;
  await load(server, { ...list, rate: 500, time: seconds * 1000 });
  const { task, gap, frames } = await page.evaluate(
    () => (globalThis as unknown as { seen: Record<"task" | "gap" | "frames", number> }).seen,
  );
  const shown = await page.locator("#journal summary").count();
  await page.close();
  print([
    [
      "500 requests a second over 10,000 listeners",
      "longest task, ms",
      "longest frame, ms",
      "frames a second",
      "requests shown",
    ],
    [
      "",
      task === 0 ? "none of 50" : String(Math.round(task)),
      String(Math.round(gap)),
      String(Math.round(frames / seconds)),
      String(shown),
    ],
  ]);
};

const throughput = async (browser: Browser, server: Running): Promise<void> => {
  const rates = (found: readonly Rate[]): string => range(found.map(({ rate }) => rate));
  const costs = (found: readonly Rate[]): string => range(found.map(({ cost }) => cost));
  for (const [what, order] of Object.entries({ "lists of ten": list, creates: create })) {
    const alone: Rate[] = [];
    const watched: Rate[] = [];
    for (let round = 0; round < rounds; round++) {
      alone.push(await load(server, order));
      const page = await watch(browser, server);
      watched.push(await load(server, order));
      await page.close();
    }
    const share = median(
      watched.map(({ rate }, round) => rate / (alone[round]?.rate ?? Number.NaN)),
    );
    print([
      [what, "a second", "µs of processor each"],
      ["nobody watches", rates(alone), costs(alone)],
      [
        "the page is open",
        `${rates(watched)}, ${String(Math.round(share * 100))} %`,
        costs(watched),
      ],
    ]);
  }
};

const browser = await launchBrowser();
const server = await run(mock("--settle", "0", "--seed", seed));
try {
  const paints: number[] = [];
  for (let round = 0; round < rounds; round++) paints.push(await firstPaint(browser, server));
  print([
    ["the page", "kB gzip", "first paint, ms"],
    ["", ((await sizeOf(server)) / 1000).toFixed(1), range(paints)],
  ]);
  await frames(browser, server);
  await throughput(browser, server);
} finally {
  await server.stop();
  await browser.close();
  rmSync(folder, { recursive: true });
}
