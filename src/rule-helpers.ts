/** What printed rules call. The document's rules are compiled to plain functions, which stand on these. */
import type { RuleCheck, RuleViolation } from "./contract.ts";

/**
 * The first item for which not exactly one item matches, with its index and the other that does. Of two that match each
 * other it is the later one; an item that doesn't even match itself stands for both.
 */
export const findPair = <Item>(
  list: readonly Item[],
  matches: (item: Item, other: Item) => boolean,
): readonly [index: number, item: Item, other: Item] | undefined => {
  let first: readonly [number, Item, Item] | undefined;
  for (const [index, item] of list.entries()) {
    let count = 0;
    for (const other of list) if (matches(item, other)) count += 1;
    if (count === 1) continue;
    const at = list.findIndex((other, at) => at !== index && matches(item, other));
    const pair = [index, item, at === -1 ? item : (list[at] as Item)] as const;
    if (at !== -1 && at < index) return pair;
    first ??= pair;
  }
  return first;
};

/** Checks a property where there is one. */
export const inProperty = (
  value: unknown,
  name: string,
  check: RuleCheck,
): RuleViolation | undefined => {
  const property = (value as Readonly<Record<string, unknown>>)[name];
  return property == null ? undefined : under(name, check(property));
};

/** Checks the items of a list, or those from one index up to another. */
export const inItems = (
  list: readonly unknown[],
  check: RuleCheck,
  from = 0,
  to = Infinity,
): RuleViolation | undefined => {
  for (const [index, item] of list.entries()) {
    const found = item === null || index < from || index >= to ? undefined : check(item);
    if (found) return under(`[${String(index)}]`, found);
  }
  return undefined;
};

/** Checks the values of a map, or those of some keys. */
export const inValues = (
  map: object,
  check: RuleCheck,
  isMeant: (key: string) => boolean = () => true,
): RuleViolation | undefined => {
  for (const [key, value] of Object.entries(map)) {
    const found = value === null || !isMeant(key) ? undefined : check(value);
    if (found) return under(key, found);
  }
  return undefined;
};

/** What is wrong with a part, as told of the whole. */
const under = (place: string, found: RuleViolation | undefined): RuleViolation | undefined =>
  found && { ...found, path: place + found.path.replace(/^(?=[^[])/, ".") };
