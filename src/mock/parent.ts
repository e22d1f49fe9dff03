import { readFileSync } from "node:fs";

/** What Linux tells of the process that started this one; elsewhere only its id is known. */
interface Parent {
  /** Its id, and that of the process before it where it is a shell: npm starts a command through one. */
  readonly ids: string;
  /** How often a shell has gone to sleep. One that waits for its command wakes only where it gets a signal. */
  readonly sleeps: string;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // no Linux, or no such process any more
  }
};

const isShell = (name: string): boolean => /^(?:sh|dash|ash|bash|zsh|ksh|busybox)$/.test(name);

const field = (status: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status)?.[1] ?? "";

const readParent = (): Parent => {
  const status = read(`/proc/${process.ppid}/status`);
  if (!isShell(field(status, "Name"))) return { ids: String(process.ppid), sleeps: "" };
  return {
    ids: `${process.ppid} ${field(status, "PPid")}`,
    sleeps: field(status, "voluntary_ctxt_switches"),
  };
};

/**
 * Tells whether the parent is there for this process alone: npm, or a shell with a command line that leaves nothing
 * running behind it (`&`).
 */
const isAwaited = (): boolean => {
  const isNpm = ["npm_lifecycle_event", "npm_command"].some((name) => name in process.env);
  const [, option, ...command] = read(`/proc/${process.ppid}/cmdline`).split("\0");
  if (!isShell(field(read(`/proc/${process.ppid}/status`), "Name"))) return isNpm;
  return (
    option === "-c" &&
    !command
      .join(" ")
      .replace(/&&|[<>]&|&>/g, "")
      .includes("&")
  );
};

const interval = 200;

/**
 * Calls back when whoever started this process for its own sake has ended, or was told to: a signal to npm or to a
 * shell ends them, but does not get here, and of SIGINT a waiting dash says nothing at all.
 */
export const whenParentEnds = (end: () => void): void => {
  if (!isAwaited()) return;
  let before = readParent();
  let last = Date.now(); // when it was looked at
  const timer = setInterval(() => {
    const now = readParent();
    const time = Date.now();
    // A pause of the machine or the job wakes shells too: after one it is looked at anew.
    const isSignalled = now.sleeps !== before.sleeps && time - last < 3 * interval;
    if (now.ids !== before.ids || isSignalled) {
      clearInterval(timer);
      end();
    }
    before = now;
    last = time;
  }, interval);
  timer.unref();
};
