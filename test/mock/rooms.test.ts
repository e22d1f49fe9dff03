import { expect, test } from "vitest";
import { createRoom, createRooms } from "../support/mock.ts";

test("of many namespaces those used last are kept, and the unnamed one always", () => {
  const rooms = createRooms(() => createRoom({ operations: [], random: 1, now: () => 0 }), 2);
  const [unnamed, one, two] = ["", "one", "two"].map((name) => rooms.get(name));
  expect(rooms.get("one")).toBe(one);
  rooms.get("three");
  expect(rooms.get("one")).toBe(one);
  expect(rooms.get("two")).not.toBe(two);
  expect(rooms.get("")).toBe(unnamed);
});
