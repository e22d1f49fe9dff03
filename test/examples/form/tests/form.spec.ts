import { expect, test } from "@playwright/test";

test.use({
  extraHTTPHeaders: async ({}, use, { testId }) => {
    await use({ "X-Mock-Namespace": testId }); // a mock of its own for each test
  },
});

test("shows the rules of the document at the fields, and sends nothing until they hold", async ({
  page,
  request,
}) => {
  await page.goto("/");
  const alerts = page.getByRole("alert");
  const create = page.getByRole("button", { name: "Create" });
  await page.getByLabel("Name").fill("not allowed");
  await page.getByLabel("To").fill("65536");
  await create.click();
  await expect(alerts).toHaveText(["must match ^[A-Za-z0-9-]+$", "must be at most 65535"]);
  await page.getByLabel("Name").fill("web");
  await page.getByLabel("To").fill("79");
  await create.click();
  await expect(alerts).toHaveText(["from_port must be at most to_port (80-79)"]);
  const sent = await request.get("/_mock/journal?operation=createListener");
  expect(await sent.json()).toEqual({ entries: [] });
  await page.getByLabel("To").fill("81");
  await create.click();
  await expect(page.getByRole("status")).toHaveText("web is ACTIVE");
  await create.click();
  await expect(alerts).toHaveText([/must not overlap/]);
});
