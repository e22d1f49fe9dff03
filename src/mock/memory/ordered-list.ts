/** What a list keeps: its place in the order, and whether it has been removed. */
export interface Placed {
  readonly order: number;
  gone: boolean;
}

/**
 * A list sorted by `order` from which anything can be removed without copying: what is removed stays as a gap until
 * half of the list is gaps, so every change and every look-up costs the same however long the list is.
 */
export interface Ordered<Item extends Placed> {
  items: Item[];
  gaps: number;
}

export const createOrdered = <Item extends Placed>(): Ordered<Item> => ({ items: [], gaps: 0 });

/** Adds an item that comes after all others. */
export const append = <Item extends Placed>(list: Ordered<Item>, item: Item): void => {
  list.items.push(item);
};

/** Counts an item as removed; the caller has marked it `gone`. */
export const removed = <Item extends Placed>(list: Ordered<Item>): void => {
  list.gaps++;
  if (list.gaps * 2 > list.items.length) {
    list.items = list.items.filter(({ gone }) => !gone);
    list.gaps = 0;
  }
};

export const sizeOf = <Item extends Placed>(list: Ordered<Item>): number =>
  list.items.length - list.gaps;

/** The first position at or after `order`. */
const positionOf = <Item extends Placed>({ items }: Ordered<Item>, order: number): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.order ?? Infinity) < order) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Puts an item where its order says. */
export const insert = <Item extends Placed>(list: Ordered<Item>, item: Item): void => {
  list.items.splice(positionOf(list, item.order), 0, item);
};

/** Takes an item out that is not gone, but elsewhere. */
export const withdraw = <Item extends Placed>(list: Ordered<Item>, item: Item): void => {
  list.items = list.items.filter((each) => each !== item);
};

/** Which part of a list to take. */
export interface Window<Item> {
  /** Take what comes after (backwards: before) this place in the order. Default: from the end it starts at. */
  readonly beyond?: number | undefined;
  readonly backwards?: boolean;
  readonly limit: number;
  readonly matches?: (item: Item) => boolean;
}

/** Takes at most `limit` items, in the list's order, and tells whether more would match. */
export const take = <Item extends Placed>(
  list: Ordered<Item>,
  { beyond, backwards = false, limit, matches = () => true }: Window<Item>,
): { items: Item[]; more: boolean } => {
  const step = backwards ? -1 : 1;
  let at = backwards ? list.items.length - 1 : 0;
  if (beyond !== undefined) {
    at = backwards ? positionOf(list, beyond) - 1 : positionOf(list, beyond + 1);
  }
  const items: Item[] = [];
  for (let item = list.items[at]; item !== undefined; item = list.items[(at += step)]) {
    if (item.gone || !matches(item)) continue;
    if (items.length === limit) return { items: backwards ? items.reverse() : items, more: true };
    items.push(item);
  }
  return { items: backwards ? items.reverse() : items, more: false };
};
