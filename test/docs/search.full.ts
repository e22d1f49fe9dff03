/** What readers look for, in their words, and where they land. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLocalSite } from "./local-site.ts";

let site: Awaited<ReturnType<typeof openLocalSite>>;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  site = await openLocalSite();
  ({ page, complaints } = await site.open("guides/paging.html"));
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await site.close();
});

const field = () => page.getByRole("combobox", { name: "Search" });
const results = () => page.getByRole("option");

/** Where the results for some words lead, from the root of the site. */
const resultsFor = async (words: string): Promise<string[]> => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await field().fill(words);
  await results().first().waitFor();
  return results().evaluateAll((all) =>
    all.map((each) => (each.getAttribute("href") ?? "").replace(/^\.\.\//, "")),
  );
};

describe("first comes what is exactly that", () => {
  test.each([
    ["GA.9101", "errors.html#ga-9101"],
    ["ga.9005", "errors.html#ga-9005"],
    ["APIGW.0308", "errors.html#apigw-0308"],
    ["createListener", "operations/createlistener.html"],
    ["updateListener", "operations/updatelistener.html"],
    ["filterListenersByTag", "operations/filterlistenersbytag.html"],
    ["ga:listener:delete", "permissions.html#permission-ga-listener-delete"],
    [
      "from_port",
      "operations/createlistener.html#createlistener-request-listener-port_ranges-items-from_port",
    ],
    ["X-Subject-Token", "operations/createtoken.html#createtoken-201-x-subject-token"],
    ["ListenerDetail", "schemas.html#schema-listenerdetail"],
    ["FrozenInfo", "schemas.html#schema-frozeninfo"],
    ["wait until active", "guides/life-cycle.html#wait-until-a-listener-is-active"],
    ["how to sign a request", "guides/signing-requests.html"],
    ["delete listener", "operations/deletelistener.html"],
    ["rename a listener", "operations/updatelistener.html"],
    ["release notes", "changelog.html"],
    ["offline", "guides/the-mock.html"],
    ["rate limit", "guides/limits.html"],
  ])("%s", async (words, target) => {
    expect((await resultsFor(words))[0]).toBe(target);
  });
});

describe("among the first results is", () => {
  test.each([
    ["rate limit", "errors.html#apigw-0308"],
    ["throttling", "errors.html#apigw-0308"],
    ["too many requests", "guides/limits.html"],
    ["pagination", "guides/paging.html"],
    ["next page", "guides/paging.html"],
    ["idempotency", "guides/calling-the-api.html#sending-again"],
    ["conflict", "errors.html#ga-9005"],
    ["retry", "guides/calling-the-api.html#sending-again"],
    ["quota", "guides/limits.html"],
    ["POLICE", "schemas.html#schema-frozenscene"],
    ["arrears", "guides/life-cycle.html#frozen-listeners"],
    ["expired token", "guides/getting-a-token.html#keep-it"],
    [
      "where do I get an accelerator id",
      "guides/calling-the-api.html#what-a-listener-stands-among",
    ],
    ["install the client", "index.html#five-minute-start"],
    ["port ranges overlap", "rules.html#rule-listener-ports-taken"],
    [
      "fromPort",
      "operations/createlistener.html#createlistener-request-listener-port_ranges-items-from_port",
    ],
    ["acount id", "guides/calling-the-api.html#what-a-listener-stands-among"],
  ])("for %s: %s", async (words, target) => {
    expect((await resultsFor(words)).slice(0, 6)).toContain(target);
  });
});

test("Enter leads there", async () => {
  await page.goto(`${site.url}/index.html`);
  await resultsFor("GA.9101");
  await page.keyboard.press("Enter");

  await page.waitForURL(`${site.url}/errors.html#ga-9101`);
});

test("the field is in the tab order; arrows choose, Escape closes, and what is chosen is announced", async () => {
  await page.goto(`${site.url}/guides/paging.html`);
  for (let stops = 0; stops < 4; stops += 1) {
    await page.keyboard.press("Tab");
    if (await field().evaluate((each) => each === document.activeElement)) break;
  }
  await page.keyboard.type("marker");
  await results().nth(2).waitFor();
  expect(await page.locator("#announcements").innerText()).toMatch(/^\d+ results$/);

  await page.keyboard.press("ArrowDown");
  const chosen = await field().getAttribute("aria-activedescendant");
  expect(await page.locator(`[id="${chosen ?? ""}"]`).getAttribute("aria-selected")).toBe("true");
  expect(chosen).toBe("result-1");
  await page.keyboard.press("Escape");
  expect(await field().getAttribute("aria-expanded")).toBe("false");
  expect(await field().evaluate((each) => each === document.activeElement)).toBe(true);
});

test("Ctrl+K goes to the field, and what isn't there is said", async () => {
  await page.goto(`${site.url}/index.html`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("quagga");

  await page.getByText("Nothing found for “quagga”").waitFor();
});
