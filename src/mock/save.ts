import { rename, rm, writeFile } from "node:fs/promises";

/** How long a change may wait to be saved, in milliseconds; what comes in between is saved with it. */
const delay = 25;

/** Keeps a state in a file. */
export interface Saver {
  /** There is something to save: a moment from now. */
  changed(): void;
  /** Saves what there is to save at once. Rejects where it can't be written. */
  save(): Promise<void>;
}

/**
 * Saves what `read` gives whenever it is told of a change. The file is replaced as a whole, so whoever reads it, at any
 * moment, finds the last state or the one before. `complain` is told in one line of what could not be written; the next
 * change tries again.
 */
export const createSaver = (
  file: string,
  read: () => unknown,
  complain: (line: string) => void,
): Saver => {
  const draft = `${file}.tmp`;
  let isPlanned = false;
  let writing = Promise.resolve();

  const write = async (): Promise<void> => {
    isPlanned = false; // what changes from here on is for the next time
    try {
      await writeFile(draft, `${JSON.stringify(read(), null, 2)}\n`);
      await rename(draft, file);
    } catch (error) {
      await rm(draft, { force: true });
      throw new Error(`The state can't be saved: ${(error as Error).message}`, { cause: error });
    }
  };
  const save = (): Promise<void> => {
    const saved = writing.then(write);
    writing = saved.catch(() => undefined);
    return saved;
  };
  return {
    changed() {
      if (isPlanned) return;
      isPlanned = true;
      setTimeout(() => {
        save().catch((error: unknown) => {
          complain((error as Error).message);
        });
      }, delay);
    },
    save,
  };
};
