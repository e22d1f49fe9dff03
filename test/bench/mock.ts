/**
 * The mock beside Prism's command and bare node:http, in one run: `npm run bench:mock`, after
 * `npm run build`. Every figure is the median of rounds that alternate between the servers.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { bare, mock, prism, run } from "./servers.ts";
import type { Candidate, Running } from "./servers.ts";

const rounds = 5;
const time = 2_000;
const creates = 4_000; // a round: the listeners stay, and their memory counts

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const range = (values: readonly number[]): string =>
  `${Math.round(median(values))} (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;

const headers = { "X-Auth-Token": "mock-token" };

const load = async (port: number, order: object): Promise<number> => {
  const full = { port, connections: 16, time, headers, ...order };
  const file = join(import.meta.dirname, "load.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [file, JSON.stringify(full)]);
  const { rate, statuses } = JSON.parse(stdout) as {
    rate: number;
    statuses: Record<string, number>;
  };
  const wrong = Object.keys(statuses).filter((status) => !status.startsWith("2"));
  if (wrong.length > 0) throw new Error(`Answered with ${JSON.stringify(statuses)}`);
  return rate;
};

const listener = {
  name: "load-%n",
  protocol: "TCP",
  port_ranges: [{ from_port: 1, to_port: 2 }],
  accelerator_id: "%u",
};

const list = { method: "GET", path: "/v1/listeners?limit=10" };
const create = {
  method: "POST",
  path: "/v1/listeners",
  body: JSON.stringify({ listener }),
  count: creates,
  time: 60_000,
};

const seedOf = (count: number): string =>
  JSON.stringify({
    resources: {
      listener: Array.from({ length: count }, (_, at) => {
        const id = `00000000-0000-4000-9000-${at.toString(16).padStart(12, "0")}`;
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

const print = (rows: readonly (readonly string[])[]): void => {
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

const folder = mkdtempSync(join(tmpdir(), "bench-mock-"));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const measureStart = async (candidate: Candidate): Promise<number> => {
  const running = await run(candidate);
  await running.stop();
  return running.started;
};

/** The same page of ten listeners for node:http alone, as the mock answers it. */
const pageOfTen = async (seed: string): Promise<string> => {
  const running = await run(mock("--settle", "0", "--seed", seed));
  const response = await fetch(`http://127.0.0.1:${running.port}/v1/listeners?limit=10`, {
    headers,
  });
  const page = await response.text();
  await running.stop();
  return page;
};

const compare = async (): Promise<void> => {
  const seed = file("ten.json", seedOf(1_000));
  const candidates = [
    mock("--settle", "0", "--seed", seed),
    prism(),
    bare(file("page.json", await pageOfTen(seed))),
  ];
  const results = candidates.map(() => ({
    start: [] as number[],
    list: [] as number[],
    create: [] as number[],
    memory: 0,
  }));
  for (let round = 0; round < rounds; round++) {
    for (const [at, candidate] of candidates.entries())
      results[at]?.start.push(await measureStart(candidate));
  }
  const running: Running[] = [];
  for (const candidate of candidates) running.push(await run(candidate));
  for (let round = 0; round < rounds; round++) {
    for (const [at, { port }] of running.entries()) results[at]?.list.push(await load(port, list));
    for (const [at, { port }] of running.entries())
      results[at]?.create.push(await load(port, create));
  }
  for (const [at, each] of running.entries()) {
    const result = results[at];
    if (result !== undefined) result.memory = each.memory();
    await each.stop();
  }
  const [, , alone] = results;
  const share = (own: readonly number[], other: readonly number[] = []): string =>
    `${Math.round((100 * median(own)) / median(other))} %`;
  print([
    [
      "",
      "start to first answer, ms",
      "lists of ten a second",
      "of bare",
      "creates a second",
      "of bare",
      "MB after",
    ],
    ...candidates.map(({ name }, at) => {
      const own = results[at];
      if (own === undefined) return [name];
      const { start, list: lists, create: made, memory } = own;
      return [
        name,
        range(start),
        range(lists),
        share(lists, alone?.list),
        range(made),
        share(made, alone?.create),
        `${memory}`,
      ];
    }),
  ]);
};

const flatness = async (): Promise<void> => {
  const sizes = [100, 10_000, 100_000];
  const rows = [
    ["listeners", "show a second", "create a second", "page of ten from the middle a second", "MB"],
  ];
  for (const size of sizes) {
    const running = await run(mock("--settle", "0", "--seed", file(`${size}.json`, seedOf(size))));
    const middle = `00000000-0000-4000-9000-${Math.floor(size / 2)
      .toString(16)
      .padStart(12, "0")}`;
    const rates = { show: [] as number[], create: [] as number[], page: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      rates.show.push(await load(running.port, { method: "GET", path: `/v1/listeners/${middle}` }));
      rates.page.push(await load(running.port, { ...list, path: `${list.path}&marker=${middle}` }));
      rates.create.push(await load(running.port, create));
    }
    rows.push([
      `${size}`,
      range(rates.show),
      range(rates.create),
      range(rates.page),
      `${running.memory()}`,
    ]);
    await running.stop();
  }
  print(rows);
};

try {
  console.log(
    `Median (least to most) of ${rounds} rounds, 16 connections, ${rounds * creates} creates in all.\n`,
  );
  await compare();
  await flatness();
} finally {
  rmSync(folder, { recursive: true });
}
