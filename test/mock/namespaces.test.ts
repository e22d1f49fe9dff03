import { expect, test } from "vitest";
import { createNamespace, createNamespaces } from "../support/mock.ts";

test("of many namespaces those used last are kept, and the unnamed one always", () => {
  const namespaces = createNamespaces(
    () => createNamespace({ operations: [], random: 1, now: () => 0 }),
    2,
  );
  const [unnamed, one, two] = ["", "one", "two"].map((name) => namespaces.get(name));
  expect(namespaces.get("one")).toBe(one);
  namespaces.get("three");
  expect(namespaces.get("one")).toBe(one);
  expect(namespaces.get("two")).not.toBe(two);
  expect(namespaces.get("")).toBe(unnamed);
});
