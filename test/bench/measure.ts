/** What the measurements of the mock have in common: load, and how it is counted. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Running } from "./servers.ts";

/** How long a round of load takes, in milliseconds. */
const time = 2_000;

/** How many listeners a round of creates makes: they stay, and their memory counts. */
export const creates = 4_000;

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const range = (values: readonly number[]): string =>
  `${Math.round(median(values))} (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;

export const headers = { "X-Auth-Token": "mock-token" };

/** Requests a second, and microseconds of the server's processor time for each. */
export interface Rate {
  readonly rate: number;
  readonly cost: number;
}

export const load = async (server: Running, order: object): Promise<Rate> => {
  const full = { port: server.port, connections: 16, time, headers, ...order };
  const file = join(import.meta.dirname, "load.ts");
  const before = server.processorTime();
  const { stdout } = await promisify(execFile)(process.execPath, [file, JSON.stringify(full)]);
  const { rate, answers, statuses } = JSON.parse(stdout) as {
    rate: number;
    answers: number;
    statuses: Record<string, number>;
  };
  const wrong = Object.keys(statuses).filter((status) => !status.startsWith("2"));
  if (wrong.length > 0) throw new Error(`Answered with ${JSON.stringify(statuses)}`);
  return { rate, cost: (server.processorTime() - before) / answers };
};

const listener = {
  name: "load-%n",
  protocol: "TCP",
  port_ranges: [{ from_port: 1, to_port: 2 }],
  accelerator_id: "%u",
};

export const list = { method: "GET", path: "/v1/listeners?limit=10" };
export const create = {
  method: "POST",
  path: "/v1/listeners",
  body: JSON.stringify({ listener }),
  count: creates,
  time: 60_000,
};

export const idOf = (at: number): string =>
  `00000000-0000-4000-9000-${at.toString(16).padStart(12, "0")}`;

export const seedOf = (count: number): string =>
  JSON.stringify({
    resources: {
      listener: Array.from({ length: count }, (_, at) => {
        const id = idOf(at);
        const range = { from_port: 1, to_port: 2 };
        return {
          value: {
            id,
            name: `seed-${at}`,
            protocol: "TCP",
            port_ranges: [range],
            accelerator_id: id,
          },
        };
      }),
    },
  });

export const print = (rows: readonly (readonly string[])[]): void => {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
  console.log();
};
