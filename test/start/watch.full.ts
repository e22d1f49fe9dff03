/** `npm start` in a copy of the project, whose documents are changed while it runs. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { createCalls } from "../mock/calls.ts";
import { startCommand } from "../mock/running-command.ts";
import type { RunningCommand } from "../mock/running-command.ts";
import { run } from "../package/consumer.ts";
import { launchBrowser } from "../support/browser.ts";

const root = join(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "npm-start-"));
const copied = ["openapi", "generated", "scripts", "src", "guides", "CHANGELOG.md", "package.json"];
const script = (name: string) => [
  "--disable-warning=ExperimentalWarning",
  join(copy, "scripts", name),
];

let browser: Browser;
let command: RunningCommand;
let calls: ReturnType<typeof createCalls>;
let mockPage: Page;
let docsPage: Page;

beforeAll(async () => {
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  run(process.execPath, script("docs.ts"), copy);
  command = startCommand([...script("start.ts"), "--port", "0", "--settle", "0"], { cwd: copy });
  const [, docs = ""] = await command.prints(/Docs\s+(http:\S+)/);
  const [, mock = ""] = await command.prints(/Mock\s+(http:\S+)/);
  calls = createCalls({ url: mock, token: "mock-token" });
  browser = await launchBrowser();
  mockPage = await browser.newPage();
  await mockPage.goto(`${mock}/_mock/`);
  await mockPage.getByText("Live", { exact: true }).waitFor();
  docsPage = await browser.newPage();
  await docsPage.goto(`${docs}schemas.html`);
});
afterAll(async () => {
  command.process.kill("SIGKILL");
  await browser.close();
  rmSync(copy, { recursive: true, force: true });
});

const fileOf = (schema: string): string => join(copy, `openapi/components/schemas/${schema}.yaml`);

/** Puts other text into schemas, each in one write. */
const change = (from: string, to: string, ...schemas: readonly string[]): void => {
  for (const schema of schemas) {
    const text = readFileSync(fileOf(schema), "utf8");
    expect(text).toContain(from);
    writeFileSync(fileOf(schema), text.replace(from, to));
  }
};

/** The status that a create with this name gets, on an accelerator of its own. */
const statusOf = async (name: string): Promise<number> => {
  const response = await calls.call("POST", "/v1/listeners", {
    listener: {
      name,
      protocol: "TCP",
      port_ranges: [{ from_port: 1, to_port: 1 }],
      accelerator_id: crypto.randomUUID(),
    },
  });
  return response.status;
};

/** How many runs there were. */
const runs = (): number => command.out().match(/^Changed: /gm)?.length ?? 0;

const until = { timeout: 60_000 };
const twelve = "twelve-chars";

describe("npm start", () => {
  test("serves a change of a document, and keeps what fits of the state", async () => {
    await calls.create("short");
    expect(await statusOf(twelve)).toBe(201);
    await mockPage.getByRole("cell", { name: twelve }).waitFor();
    change("maxLength: 64", "maxLength: 11", "CreateListenerOption", "ListenerDetail");
    await expect.poll(() => statusOf(twelve), until).toBe(400);
    const names = await calls.names();
    expect(names).toContain("short");
    expect(names).not.toContain(twelve);
    const told = /resources\.listener\[\d+\]\.value\.name length must be at most 11/;
    await mockPage.locator("#notice").getByText(told).first().waitFor();
    await mockPage.getByRole("cell", { name: "short" }).waitFor();
    // how many there were depends on how often was asked until the change was served
    await mockPage.getByRole("cell", { name: twelve }).first().waitFor({ state: "detached" });
  });

  test("builds the docs anew, and their pages load themselves", async () => {
    await docsPage.getByText("1 to 11 characters").first().waitFor(until);
    expect(readFileSync(join(copy, "dist/docs/schemas.html"), "utf8")).not.toContain("reload");
  });

  test("says where a document is invalid, and goes on with the last good one", async () => {
    change("type: object", "type: object\nallOf: nonsense", "CreateListenerOption");
    const notice = mockPage.locator("#notice");
    await notice.getByText("The document is invalid; the last good one goes on.").waitFor(until);
    expect(await notice.textContent()).toMatch(
      /^openapi\/components\/schemas\/CreateListenerOption\.yaml:\d+:\d+ error: /,
    );
    expect(await statusOf(twelve)).toBe(400);
    expect(await statusOf("still-good")).toBe(201);
    change("\nallOf: nonsense", "", "CreateListenerOption");
    await notice.getByText("is invalid").waitFor({ state: "detached", ...until });
  });

  test("makes one run of a burst of saves, and one more of what comes during a run", async () => {
    const before = runs();
    const file = fileOf("CreateListenerOption");
    const text = readFileSync(file, "utf8");
    const save = (most: number): void => {
      writeFileSync(file, ""); // some editors empty a file first
      writeFileSync(`${file}~`, text);
      writeFileSync(`${file}.tmp`, text.replace("maxLength: 11", `maxLength: ${String(most)}`));
      renameSync(`${file}.tmp`, file);
    };
    for (const most of [13, 14, 15]) save(most);
    await expect.poll(runs, until).toBe(before + 1);
    save(20); // while that run is under way
    save(11);
    save(12);
    await expect.poll(() => statusOf("x".repeat(13)), until).toBe(400);
    await expect.poll(() => statusOf(twelve), until).toBe(201);
    await docsPage.getByText("1 to 12 characters").first().waitFor(until);
    expect(runs()).toBe(before + 2);
  });

  test("notices a file in a folder that is new", async () => {
    const before = runs();
    const folder = join(copy, "openapi/guides/more");
    mkdirSync(folder);
    writeFileSync(join(folder, "one.md"), "one");
    await expect.poll(runs, until).toBe(before + 1);
    await expect.poll(() => command.out(), until).toMatch(/docs are built anew\n$/);
    writeFileSync(join(folder, "one.md"), "two");
    await expect.poll(() => command.out(), until).toContain("openapi/guides/more/one.md\n");
  });

  test("ends with Ctrl+C", async () => {
    command.process.kill("SIGINT");
    const { code } = await command.ended;
    expect(code).toBe(0);
  });
});
