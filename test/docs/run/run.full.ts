/** The same at length: every form, every error, every sample, every state; and servers, storage, pages without JavaScript. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
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
  const section = page.locator("section.error", { has: page.locator("#ga-9101") });
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
