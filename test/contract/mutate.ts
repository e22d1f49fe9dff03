import fc from "fast-check";

/** Values that are seldom what is wanted. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary", maxLength: 70 }),
  fc.constantFrom(...[null, true, 0, -1, 1.5, 65_535, 65_536]),
  fc.constantFrom(...["", " ", "a", "TCP", "NONE", "_sys_a", "é", "键", "🎧", "\ud800"]),
);

interface Mutation {
  /** Which of all places. */
  readonly at: number;
  readonly how: "replace" | "remove" | "add";
  readonly name: string;
  readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat({ max: 1_000 }),
  how: fc.constantFrom("replace", "remove", "add"),
  name: fc.constantFrom("more", "id", "name", "__proto__", "constructor", "0"),
  value: odd,
});

type Holder = Record<string, unknown>;

const holders = (value: unknown): Holder[] =>
  typeof value === "object" && value !== null
    ? [value as Holder, ...Object.values(value).flatMap(holders)]
    : [];

const apply = (root: Holder, { at, how, name, value }: Mutation): void => {
  const places = holders(root).flatMap((holder) =>
    Object.keys(holder).map((key) => [holder, key] as const),
  );
  const place = places[at % places.length];
  if (place === undefined) return;
  const [holder, key] = place;
  const target = how === "add" ? name : key;
  if (how !== "remove")
    Object.defineProperty(holder, target, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else if (Array.isArray(holder) && /^\d+$/.test(key)) {
    // Not splice, which calls the list's own `constructor`, and an earlier step may have set that.
    holder.copyWithin(Number(key), Number(key) + 1);
    holder.length -= 1;
  } else Reflect.deleteProperty(holder, key);
};

/** Good values of which some have been changed in a place or two. */
export const mutated = (good: fc.Arbitrary<object>): fc.Arbitrary<unknown> =>
  fc.tuple(good, fc.array(mutation, { maxLength: 2 })).map(([value, mutations]) => {
    const root = { root: structuredClone(value) };
    for (const each of mutations) apply(root, each);
    return root.root;
  });
