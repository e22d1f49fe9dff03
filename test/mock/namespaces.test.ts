import { expect, test } from "vitest";
import { createNamespace, createNamespaces } from "../support/mock.ts";

const make = () => createNamespace({ operations: [], random: 1, now: () => 0 });

const letter = (length: number) => ({
  method: "POST",
  url: "/",
  headers: {},
  body: "x".repeat(length),
});

test("of many namespaces those used last are kept, and the unnamed one always", () => {
  const namespaces = createNamespaces(make, { count: 2 });
  const [unnamed, one, two] = ["", "one", "two"].map((name) => namespaces.find(name));
  expect(namespaces.find("one")).toBe(one);
  namespaces.find("three");
  expect(namespaces.find("one")).toBe(one);
  expect(namespaces.open("two")).not.toBe(two);
  expect(namespaces.find("")).toBe(unnamed);
});

test("what all of them take together is bounded: those used last stay", () => {
  const namespaces = createNamespaces(make, { bytes: 1_000_000 });
  for (const name of ["one", "two", "three"]) {
    namespaces.open(name).journal.arrive(letter(400_000), 0);
    namespaces.find(name);
  }
  expect(namespaces.find("one")).toBeUndefined();
  expect(namespaces.find("two")).toBeDefined();
  expect(namespaces.find("three")).toBeDefined();
});

test("one alone may take more than all, and isn't forgotten", () => {
  const namespaces = createNamespaces(make, { bytes: 1_000 });
  const one = namespaces.open("one");
  one.journal.arrive(letter(5_000), 0);
  expect(namespaces.find("one")).toBe(one);
});

test("what was forgotten begins anew when it is opened or dropped, and nothing else does", () => {
  const namespaces = createNamespaces(make, { count: 1 });
  const one = namespaces.open("one");
  namespaces.open("two");
  expect(namespaces.find("one")).toBeUndefined();
  expect(namespaces.open("one")).not.toBe(one);
  expect(namespaces.find("one")).toBeDefined();
  expect(namespaces.find("two")).toBeUndefined();
  namespaces.drop("two");
  expect(namespaces.find("two")).toBeDefined();
});
