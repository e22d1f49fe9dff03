/** The same at length: every form, every error, every sample, every state; and servers, storage, pages without JavaScript. */
import { readdir, readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startMock } from "../../support/mock.ts";
import { formOf, openPages, pageOf, run } from "./pages.ts";

let pages: Awaited<ReturnType<typeof openPages>>;
beforeAll(async () => {
  pages = await openPages();
});
afterEach(() => pages.leave());
afterAll(() => pages.close());

test("a parameter is checked, and one of the path has to be given", async () => {
  const { page, go } = await pages.open(pageOf("listListeners"));
  const limit = formOf(page, "listListeners").getByLabel("limit");
  await limit.fill("0");
  await page.getByText("limit must be at least 1").waitFor();
  expect(await run(page, "listListeners")).toContain("400 Bad Request");
  expect(await limit.getAttribute("max")).toBe("2000");

  await go(pageOf("showListener"));
  const id = formOf(page, "showListener").getByLabel("listener_id");
  await id.fill("");
  await formOf(page, "showListener").getByRole("button", { name: "Run" }).click();
  await page.getByText("listener_id must be given").waitFor();
  expect(await id.evaluate((field) => field === document.activeElement)).toBe(true);
});

test("the switch sends requests to a mock on this machine, to nothing else, and the code follows", async () => {
  await using mock = await startMock();
  const { page, go, strays } = await pages.open(pageOf("createListener"));
  const form = formOf(page, "createListener");
  await form.getByLabel("Server").selectOption("The mock on this machine");
  await form.getByLabel("Address of the mock").fill("https://ga.myhuaweicloud.com");
  await page.getByText(/The address must be of this machine/).waitFor();
  expect(await run(page, "createListener")).toMatch(/No answer.*must be of this machine/);
  await form.getByLabel("Address of the mock").fill(mock.url);
  expect(await run(page, "createListener")).toContain("201 Created");
  expect(mock.journal.list({ operation: "createListener" })).toHaveLength(1);
  await form.getByRole("tab", { name: "curl" }).click();
  expect(await form.getByRole("tabpanel").innerText()).toContain(
    `curl '${mock.url}/v1/listeners' \\\n  --header 'X-Auth-Token: mock-token'`,
  );
  const samples = page.getByRole("complementary", { name: "Samples and examples" });
  expect(await samples.locator("code").allTextContents()).toEqual(
    expect.arrayContaining([
      expect.stringContaining(`createClient({ baseUrl: "${mock.url}", auth:`),
      expect.stringContaining(`fetch("${mock.url}/v1/listeners"`),
    ]),
  );

  await go(pageOf("listListeners"));
  expect(await run(page, "listListeners")).toContain("200 OK");
  expect(mock.journal.list({ operation: "listListeners" })).toHaveLength(1);
  expect(strays).toEqual([]);
});

test("a mock that isn't there is said to be missing", async () => {
  const { page } = await pages.open(pageOf("listListeners"));
  const form = formOf(page, "listListeners");
  await form.getByLabel("Server").selectOption("The mock on this machine");
  await form.getByLabel("Address of the mock").fill("http://127.0.0.1:9");
  expect(await run(page, "listListeners")).toMatch(/Is the mock running\? npm start starts it/);
});

test("an error is shown by its story, and by what a reader makes of it", async () => {
  const { page, complaints } = await pages.open("errors.html#ga-9101");
  const section = page.locator("section", { has: page.locator("#ga-9101") });
  await section.getByRole("button", { name: /Show me/ }).click();
  await section.getByText("400 Bad Request").waitFor();
  expect(await section.getByRole("status").innerText()).toContain(
    "8005-8005 must not overlap 8000-8010",
  );
  const request = section.getByLabel("Request", { exact: true });
  await request.fill((await request.inputValue()).replaceAll("8005", "8011"));
  await section.getByRole("button", { name: "Once more" }).click();
  await section.getByText("201 Created").waitFor();
  await request.fill("no request");
  await section.getByRole("button", { name: "Once more" }).click();
  await section.getByText(/Line 1 must be a method and a path/).waitFor();
  expect(complaints).toEqual([]);
});

test("a sample runs in a worker and prints what it prints", async () => {
  const { page, strays, complaints } = await pages.open(pageOf("showListener"));
  await page.getByRole("tabpanel", { name: "TypeScript client" }).first().hover();
  await page.getByRole("button", { name: "Run this sample" }).first().click();
  const output = page.locator(".sample-output");
  await output.getByText(/It ran to its end/).waitFor();
  expect(await output.locator("code").innerText()).toContain("listenerName ACTIVE");
  expect(strays).toEqual([]);
  expect(complaints).toEqual([]);
});

test("pages work where storage is blocked", async () => {
  const { page, go } = await pages.open(pageOf("listListeners"));
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "sessionStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await go(pageOf("createListener"));
  expect(await run(page, "createListener")).toContain("201 Created");
});

test("without JavaScript nothing is offered that needs it, and the stories are there to read", async () => {
  const { page, go } = await pages.open("errors.html", { javaScriptEnabled: false });
  expect(await page.getByRole("button", { name: /Show me|Once more/ }).count()).toBe(0);
  await page.locator("summary", { hasText: "The requests" }).first().click();
  expect(await page.getByLabel("Request", { exact: true }).first().isVisible()).toBe(true);
  await go(pageOf("createListener"));
  expect(await page.getByRole("form").count()).toBe(0);
});

/** What each operation answers to what its form has in it from the start. */
const answers: Readonly<Record<string, string>> = {
  listListeners: "200 OK",
  createListener: "201 Created",
  showListener: "200 OK",
  updateListener: "200 OK",
  deleteListener: "204 No Content",
  createListenerTags: "204 No Content",
  deleteListenerTags: "204 No Content",
  showListenerTags: "200 OK",
  listListenerTags: "200 OK",
  filterListenersByTag: "200 OK",
  countListenersByTag: "200 OK",
  createToken: "201 Created",
};

test("every operation runs from its form as it stands, without a complaint or a request that leaves", async () => {
  const { page, go, strays, complaints } = await pages.open("index.html");
  for (const [operation, answer] of Object.entries(answers)) {
    await go(pageOf(operation));
    expect(await run(page, operation), operation).toContain(answer);
    await page.getByRole("button", { name: "Reset" }).click();
    const codes = formOf(page, operation).locator(".run-code code");
    for (const code of await codes.allTextContents()) expect(code, operation).not.toBe("");
  }
  expect(strays).toEqual([]);
  expect(complaints).toEqual([]);
});

/** Each error of the catalogue, as the vendor's pages and this document's decisions list them. */
const errors: readonly [status: number, code: string][] = [
  [400, "GA.9001"],
  [400, "GA.9004"],
  [400, "GA.9006"],
  [400, "GA.9101"],
  [400, "GA.9103"],
  [400, "GA.9104"],
  [400, "GA.9105"],
  [400, "GA.9106"],
  [400, "GA.9107"],
  [400, "GA.9108"],
  [400, "GA.9109"],
  [400, "GA.9110"],
  [401, "APIGW.0301"],
  [403, "APIGW.0302"],
  [404, "APIGW.0101"],
  [404, "GA.9002"],
  [404, "SYS.0404"],
  [405, "APIGW.0101"],
  [406, "APIGW.0201"],
  [409, "GA.9005"],
  [413, "APIGW.0201"],
  [415, "APIGW.0201"],
  [429, "APIGW.0308"],
  [500, "GA.9201"],
  [500, "GA.9206"],
  [500, "GA.9209"],
  [500, "SYS.0500"],
  [503, "SYS.0503"],
];

test("every error is made by its button", async () => {
  const { page, strays, complaints } = await pages.open("errors.html");
  for (const [status, code] of errors) {
    const name = new RegExp(`^Show me( ${String(status)})? ${code}$`);
    const button = page.getByRole("button", { name });
    const story = page.locator(".story", { has: button });
    const last = story.locator(".answer").last();
    await button.click();
    await expect
      .poll(() => last.locator(".answer-line").innerText(), { message: code })
      .toContain(String(status));
    expect(await last.getByRole("group", { name: "What was answered" }).innerText()).toContain(
      `"${code}"`,
    );
  }
  expect(await page.getByRole("button", { name: /^Show me/ }).count()).toBe(errors.length);
  expect(strays).toEqual([]);
  expect(complaints).toEqual([]);
});

/** What a sample prints, beside its requests; the others print nothing. */
const printed: Readonly<Record<string, RegExp>> = {
  createListener: /^[0-9a-f-]{36}( PENDING)?$/m,
  updateListener: /web-2 PENDING|PUT \/v1\/listeners\/\S+ → 200/,
  listListeners: /listenerName/,
  showListener: /listenerName ACTIVE/,
  showListenerTags: /owner network team/,
  listListenerTags: /owner \["network team"\]/,
  filterListenersByTag: /listenerName/,
  countListenersByTag: /^1$/m,
  createToken: /^1$|^MIID/m,
};

test.each(Object.keys(answers))("the samples of %s run as they are", async (operation) => {
  const { page, strays, complaints } = await pages.open(pageOf(operation));
  for (const label of ["TypeScript client", "fetch"]) {
    await page.getByRole("tab", { name: label, exact: true }).first().click();
    const panel = page.locator(`aside .tab[data-label="${label}"]`);
    await panel.getByRole("button", { name: "Run this sample" }).click();
    await panel.getByText(/^It ran to its end/).waitFor();
    const lines = await panel.locator(".sample-output code").innerText();
    expect(lines).toMatch(printed[operation] ?? /→ 20[04]/);
    expect(lines).not.toMatch(/→ [45](?!04)/);
  }
  expect(strays).toEqual([]);
  expect(complaints).toEqual([]);
});

/** What the code of each guide prints; of the others there is none that a page can run. */
const guides: Readonly<Record<string, RegExp>> = {
  "index.html": /^[0-9a-f-]{36} ACTIVE$/m,
  "guides/life-cycle.html": /^PENDING$[\s\S]*^ACTIVE$/m,
  "guides/paging.html": /^listenerName$/m,
};

test("the code of guides runs as it is, but for what says that it needs Node", async () => {
  const folder = new URL("../../../openapi/guides/", import.meta.url);
  const texts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(new URL(name, folder), "utf8")),
  );
  const fences = texts.flatMap((text) => [
    ...text.matchAll(/^ *```((?:ts|js|typescript|javascript)\b.*)$/gm),
  ]);
  const infos = fences.map(([, info = ""]) => info);
  expect(infos.filter((info) => info === "ts" || info === "js")).toHaveLength(
    Object.keys(guides).length,
  );
  expect(infos.filter((info) => !/^(ts|js)( node)?$/.test(info))).toEqual([]);

  const html = Object.entries(pages.files).filter(([path]) => path.endsWith(".html"));
  const runnable = html.filter(([, text]) => text.includes(" data-program>")).map(([path]) => path);
  expect(runnable.toSorted()).toEqual(Object.keys(guides).toSorted());
  const { page, go, strays, complaints } = await pages.open("index.html");
  for (const [path, prints] of Object.entries(guides)) {
    await go(path);
    await page.getByRole("button", { name: "Run this sample" }).click();
    await page.getByText(/^It ran to its end/).waitFor();
    expect(await page.locator(".sample-output code").innerText()).toMatch(prints);
  }
  expect(strays).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a sample that is cut short says so", async () => {
  const { page } = await pages.open(pageOf("showListener"));
  const form = formOf(page, "showListener");
  await form.getByLabel("Server").selectOption("The mock on this machine");
  await form.getByLabel("Address of the mock").fill("http://127.0.0.1:9");
  await page.getByRole("button", { name: "Run this sample" }).first().click();
  await page
    .locator(".sample-output")
    .getByText(/It failed/)
    .waitFor();
  expect(await page.locator(".sample-output code").innerText()).toMatch(/Is the mock running/);
});

describe("assistive technology finds nothing wrong with", () => {
  /** Of what runs; the rest of a page is looked at by the tests of the site. */
  const violations = async (page: Page, part = "#run"): Promise<string[]> => {
    const found = await new AxeBuilder({ page }).include(part).analyze();
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
    );
  };
  const looks = [
    [390, "light"],
    [390, "dark"],
    [768, "dark"],
    [1280, "light"],
    [1920, "light"],
    [1920, "dark"],
  ] as const;
  const widthOf = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth);

  test.each(looks)("a form at %d pixels, %s", async (width, colorScheme) => {
    const options = { viewport: { width, height: 900 }, colorScheme };
    const { page } = await pages.open(pageOf("createListener"), options);
    expect(await violations(page), "at rest").toEqual([]);
    await formOf(page, "createListener").getByLabel("Body").fill("{}");
    await page.getByText("listener is required").waitFor();
    expect(await violations(page), "with an error").toEqual([]);
    await run(page, "createListener");
    await page
      .getByRole("region", { name: "What the memory holds" })
      .locator("summary")
      .first()
      .click();
    expect(await violations(page), "with an answer").toEqual([]);
    await formOf(page, "createListener")
      .getByLabel("Server")
      .selectOption("The mock on this machine");
    expect(await violations(page), "with a server").toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
  });

  test.each(looks)("a story and a sample at %d pixels, %s", async (width, colorScheme) => {
    const options = { viewport: { width, height: 900 }, colorScheme };
    const { page, go } = await pages.open("errors.html#ga-9004", options);
    await page.getByRole("button", { name: "Show me GA.9004" }).click();
    await page.locator(".answer").first().waitFor();
    expect(await violations(page, "section:has(> #ga-9004)"), "a story").toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    await go(pageOf("showListener"));
    await page.getByRole("button", { name: "Run this sample" }).first().click();
    await page.getByText(/^It ran to its end/).waitFor();
    expect(await violations(page, "aside.beside"), "a sample").toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
  });
});

test("a form is used by keyboard alone, and the focus stays where the reader is", async () => {
  const { page } = await pages.open(pageOf("showListener"));
  await page.getByLabel("Server").focus();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  for (let at = 0; at < 10 && (await focused()) !== "Run"; at += 1)
    await page.keyboard.press("Tab");
  expect(await focused()).toBe("Run");
  await page.keyboard.press("Enter");
  await formOf(page, "showListener").getByText("200 OK").waitFor();
  expect(await focused()).toBe("Run");
  for (let at = 0; at < 20 && (await focused()) !== "+10 s"; at += 1)
    await page.keyboard.press("Tab");
  expect(await focused()).toBe("+10 s");
});

test("engine and console are at most 60 KB, what every such page loads for them at most 2", () => {
  const sizeOf = (name: string): number => gzipSync(pages.files[`assets/${name}.js`] ?? "").length;
  expect(sizeOf("console")).toBeLessThanOrEqual(60_000);
  expect(sizeOf("run")).toBeLessThanOrEqual(2_000);
  expect(sizeOf("samples")).toBeLessThanOrEqual(16_000);
});
