import AxeBuilder from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { scenarios, startMock } from "../support/mock.ts";
import type { MockServer } from "../support/mock.ts";
import { createCalls } from "./calls.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const open = async (mock: MockServer, options: object = {}): Promise<Page> => {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  await page.goto(`${mock.url}/_mock/`);
  await page.getByText("Live", { exact: true }).waitFor();
  return page;
};
describe("the page of a mock", () => {
  test("shows what is created without being loaded again, and lets it be changed and deleted", async () => {
    await using mock = await startMock({ settle: "manual" });
    const calls = createCalls(mock);
    const page = await open(mock);
    const things = page.locator("#things");
    await things.getByText("listener: 0").waitFor();
    const { id } = await calls.create("web");
    await things.getByText("listener: 1").waitFor();
    await things.getByText("becomes ACTIVE when it is settled").waitFor();
    await page.getByRole("button", { name: "Settle all" }).click();
    await things.getByRole("cell", { name: "ACTIVE" }).waitFor();

    await page.getByRole("button", { name: `Edit ${id}` }).click();
    const text = page.getByLabel("As a seed has it, in JSON");
    const seed = JSON.parse(await text.inputValue()) as { value: { name: string } };
    await text.fill(JSON.stringify({ ...seed, value: { ...seed.value, name: "not allowed" } }));
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Invalid resources.listener[0].value.name").waitFor();
    await text.fill(JSON.stringify({ ...seed, value: { ...seed.value, name: "renamed" } }));
    await page.getByRole("button", { name: "Save" }).click();
    await things.getByRole("cell", { name: "renamed" }).waitFor();
    expect(mock.state.export().resources?.["listener"]).toMatchObject([
      { value: { name: "renamed" } },
    ]);

    await page.getByRole("button", { name: `Delete ${id}` }).click();
    await things.getByText("listener: 0").waitFor();
    await page.context().close();
  });

  test("moves the clock, and shows what that settles", async () => {
    let now = Date.parse("2026-01-01T00:00:00.000Z");
    await using mock = await startMock({ settle: "5m", now: () => now });
    const page = await open(mock);
    await createCalls(mock).create("web");
    await page.locator("#things").getByText("becomes ACTIVE at 2026-01-01T00:05:00.000Z").waitFor();
    await page.getByRole("button", { name: "+1 h" }).click();
    await page.getByText("2026-01-01T01:00:00.000Z", { exact: true }).waitFor();
    await page.locator("#things").getByRole("cell", { name: "ACTIVE" }).waitFor();
    await page.getByLabel("Ahead by").fill("90m");
    await page.getByRole("button", { name: "Set", exact: true }).click();
    await page.getByText("1 h 30 min ahead of the machine's").waitFor();
    await page.getByRole("button", { name: "As the machine's" }).click();
    await page.getByText("2026-01-01T00:00:00.000Z", { exact: true }).waitFor();
    expect(mock.clock.ahead).toBe(0);
    now += 1;
    await page.context().close();
  });

  test("makes answers get lost, and tells in the journal what decided", async () => {
    await using mock = await startMock({ settle: 0 });
    const calls = createCalls(mock);
    const page = await open(mock);
    const lose = page.getByRole("button", { name: "Lose the answers of creates" });
    expect(await lose.getAttribute("aria-pressed")).toBe("false");
    await lose.click();
    await page.locator("button[aria-pressed=true]").waitFor();
    await expect(calls.create("lost")).rejects.toThrow("fetch failed");
    await page.locator("#things").getByText("listener: 1").waitFor(); // it took effect
    await page.locator("#faults").getByText("1 of 1").waitFor();
    const entry = page.locator("#journal details").first();
    await entry.getByText("fault 1, the connection was reset").waitFor();
    await lose.click();
    await page.locator("#faults").getByText("Nothing.").waitFor();
    expect((await calls.call("POST", "/v1/listeners", {})).status).toBe(400);
    await page
      .locator("#journal details")
      .first()
      .getByText("GA.9001 Invalid listener: is required")
      .waitFor();
    await page.context().close();
  });

  test("turns a switch off whose rule is spent, and on again", async () => {
    await using mock = await startMock({ settle: 0 });
    const calls = createCalls(mock);
    const page = await open(mock);
    const next = page.getByRole("button", { name: "The next 3 creates: 503" });
    await next.click();
    await page.locator("button[aria-pressed=true]").waitFor();
    for (let sent = 0; sent < 3; sent++) await expect(calls.create("web")).rejects.toThrow("503");
    await page.locator("#faults").getByText("3 of 3").waitFor();
    expect(await next.getAttribute("aria-pressed")).toBe("false");
    await next.click();
    await page.locator("#faults").getByText("0 of 0").waitFor();
    await expect(calls.create("web")).rejects.toThrow("503");
    expect(mock.faults.list()).toMatchObject([{ count: 3, happened: 1 }]);
    await page.context().close();
  });

  test("builds a fault rule, and says what is wrong with one", async () => {
    await using mock = await startMock();
    const page = await open(mock);
    await page.getByRole("combobox", { name: "Operation" }).selectOption("listListeners");
    await page.getByRole("combobox", { name: "What" }).selectOption("503, try again");
    await page.getByLabel("How often").fill("2");
    await page.getByRole("button", { name: "Add" }).click();
    await page.locator("#faults").getByText("0 of 0").waitFor();
    expect(mock.faults.list()).toMatchObject([
      { operation: "listListeners", status: 503, count: 2 },
    ]);
    await page.getByRole("button", { name: "Remove fault 1" }).click();
    await page.locator("#faults").getByText("Nothing.").waitFor();
    const more = page.getByLabel("More, as JSON");
    for (const [text, said] of [
      ["{", "More, as JSON:"],
      ['{ "no": 1 }', "no"],
    ] as const) {
      await more.fill(text);
      await page.getByRole("button", { name: "Add" }).click();
      await page.locator("#message").getByText(said).waitFor();
    }
    await more.fill('{ "status": 418, "latency": [5, 10] }');
    await page.getByRole("button", { name: "Add" }).click();
    await page.locator("#faults").getByText("0 of 0").waitFor();
    expect(mock.faults.list()).toMatchObject([{ status: 418, latency: [5, 10] }]);
    await page.context().close();
  });

  test("replays a request, and copies it as curl", async () => {
    await using mock = await startMock({ settle: 0 });
    const page = await open(mock, { permissions: ["clipboard-read", "clipboard-write"] });
    await createCalls(mock).create("web");
    const entries = page.locator("#journal details");
    await entries.first().locator("summary").click();
    await entries.first().getByRole("button", { name: "Copy as curl" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^curl -X POST 'http:\/\/127\.0\.0\.1:\d+\/v1\/listeners' \\\n/);
    expect(copied).toContain("-H 'x-auth-token: mock-token'");
    await entries.first().getByRole("button", { name: "Replay" }).click();
    await entries.nth(1).waitFor();
    await entries.first().getByText("must not overlap").first().waitFor();
    await page.context().close();
  });

  test("exports, resets, imports, and puts itself into a named situation", async () => {
    await using mock = await startMock({ settle: 0 });
    const page = await open(mock);
    await createCalls(mock).create("kept");
    const things = page.locator("#things");
    await things.getByText("listener: 1").waitFor();
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    const file = await (await downloading).path();
    await page.getByRole("button", { name: "Reset" }).click();
    await things.getByText("listener: 0").waitFor();
    await page.getByLabel("Scenario").selectOption("quota");
    await things.getByText("listener: 10").waitFor();
    await page.getByLabel("Import").setInputFiles(file);
    await things.getByRole("cell", { name: "kept" }).waitFor();
    await page.getByLabel("Import").setInputFiles({
      name: "wrong.json",
      mimeType: "application/json",
      buffer: Buffer.from('{"resources":{"no":[]}}'),
    });
    await page.getByText("Invalid resources.no").waitFor();
    await page.context().close();
  });

  test("shows one namespace at a time, and turns the leaves of a long list", async () => {
    await using mock = await startMock({ seed: scenarios.example(1) });
    await createCalls(mock, { "X-Mock-Namespace": "mine" }).call("GET", "/v1/listeners");
    const page = await open(mock);
    const things = page.locator("#things");
    await things.getByText("1 to 50 of 1221, newest first").waitFor();
    await things.getByRole("cell", { name: "listener-1200" }).waitFor();
    await page.getByRole("button", { name: "Older" }).click();
    await things.getByText("51 to 100 of 1221").waitFor();
    await page.getByRole("combobox", { name: "Namespace" }).selectOption("mine");
    await expect.poll(() => page.locator("#journal details").count()).toBe(1);
    await page.context().close();
  });

  test.each(["/", "/?x=1", "/_mock", "/_mock?x=1"])(
    "is where a browser gets that asks for %s, if no document has that path",
    async (path) => {
      await using mock = await startMock();
      const ask = (Accept: string) =>
        fetch(mock.url + path, { headers: { Accept }, redirect: "manual" });
      const html = await ask("text/html");
      expect([html.status, html.headers.get("location")]).toEqual([302, "/_mock/"]);
      expect((await ask("application/json")).status).toBe(404);
    },
  );

  test("is closed to others, and gone with the control plane", async () => {
    await using mock = await startMock();
    const evil = { Origin: "http://evil.example", Accept: "text/html" };
    for (const path of ["", "events", "page.css"])
      expect((await fetch(`${mock.url}/_mock/${path}`, { headers: evil })).status).toBe(403);
    await using closed = await startMock({ control: false });
    expect((await fetch(`${closed.url}/_mock/`, { headers: evil })).status).toBe(404);
    expect((await fetch(`${mock.url}/_mock/no.css`)).status).toBe(404);
    const people = { headers: { Accept: "text/html" } };
    const policy = (await fetch(`${mock.url}/_mock/`, people)).headers.get(
      "content-security-policy",
    );
    expect(policy).toContain("default-src 'none'; script-src 'self'");
  });

  test.each([
    [390, "light"],
    [1280, "dark"],
  ] as const)("has nothing that axe finds, at %i pixels in %s", async (width, colorScheme) => {
    await using mock = await startMock({ seed: scenarios.flaky(1), settle: "manual" });
    await createCalls(mock).call("GET", "/v1/listeners/none");
    const page = await open(mock, { viewport: { width, height: 900 }, colorScheme });
    await page.locator("#journal summary").first().click();
    const check = async (): Promise<string[]> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
    };
    expect(await check()).toEqual([]);
    await page.getByRole("button", { name: "One request in five fails" }).click();
    await page.getByLabel("More, as JSON").fill("{");
    await page.getByRole("button", { name: "Add" }).click();
    await page.getByText("More, as JSON:").waitFor();
    expect(await check()).toEqual([]);
    await page.getByRole("button", { name: /^Edit / }).click();
    expect(await check()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    await page.context().close();
  });
});
