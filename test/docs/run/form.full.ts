/** What runs in the pages, in a real browser, from a folder and with the network cut. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { formOf, openPages, pageOf, run } from "./pages.ts";

let pages: Awaited<ReturnType<typeof openPages>>;
beforeAll(async () => {
  pages = await openPages();
});
afterEach(() => pages.leave());
afterAll(() => pages.close());

test("a listener's life goes on over pages: created, listed, refused twice, active by the clock, deleted", async () => {
  const { page, go, strays, complaints } = await pages.open(pageOf("createListener"));
  const memory = page.getByRole("region", { name: "What the memory holds" });
  const form = formOf(page, "createListener");
  await form.getByLabel("Example").selectOption("Only what has to be there");
  expect(await run(page, "createListener")).toMatch(/^201 Created in [\d.]+ ms$/);
  const answer = await form.getByRole("group", { name: "What was answered" }).innerText();
  const { listener } = JSON.parse(answer) as { listener: { id: string; status: string } };
  expect(listener.status).toBe("PENDING");

  expect(await run(page, "createListener")).toContain("400 Bad Request");
  expect(await form.getByRole("status").innerText()).toContain(
    `must not overlap 53-53 of listener ${listener.id}`,
  );

  await go(pageOf("listListeners"));
  expect(await run(page, "listListeners")).toContain("200 OK");
  expect(await formOf(page, "listListeners").getByRole("status").innerText()).toContain(
    listener.id,
  );
  await memory.locator("summary", { hasText: listener.id }).waitFor();

  await go(pageOf("deleteListener"));
  await page.reload();
  const id = formOf(page, "deleteListener").getByLabel("listener_id");
  await id.fill(listener.id);
  await memory.getByRole("button", { name: "+10 s" }).click();
  await memory.locator("summary", { hasText: listener.id }).getByText("ACTIVE").waitFor();
  expect(await run(page, "deleteListener")).toContain("204 No Content");
  await memory.locator("summary", { hasText: listener.id }).getByText("DELETING").waitFor();
  await memory.getByRole("button", { name: "Settle" }).click();
  await memory.locator("summary", { hasText: listener.id }).waitFor({ state: "detached" });

  await go(pageOf("showListener"));
  await formOf(page, "showListener").getByLabel("listener_id").fill(listener.id);
  expect(await run(page, "showListener")).toContain("404 Not Found");
  await memory.getByRole("button", { name: "Reset" }).click();
  expect(await memory.locator("summary").allInnerTexts()).toEqual([
    expect.stringMatching(/1b11747a-b139-492f-9692-2df0b1c87193 ACTIVE$/),
  ]);
  expect(strays).toEqual([]);
  expect(complaints).toEqual([]);
});

test("what is typed is checked at its field, and written as code", async () => {
  const { page } = await pages.open(pageOf("createListener"));
  const form = formOf(page, "createListener");
  const body = form.getByLabel("Body");
  const problem = page.locator("#run-body-problem");
  const type = async (text: string): Promise<string> => {
    await body.fill(text);
    return problem.innerText();
  };
  await body.focus();
  await page.waitForFunction(() => document.querySelector(".run-form[data-server]"));

  expect(await type('{ "listener": ')).toMatch(/^body must be JSON/);
  expect(await body.getAttribute("aria-invalid")).toBe("true");
  expect(await type("{}")).toBe("listener is required");
  const listener = (ports: string) =>
    `{"listener":{"name":"web","protocol":"TCP","port_ranges":[${ports}],"accelerator_id":"ac1bf54f-6a23-4074-af77-800648d25bc8"}}`;
  expect(await type(listener('{"from_port":1,"to_port":65536}'))).toBe(
    "listener.port_ranges[0].to_port must be at most 65535",
  );
  expect(await type(listener('{"from_port":9,"to_port":5}'))).toBe(
    "listener.port_ranges[0] from_port must be at most to_port (9-5)",
  );
  expect(await type(listener('{"from_port":5,"to_port":9}'))).toBe("");
  expect(await body.getAttribute("aria-invalid")).toBeNull();

  const code = async (label: string): Promise<string> => {
    await form.getByRole("tab", { name: label }).click();
    return form.getByRole("tabpanel", { name: label }).locator("code").innerText();
  };
  expect(await code("TypeScript client")).toContain("port_ranges: [{ from_port: 5, to_port: 9 }],");
  expect(await code("curl")).toContain('--header "X-Auth-Token: $GA_TOKEN"');
  expect(await code("fetch")).toContain('await fetch("https://ga.myhuaweicloud.com/v1/listeners"');
  expect(await code("Python requests")).toContain('os.environ["GA_TOKEN"]');
});
