import { expect, test } from "@playwright/test";

const mockPort = process.env["MOCK_PORT"] ?? "4010";

test("the page and the mock's server are in the same situation", async ({ page, request }) => {
  await page.goto("/");
  const items = page.getByRole("listitem");
  await expect(items).toHaveText([/^web is ACTIVE/, /^game is PENDING/]);
  const response = await request.get(`http://127.0.0.1:${mockPort}/v1/listeners`, {
    headers: { "X-Auth-Token": "mock-token" },
  });
  const { listeners } = (await response.json()) as {
    listeners: { name: string; status: string }[];
  };
  expect(listeners.map(({ name, status }) => `${name} is ${status}`)).toEqual([
    "web is ACTIVE",
    "game is PENDING",
  ]);
  await items.first().getByRole("button", { name: "Delete" }).click();
  await expect(items.first()).toContainText("a fault of the mock"); // the seed's
});
