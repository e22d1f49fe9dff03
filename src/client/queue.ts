/** Lets pieces of work with one key run one after the other; those with different keys don't wait. */
export interface Queue {
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

/** Makes a queue in which nobody waits. */
export const createQueue = (): Queue => {
  const last = new Map<string, Promise<void>>();
  return {
    async run(key, work) {
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
    },
  };
};
