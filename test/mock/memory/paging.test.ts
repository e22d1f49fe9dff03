import { describe, expect, test } from "vitest";
import { createTestMock } from "./support.ts";

const accelerators = [
  "11111111-2222-4333-8444-555555555555",
  "66666666-7777-4888-9999-000000000000",
];

/** A bench with listeners named l0, l1 …, in turn on two accelerators. */
const withListeners = (count: number) => {
  const bench = createTestMock({ settle: 0 });
  const ids = Array.from({ length: count }, (_, index) => {
    const port = index + 1;
    return bench.create({
      name: `l${index}`,
      accelerator_id: accelerators[index % 2],
      port_ranges: [{ from_port: port, to_port: port }],
    }).body.listener.id as string;
  });
  const page = (query: string) => bench.send("GET", `/v1/listeners${query}`);
  const names = (query: string) =>
    (page(query).body.listeners as { name: string }[]).map(({ name }) => name);
  return { ...bench, ids, page, names };
};

describe("a list", () => {
  test("is turned page by page, oldest first, each listener once", () => {
    const { page, ids } = withListeners(7);
    const pages: { count: number; ids: string[]; next: string | undefined }[] = [];
    let query = "?limit=3";
    for (let turns = 0; query !== "" && turns < 10; turns++) {
      const { listeners, page_info } = page(query).body;
      const seen = (listeners as { id: string }[]).map(({ id }) => id);
      pages.push({ count: page_info.current_count, ids: seen, next: page_info.next_marker });
      query = page_info.next_marker ? `?limit=3&marker=${page_info.next_marker}` : "";
    }
    expect(pages.map(({ count }) => count)).toStrictEqual([3, 3, 1]);
    expect(pages.flatMap((each) => each.ids)).toStrictEqual(ids);
    expect(pages.map(({ next }) => next)).toStrictEqual([ids[2], ids[5], undefined]);
  });

  test("has no next marker where a page ends with the list", () => {
    const { page } = withListeners(4);
    expect(page("?limit=4").body.page_info).toStrictEqual({ current_count: 4 });
  });

  test("is turned backwards from its end, each page still oldest first", () => {
    const { page, names, ids } = withListeners(5);
    expect(names("?limit=2&page_reverse=true")).toStrictEqual(["l3", "l4"]);
    expect(page("?limit=2&page_reverse=true").body.page_info.next_marker).toBe(ids[3]);
    expect(names(`?limit=2&page_reverse=true&marker=${ids[3]}`)).toStrictEqual(["l1", "l2"]);
    expect(names(`?limit=2&page_reverse=true&marker=${ids[1]}`)).toStrictEqual(["l0"]);
    expect(page(`?limit=2&page_reverse=true&marker=${ids[1]}`).body.page_info).toStrictEqual({
      current_count: 1,
    });
    expect(names(`?limit=2&page_reverse=false&marker=${ids[1]}`)).toStrictEqual(["l2", "l3"]);
  });

  test("shows 500 on a page unless told", () => {
    const value = createTestMock().create().body.listener;
    const listener = Array.from({ length: 501 }, (_, index) => ({
      value: { ...value, id: `l${index}`, status: "ACTIVE" },
    }));
    const { send } = createTestMock({ seed: { resources: { listener } } });
    expect(send("GET", "/v1/listeners").body.page_info).toStrictEqual({
      current_count: 500,
      next_marker: "l499",
    });
    expect(send("GET", "/v1/listeners?limit=2000").body.page_info).toStrictEqual({
      current_count: 501,
    });
  });

  test.each([
    ["?marker=ID", "Invalid marker: must be used together with limit"],
    ["?limit=1&marker=none", "Invalid marker: must be the id of a listener"],
    ["?limit=1&marker=", "Invalid marker: length must be at least 1"],
    ["?limit=0", "Invalid limit: must be at least 1"],
    ["?limit=2001", "Invalid limit: must be at most 2000"],
    ["?limit=ten", "Invalid limit: must be integer"],
    ["?limit=1.5", "Invalid limit: must be integer"],
    ["?limit=", "Invalid limit: must be integer"],
    ["?page_reverse=1", "Invalid page_reverse: must be boolean"],
    ["?status=BROKEN", "Invalid status: must be one of ACTIVE, PENDING, ERROR, DELETING"],
    ["?name=a_b", "Invalid name: must match ^[A-Za-z0-9-]*$"],
    [`?id=${"x".repeat(37)}`, "Invalid id: length must be at most 36"],
  ])("asked for with %s is refused with GA.9001", (query, message) => {
    const { page, ids } = withListeners(1);
    expect(page(query.replace("ID", ids[0] ?? ""))).toMatchObject({
      status: 400,
      code: "GA.9001",
      message,
    });
  });

  test("passes over what was deleted, and refuses it as a marker", () => {
    const { send, page, names, ids } = withListeners(5);
    send("DELETE", `/v1/listeners/${ids[1]}`);
    send("DELETE", `/v1/listeners/${ids[3]}`);
    expect(names("?limit=2")).toStrictEqual(["l0", "l2"]);
    expect(names(`?limit=2&marker=${ids[2]}`)).toStrictEqual(["l4"]);
    expect(page(`?limit=2&marker=${ids[1]}`).code).toBe("GA.9001");
  });
});

describe("a list is narrowed", () => {
  test("by name, id, accelerator and status, exactly, and by several at once", () => {
    const { names, ids } = withListeners(6);
    expect(names("?name=l1")).toStrictEqual(["l1"]);
    expect(names("?name=l")).toStrictEqual([]);
    expect(names("?name=L1")).toStrictEqual([]);
    expect(names(`?id=${ids[4]}`)).toStrictEqual(["l4"]);
    expect(names(`?accelerator_id=${accelerators[1]}`)).toStrictEqual(["l1", "l3", "l5"]);
    expect(names("?accelerator_id=none")).toStrictEqual([]);
    expect(names(`?accelerator_id=${accelerators[1]}&name=l3`)).toStrictEqual(["l3"]);
    expect(names(`?accelerator_id=${accelerators[0]}&name=l3`)).toStrictEqual([]);
    expect(names("?status=ACTIVE")).toHaveLength(6);
    expect(names("?status=ERROR")).toStrictEqual([]);
  });

  test("not at all by an empty parameter, or by one the document doesn't have", () => {
    const { names } = withListeners(2);
    expect(names("?id=&name=&accelerator_id=&protocol=UDP&colour=red")).toStrictEqual(["l0", "l1"]);
  });

  test("and turned at the same time", () => {
    const { page, names, ids } = withListeners(8);
    const mine = `?accelerator_id=${accelerators[0]}&limit=2`;
    expect(names(mine)).toStrictEqual(["l0", "l2"]);
    expect(page(mine).body.page_info.next_marker).toBe(ids[2]);
    expect(names(`${mine}&marker=${ids[2]}`)).toStrictEqual(["l4", "l6"]);
    expect(page(`${mine}&marker=${ids[2]}`).body.page_info).toStrictEqual({ current_count: 2 });
    expect(names(`${mine}&marker=${ids[3]}`)).toStrictEqual(["l4", "l6"]);
  });

  test("by the status of the moment", () => {
    const bench = createTestMock();
    bench.create();
    const count = (status: string) =>
      bench.send("GET", `/v1/listeners?status=${status}`).body.listeners.length as number;
    expect([count("PENDING"), count("ACTIVE")]).toStrictEqual([1, 0]);
    bench.clock.advance(2000);
    expect([count("PENDING"), count("ACTIVE")]).toStrictEqual([0, 1]);
  });
});
