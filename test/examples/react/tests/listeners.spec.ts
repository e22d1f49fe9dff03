import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

const create = async (page: Page, name: string, port: number): Promise<void> => {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Port").fill(String(port));
  await page.getByRole("button", { name: "Create" }).click();
};

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("list")).toBeAttached();
  await expect(page.getByRole("listitem")).toHaveCount(0); // whatever the others have made
});

test("creates, lists and deletes", async ({ page }) => {
  await create(page, "web", 443);
  await expect(page.getByRole("listitem")).toHaveText([/web is ACTIVE/]);
  await page.getByRole("button", { name: "Delete web" }).click();
  await expect(page.getByRole("listitem")).toHaveCount(0);
});

test("shows at a field what the API refuses", async ({ page }) => {
  await create(page, "not allowed", 443);
  const alert = page.getByRole("alert");
  await expect(page.locator("p", { has: page.getByLabel("Name") })).toContainText("must match");
  await create(page, "web", 443);
  await expect(alert).toHaveCount(0);
  await create(page, "other", 443);
  await expect(page.locator("p", { has: page.getByLabel("Port") })).toContainText(
    "must not overlap",
  );
  await expect(alert).toHaveCount(1);
});

test("shows a delete at once, and takes it back where it fails", async ({ page, addFault }) => {
  await create(page, "web", 443);
  await expect(page.getByRole("listitem")).toHaveText([/web is ACTIVE/]);
  await addFault({ operation: "deleteListener", status: 409, code: "GA.9005", latency: 2000 });
  await page.getByRole("button", { name: "Delete web" }).click();
  await expect(page.getByRole("listitem")).toHaveText([/web is DELETING/]);
  await expect(page.getByRole("listitem")).toHaveText([/web is ACTIVE/]);
  await expect(page.getByRole("alert")).toBeVisible();
});

test("makes one listener where the answer gets lost", async ({ page, addFault }) => {
  await addFault({ operation: "createListener", when: "after", status: 502, html: true, count: 1 });
  await create(page, "web", 443);
  await expect(page.getByRole("listitem")).toHaveText([/web is ACTIVE/]);
});
