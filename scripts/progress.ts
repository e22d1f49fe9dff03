/** What the commands say while they run: on a terminal what is being done, and in the end one line; elsewhere nothing. */

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How long something took, in seconds. */
export const secondsSince = (start: number, now = performance.now()): string =>
  `${((now - start) / 1000).toFixed(1)} s`;

/** Says what begins; gives a function that says what was done, and how long it took. */
export const startProgress = (
  doing: string,
  terminal: Terminal = process.stderr,
  now: () => number = () => performance.now(),
): ((done: string) => void) => {
  const start = now();
  const say = (line: string): void => {
    if (terminal.isTTY === true) terminal.write(`${line}\n`);
  };
  say(`${doing} …`);
  return (done) => {
    say(`${done} (${secondsSince(start, now())})`);
  };
};
