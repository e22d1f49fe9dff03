/** How long it is quiet before a run begins, in milliseconds: editors write a file in several steps. */
const quiet = 40;

/** Work that is done again and again, one run at a time. */
export interface Runs {
  /** Asks for a run. All who ask before it begins share it; who asks while one is under way gets one more after it. */
  ask(): void;
  /** No run begins any more. */
  close(): void;
}

/** @param work One run; what it throws goes to `fail`. */
export const createRuns = (work: () => Promise<void>, fail: (error: unknown) => void): Runs => {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isAsked = false;
  let isClosed = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    isAsked = false;
    await work().catch(fail);
    isRunning = false;
    if (isAsked) plan();
  };
  const plan = (): void => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void run(), quiet);
  };
  return {
    ask() {
      isAsked = true;
      if (!isRunning) plan();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
};
