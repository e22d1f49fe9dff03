import { describe, expect, test } from "vitest";
import { append, createOrdered, removed, sizeOf, take } from "../../support/mock.ts";

interface Entry {
  order: number;
  gone: boolean;
}

const listOf = (count: number) => {
  const list = createOrdered<Entry>();
  const entries = Array.from({ length: count }, (_, order) => ({ order, gone: false }));
  for (const entry of entries) append(list, entry);
  const remove = (order: number) => {
    const entry = entries[order];
    if (!entry) throw new RangeError(`no entry ${order}`);
    entry.gone = true;
    removed(list);
  };
  return { list, remove };
};

const orders = ({ items }: { items: Entry[] }) => items.map(({ order }) => order);

describe("an ordered list", () => {
  test("is taken page by page, in both directions", () => {
    const { list } = listOf(5);
    expect(take(list, { limit: 2 })).toMatchObject({
      items: [{ order: 0 }, { order: 1 }],
      more: true,
    });
    expect(orders(take(list, { limit: 2, beyond: 1 }))).toStrictEqual([2, 3]);
    expect(take(list, { limit: 2, beyond: 3 })).toMatchObject({
      items: [{ order: 4 }],
      more: false,
    });
    expect(orders(take(list, { limit: 2, backwards: true }))).toStrictEqual([3, 4]);
    expect(orders(take(list, { limit: 2, backwards: true, beyond: 3 }))).toStrictEqual([1, 2]);
    expect(take(list, { limit: 2, backwards: true, beyond: 1 })).toMatchObject({
      items: [{ order: 0 }],
      more: false,
    });
  });

  test("says there is more only where more matches", () => {
    const { list } = listOf(5);
    const matches = ({ order }: Entry) => order < 2;
    expect(take(list, { limit: 2, matches }).more).toBe(false);
    expect(take(list, { limit: 1, matches }).more).toBe(true);
  });

  test("passes over what is gone, also when the place it starts from is gone", () => {
    const { list, remove } = listOf(10);
    for (const order of [0, 3, 4, 9]) remove(order);
    expect(sizeOf(list)).toBe(6);
    expect(orders(take(list, { limit: 9 }))).toStrictEqual([1, 2, 5, 6, 7, 8]);
    expect(orders(take(list, { limit: 2, beyond: 3 }))).toStrictEqual([5, 6]);
    expect(orders(take(list, { limit: 2, backwards: true, beyond: 4 }))).toStrictEqual([1, 2]);
  });

  test("looks at one page only, wherever it starts and however long the list is", () => {
    const { list } = listOf(100_000);
    for (const beyond of [undefined, 5, 50_000, 99_000]) {
      for (const backwards of [false, true]) {
        let looked = 0;
        const matches = () => ++looked > 0;
        take(list, { limit: 10, beyond, backwards, matches });
        expect(looked).toBeLessThanOrEqual(11);
      }
    }
  });

  test("closes its gaps once they are more than half of it", () => {
    const { list, remove } = listOf(10);
    for (const order of [0, 1, 2, 3, 4]) remove(order);
    expect(list.items).toHaveLength(10);
    remove(5);
    expect(list.items).toHaveLength(4);
    expect(sizeOf(list)).toBe(4);
    expect(orders(take(list, { limit: 9, beyond: 6 }))).toStrictEqual([7, 8, 9]);
  });
});
