/** What runs in the pages of other documents: with memory where the document says what to remember, else from examples. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../../scripts/document/bundle.ts";
import { formOf, openPages, pageOf, run } from "./pages.ts";

const open = async (name: string): ReturnType<typeof openPages> => {
  const file = join(import.meta.dirname, "../../documents", `${name}.yaml`);
  return openPages((await bundle(file)).document);
};

describe("a document that says what is remembered", () => {
  let pages: Awaited<ReturnType<typeof openPages>>;
  beforeAll(async () => {
    pages = await open("harbour");
  });
  afterAll(() => pages.close());

  test("is used over pages, with its own rules, states and names", async () => {
    const { page, go, strays, complaints } = await pages.open(pageOf("createDock"));
    expect(await run(page, "createDock")).toContain("201 Created");
    const dock = await page.locator(".memory summary code").innerText();

    await go(pageOf("createShip"));
    const form = formOf(page, "createShip");
    await form.getByLabel("dock").fill(dock);
    const body = form.getByLabel("Body");
    await body.fill('{ "ship": { "name": "Ada", "length": 5, "draught": 5 } }');
    await page.getByText("ship.draught must be below the length of 5").waitFor();
    expect(await run(page, "createShip")).toContain("400 Bad Request");
    await body.fill('{ "ship": { "name": "Ada", "length": 5, "draught": 2 } }');
    expect(await run(page, "createShip")).toContain("201 Created");
    const ship = page.locator(".memory summary", { hasText: "Ada" });
    await ship.getByText("MOORING").waitFor();
    await page.getByRole("button", { name: "Settle" }).click();
    await ship.getByText("MOORED").waitFor();
    await form.getByRole("tab", { name: "TypeScript client" }).click();
    expect(await form.getByRole("tabpanel").locator("code").innerText()).toContain(
      `api.ships.create("${dock}", { name: "Ada", length: 5, draught: 2 })`,
    );
    expect(strays).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test.each(["DOCK_FULL", "NO_SUCH_THING", "STILL_MOVING"])("shows the error %s", async (code) => {
    const { page } = await pages.open("errors.html");
    const section = page.locator("section", { has: page.getByRole("heading", { name: code }) });
    await section.getByRole("button", { name: /^Show me/ }).click();
    const answer = section.getByRole("group", { name: "What was answered" });
    expect(await answer.innerText()).toContain(`"${code}"`);
  });

  test("speaks of nothing but itself", () => {
    const own = Object.entries(pages.files).filter(([name]) => /^(operations|errors)/.test(name));
    expect(own.length).toBeGreaterThan(8);
    for (const [name, text] of own)
      expect(text, name).not.toMatch(/GA_|huawei|listener|mock-token/i);
  });
});

test("a document without memory answers with its examples", async () => {
  await using pages = await open("pets").then((site) => ({
    ...site,
    [Symbol.asyncDispose]: site.close,
  }));
  const { page, go } = await pages.open(pageOf("getPetsByPetId"));
  expect(await run(page, "getPetsByPetId")).toContain("200 OK");
  expect(await formOf(page, "getPetsByPetId").getByRole("status").innerText()).toContain(
    '"lives": 9',
  );
  expect(await page.getByRole("region", { name: "What the memory holds" }).count()).toBe(0);

  await go(pageOf("getPets"));
  await formOf(page, "getPets").getByLabel("kinds").fill("cat, dog");
  expect(await run(page, "getPets")).toContain("200 OK");
  await formOf(page, "getPets").getByRole("tab", { name: "curl" }).click();
  expect(await formOf(page, "getPets").getByRole("tabpanel").innerText()).toContain(
    "/pets?kinds=cat&kinds=dog",
  );
});

describe.each([
  ["beacons", "several servers and no examples"],
  ["buoys", "no server and no examples"],
])("the document of %s, with %s", (name) => {
  let pages: Awaited<ReturnType<typeof openPages>>;
  beforeAll(async () => {
    const file = join(import.meta.dirname, "../documents", `${name}.yaml`);
    pages = await openPages((await bundle(file)).document);
  });
  afterAll(() => pages.close());

  test("opens every page, in its own words", async () => {
    const paths = Object.keys(pages.files).filter((path) => path.endsWith(".html"));
    expect(paths.length).toBeGreaterThan(5);
    const { page, go, strays, complaints } = await pages.open("index.html");
    for (const path of paths) {
      await go(path);
      expect(await page.locator("h1").count(), path).toBe(1);
      expect(await page.locator("main").textContent(), path).not.toMatch(
        /GA[_.]|huawei|listener|accelerator|mock-token|undefined|\[object/i,
      );
    }
    expect(strays).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test.each([
    ["getBeacons", "200 OK"],
    ["lightBeacon", "201 Created"],
    ["douseBeacon", "204 No Content"],
  ])("runs %s from its form, made up of its schemas", async (operation, line) => {
    const { page, strays, complaints } = await pages.open(pageOf(operation));
    expect(await run(page, operation)).toContain(line);
    await formOf(page, operation).getByRole("tab", { name: "curl" }).click();
    expect(await formOf(page, operation).getByRole("tabpanel").innerText()).toMatch(
      name === "beacons" ? /https:\/\/east\.beacons\.example\/v2\/beacons/ : /\/beacons/,
    );
    expect(strays).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
