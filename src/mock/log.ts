import type { JournalRecord } from "./control/journal.ts";

/** What is longer is cut off: a line is for reading. */
const longest = 300;

/** One request in a line: method, path, status, how long it took, and what decided where it wasn't the request alone. */
export const logLine = ({ request, response, took, fault, reason }: JournalRecord): string => {
  const { method, url, headers } = request;
  const namespace = headers["x-mock-namespace"];
  const parts = [
    ...(namespace === undefined ? [] : [`[${namespace}]`]),
    `${method} ${url}`,
    response?.delivery === undefined ? (response?.status ?? 0) : "broken",
    `${took ?? 0} ms`,
    ...(fault === undefined ? [] : [`fault ${fault}`]),
    ...(reason === undefined ? [] : [reason]),
  ];
  const line = parts.join("  ");
  return line.length > longest ? `${line.slice(0, longest)} …` : line;
};

/** Writes lines together that come in the same turn of the event loop: one write for each would halve the throughput. */
export const createLog = (write: (text: string) => void): ((record: JournalRecord) => void) => {
  let waiting = "";
  const flush = (): void => {
    write(waiting);
    waiting = "";
  };
  return (record) => {
    if (waiting === "") setImmediate(flush);
    waiting += `${logLine(record)}\n`;
  };
};
