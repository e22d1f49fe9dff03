/** What readers ask, and that each answer is two actions from the front page: a link followed, or something searched and chosen. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openLocalSite } from "./local-site.ts";

let site: Awaited<ReturnType<typeof openLocalSite>>;
beforeAll(async () => {
  site = await openLocalSite();
});
afterEach(() => site.leave());
afterAll(() => site.close());

/** Follows the link of the menu with this name. */
const menu = (name: string) => (page: Page) =>
  page.locator("#sidebar").getByRole("link", { name, exact: true }).click();

/** Follows a link of the text. */
const link = (name: string) => (page: Page) =>
  page.locator("main").getByRole("link", { name, exact: true }).first().click();

/** Searches, and chooses the first result with this title. */
const search =
  (words: string, title: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press("/");
    await page.getByRole("combobox", { name: "Search" }).fill(words);
    const results = page.getByRole("option");
    await results
      .filter({ has: page.getByText(title, { exact: true }) })
      .first()
      .click();
  };

type Action = (page: Page) => Promise<void>;

const questions: readonly [question: string, actions: readonly Action[], answer: RegExp][] = [
  [
    "How is the client installed?",
    [],
    /npm run build && npm pack[\s\S]*npm install \.\/ga-listeners/,
  ],
  ["What does a first call look like?", [], /ga\.listeners\.create\(\{/],
  ["Which host do calls go to?", [link("Servers")], /https:\/\/ga\.myhuaweicloud\.com/],
  ["Which host gives tokens?", [menu("POST Get a token")], /https:\/\/iam\.myhuaweicloud\.com/],
  ["In which header does a token come?", [menu("Getting a token")], /header X-Subject-Token/],
  ["How long does a token live?", [menu("Getting a token")], /lives 24 hours/],
  ["How do I sign a request?", [menu("Signing requests")], /Write the canonical request/],
  [
    "What is the rate limit?",
    [search("rate limit", "Limits")],
    /requests per second\s+not published\s+429/,
  ],
  ["What do I do when throttled?", [search("throttle", "APIGW.0308")], /Slow down|wait|Wait/],
  [
    "How does pagination work?",
    [search("pagination", "Paging")],
    /send it as marker, together with limit/,
  ],
  ["Is a create idempotent?", [search("idempotent", "Sending again")], /takes no idempotency key/],
  [
    "May I retry a delete?",
    [search("retry", "Sending again")],
    /changing and deleting may be repeated/,
  ],
  [
    "What does GA.9101 mean?",
    [search("GA.9101", "GA.9101")],
    /port_ranges is invalid or overlapped/,
  ],
  ["What does GA.9004 want of me?", [menu("Error codes"), link("GA.9004")], /What to do:/],
  [
    "May from_port be above to_port?",
    [search("from_port", "from_port")],
    /from_port may not be above|from_port must not/,
  ],
  [
    "Which permission does deleting need?",
    [search("permission to delete", "Delete a listener")],
    /ga:listener:delete/,
  ],
  [
    "Who needs ga:tag:get?",
    [menu("Permissions")],
    /ga:tag:get\s+showListenerTags, listListenerTags, filterListenersByTag, countListenersByTag/,
  ],
  [
    "Where does an accelerator id come from?",
    [search("accelerator id", "What a listener stands among")],
    /console and GET \/v1\/accelerators show its id/,
  ],
  [
    "What is an endpoint group, and how is it deleted?",
    [search("endpoint group", "What a listener stands among")],
    /DELETE \/v1\/endpoint-groups/,
  ],
  [
    "Where does my account's id come from?",
    [search("account id", "What a listener stands among")],
    /"Account ID" below "My Credentials"/,
  ],
  [
    "May the protocol change?",
    [search("what can be changed", "What can be changed")],
    /protocol, accelerator_id\s+nothing: delete the listener and create another/,
  ],
  [
    "Which fields can be changed?",
    [menu("Life cycle")],
    /What can be changed[\s\S]*name, description, port_ranges, client_affinity/,
  ],
  [
    "May UDP have client_affinity?",
    [search("udp affinity", "What can be changed")],
    /may be set for UDP as for TCP/,
  ],
  [
    "Is a name unique?",
    [search("unique name", "What can be changed")],
    /A name need not be unique/,
  ],
  [
    "How long until a listener is ACTIVE?",
    [search("wait until active", "Wait until a listener is ACTIVE")],
    /10 to 15 seconds/,
  ],
  [
    "What do I do with a listener in ERROR?",
    [menu("Life cycle")],
    /delete it and\s+create another/,
  ],
  ["How many tags may a listener have?", [menu("Limits")], /tags of a listener, at a time\s+20/],
  ["How long may a tag's key be?", [menu("Limits")], /characters of a tag's key\s+1 to 128/],
  ["Why is my listener frozen?", [search("frozen", "Frozen listeners")], /when a bill is overdue/],
  [
    "How do I try it without an account?",
    [menu("The mock")],
    /It needs no account and costs nothing/,
  ],
  ["How do I make a call fail in a test?", [menu("Testing")], /mock\.faults\.add/],
  ["What has changed?", [menu("Changelog")], /Something\./],
  ["Can I have all of it on paper?", [menu("All on one page")], /GA\.9101[\s\S]*Decisions/],
  ["Where is the OpenAPI document?", [link("Downloads")], /OpenAPI document as YAML/],
  ["Which decisions are not the vendor's?", [menu("Decisions")], /where its sources are silent/],
  ["What does a 404 of a create mean?", [menu("POST Add a listener")], /404[\s\S]*GA\.9002/],
];

test.each(questions)("%s", async (_, actions, answer) => {
  expect(actions.length).toBeLessThanOrEqual(2);
  const { page } = await site.open("index.html");
  for (const action of actions) {
    const before = page.url();
    await action(page);
    await expect.poll(() => page.url()).not.toBe(before);
  }
  // A long page is there in parts at first.
  await page.waitForLoadState();
  // On paper there is text, too, that isn't near to the view yet.
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("main").innerText()).toMatch(answer);
});
