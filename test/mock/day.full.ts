/** A frontend developer's day on the page of a mock: build, break, restore, keep. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { createClient, isApiError, token } from "../../src/index.ts";
import type { CreateListenerOption } from "../../src/index.ts";
import { launchBrowser } from "../support/browser.ts";
import { startCommand } from "./running-command.ts";
import type { RunningCommand } from "./running-command.ts";

const command = join(import.meta.dirname, "../../src/command.ts");
const folder = mkdtempSync(join(tmpdir(), "mock-day-"));
const saved = join(folder, "state.json");
let browser: Browser;
let mock: RunningCommand | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  mock?.process.kill("SIGKILL");
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Starts the mock on a port, 0 for a free one, and gives its URL. */
const startMock = async (port: string): Promise<string> => {
  const options = ["--port", port, "--settle", "5m", "--save", saved];
  mock = startCommand(["--disable-warning=ExperimentalWarning", command, "mock", ...options]);
  const [, url = ""] = await mock.prints(/Mock\s+(http:\S+)/);
  return url;
};

/** Ends it as Ctrl+C does. */
const stopMock = async (): Promise<void> => {
  mock?.process.kill("SIGINT");
  expect(await mock?.ended).toMatchObject({ code: 0, error: "" });
};

const clientOf = (url: string) =>
  createClient({ auth: token("mock-token"), baseUrl: url, retry: { attempts: 1 } });

const web = {
  name: "web",
  protocol: "TCP",
  port_ranges: [{ from_port: 443, to_port: 443 }],
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
} satisfies CreateListenerOption;
const api = { ...web, name: "api", port_ranges: [{ from_port: 8080, to_port: 8080 }] };

/** What the rows of the table of listeners say of each: name and state. */
const listenersOn = (page: Page): Promise<string[]> =>
  page.locator("#things tbody tr").evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll("td")]
        .map((cell) => cell.textContent)
        .filter((text) => /^(?:web|api|PENDING|ACTIVE|ERROR|DELETING)$/.test(text))
        .join(" "),
    ),
  );

/** What the journal on the page says, the latest first: method, path, status, and what decided. */
const journalOn = (page: Page): Promise<string[]> =>
  page
    .locator("#journal summary")
    .evaluateAll((lines) =>
      lines.map((line) => line.textContent.replace(/^\S+ \S+ /, "").replace(/ \d+ ms /, " ")),
    );

test("a day: build against it, break it, restore it, keep it", async () => {
  const url = await startMock("0");
  const ga = clientOf(url);
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(url); // leads to the page
  await page.getByText("Live", { exact: true }).waitFor();
  expect(page.url()).toBe(`${url}/_mock/`);
  await page.evaluate(() => {
    document.body.dataset["loaded"] = "once";
  });
  const things = page.locator("#things");
  const journal = page.locator("#journal summary");
  const faults = page.locator("#faults");

  // It starts empty; what the API creates appears.
  await things.getByText("None yet.").waitFor();
  await ga.listeners.create(web);
  await things.getByText("listener: 1").waitFor();
  await expect.poll(() => listenersOn(page)).toEqual(["web PENDING"]);

  // The answers of creates get lost, and the client finds out what became of its own.
  const lose = page.getByRole("button", { name: "Lose the answers of creates" });
  await lose.click();
  await page.locator("button[aria-pressed=true]").waitFor();
  const made = await ga.listeners.create(api, { reconcile: true });
  expect(made).toMatchObject({ name: "api", status: "PENDING" });
  await journal.nth(3).waitFor();
  const look = `GET /v1/listeners?accelerator_id=${web.accelerator_id}`;
  await expect
    .poll(() => journalOn(page))
    .toEqual([
      expect.stringMatching(/^GET \S+ 200 $/),
      "POST /v1/listeners 201 fault 1, the connection was reset",
      expect.stringMatching(/^GET \S+ 200 $/),
      "POST /v1/listeners 201 ",
    ]);
  await expect.poll(async () => (await journalOn(page))[0]).toContain(look);
  await expect.poll(() => listenersOn(page)).toEqual(["api PENDING", "web PENDING"]);
  await lose.click();
  await faults.getByText("Nothing.").waitFor();

  // Time passes when it is told to.
  await page.getByRole("button", { name: "+1 h" }).click();
  await page.getByText("1 h ahead of the machine's").waitFor();
  await expect.poll(() => listenersOn(page)).toEqual(["api ACTIVE", "web ACTIVE"]);
  expect(await ga.listeners.show(made.id)).toMatchObject({ status: "ACTIVE" });

  // It breaks as told, and is whole again.
  await page.getByRole("combobox", { name: "Operation" }).selectOption("showListener");
  await page.getByRole("combobox", { name: "What" }).selectOption("503, try again");
  await page.getByRole("button", { name: "Add" }).click();
  await faults.getByText("0 of 0").waitFor();
  const broken = await ga.listeners.show(made.id).catch((error: unknown) => error);
  expect(isApiError(broken) && broken.status).toBe(503);
  await faults.getByText("1 of 1").waitFor();
  await page.getByRole("button", { name: /^Remove fault/ }).click();
  await faults.getByText("Nothing.").waitFor();
  expect(await ga.listeners.show(made.id)).toMatchObject({ name: "api" });

  // Exported, wiped, and put back.
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const file = await (await download).path();
  await page.getByRole("button", { name: "Reset" }).click();
  await things.getByText("None yet.").waitFor();
  const gone = await ga.listeners.show(made.id).catch((error: unknown) => error);
  expect(isApiError(gone, "GA.9002")).toBe(true);
  await page.getByLabel("Import").setInputFiles(file);
  await expect.poll(() => listenersOn(page)).toEqual(["api ACTIVE", "web ACTIVE"]);
  await page.getByText("1 h ahead of the machine's").waitFor();

  // A fault and a busy one are to be kept too.
  await page.getByRole("button", { name: "Every list takes 2 s" }).click();
  await faults.getByText("0 of 0").waitFor();
  await ga.listeners.delete(made.id);
  await expect.poll(() => listenersOn(page)).toEqual(["api DELETING", "web ACTIVE"]);
  const coming = await things.getByText(/^will be gone at/).textContent();

  // Started again, all is as it was, and the page that was open goes on.
  await stopMock();
  await page.getByText("The mock doesn't answer").waitFor();
  expect(await startMock(new URL(url).port)).toBe(url);
  await page.getByText("Live", { exact: true }).waitFor();
  await expect.poll(() => listenersOn(page)).toEqual(["api DELETING", "web ACTIVE"]);
  expect(await page.locator("button[aria-pressed=true]").textContent()).toBe(
    "Every list takes 2 s",
  );
  await page.getByText("1 h ahead of the machine's").waitFor();
  // The mock's clock went on while it was away, by less than a test may take.
  const comingAgain = await things.getByText(/^will be gone at/).textContent();
  const timeOf = (text: string | null): number => Date.parse(text?.split(" at ")[1] ?? "");
  expect(timeOf(comingAgain)).toBeGreaterThanOrEqual(timeOf(coming));
  await page.getByRole("button", { name: "Settle all" }).click();
  await expect.poll(() => listenersOn(page)).toEqual(["web ACTIVE"]);
  await stopMock();
  expect(JSON.parse(readFileSync(saved, "utf8"))).toMatchObject({
    clock: { ahead: 3_600_000 },
    resources: { listener: [{ value: { name: "web", status: "ACTIVE" } }] },
    faults: [{ latency: 2000 }],
  });

  expect(await page.evaluate(() => document.body.dataset["loaded"])).toBe("once");
  expect(complaints).toEqual([]);
  await context.close();
});
