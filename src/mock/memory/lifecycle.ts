/** What is still to come for things whose state changes by itself, soonest first. */
export interface Schedule<Thing> {
  /** Adds a thing; `due` is when its turn comes, Infinity: when it is told to. */
  add(thing: Thing, due: number): void;
  /** Runs what is due. There are no timers: whoever looks at the things runs this first. */
  runDue(now: number): void;
  /** Runs everything, due or not. */
  runAll(): void;
}

interface Entry<Thing> {
  readonly thing: Thing;
  readonly due: number;
}

/** How many entries that have run may stay at the queue's head before they are cut off. */
const keptEntries = 1000;

/** Makes an empty schedule. `run` is what happens to a thing when its turn comes. */
export const createSchedule = <Thing>(run: (thing: Thing) => void): Schedule<Thing> => {
  let queue: Entry<Thing>[] = [];
  /** The first of the queue that has not run: moving it costs nothing, taking from an array's front does. */
  let head = 0;
  const manual = new Set<Thing>();

  const dropOld = () => {
    queue = queue.slice(head);
    head = 0;
  };

  const schedule: Schedule<Thing> = {
    add(thing, due) {
      if (due === Infinity) {
        manual.add(thing);
        return;
      }
      const isLast = (queue.at(-1)?.due ?? 0) <= due;
      queue.push({ thing, due });
      if (isLast) return;
      // Only a seed, or a clock that was set back, gets here.
      dropOld();
      queue.sort((one, other) => one.due - other.due);
    },
    runDue(now) {
      for (let entry = queue[head]; entry && entry.due <= now; entry = queue[++head]) {
        run(entry.thing);
      }
      if (head > keptEntries && head * 2 > queue.length) dropOld();
    },
    runAll() {
      schedule.runDue(Infinity);
      for (const thing of manual) run(thing);
      manual.clear();
    },
  };
  return schedule;
};
