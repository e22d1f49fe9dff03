/** The last piece of work of each key, by whose it is. */
const queues = /* @__PURE__ */ new WeakMap<object, Map<string, Promise<void>>>();

/** Runs an owner's pieces of work with one key one after the other; those with different keys don't wait. */
export const runInTurn = async <Result>(
  owner: object,
  key: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const last = queues.get(owner) ?? new Map<string, Promise<void>>();
  queues.set(owner, last);
  const before = last.get(key);
  let leave = (): void => undefined;
  const turn = new Promise<void>((resolve) => (leave = resolve));
  last.set(key, turn);
  try {
    await before;
    return await work();
  } finally {
    if (last.get(key) === turn) last.delete(key);
    leave();
  }
};
