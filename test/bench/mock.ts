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

/** Requests a second, and microseconds of the server's processor time for each. */
interface Rate {
  readonly rate: number;
  readonly cost: number;
}

const load = async (server: Running, order: object): Promise<Rate> => {
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

const list = { method: "GET", path: "/v1/listeners?limit=10" };
const create = {
  method: "POST",
  path: "/v1/listeners",
  body: JSON.stringify({ listener }),
  count: creates,
  time: 60_000,
};

const idOf = (at: number): string => `00000000-0000-4000-9000-${at.toString(16).padStart(12, "0")}`;

const seedOf = (count: number): string =>
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

const rates = (all: readonly Rate[]): string => range(all.map(({ rate }) => rate));

const costs = (all: readonly Rate[]): string => range(all.map(({ cost }) => cost));

const share = (own: readonly Rate[], other: readonly Rate[] = []): string => {
  const [mine, theirs] = [own, other].map((all) => median(all.map(({ rate }) => rate)));
  return `${Math.round((100 * (mine ?? 0)) / (theirs ?? 0))} %`;
};

const compare = async (): Promise<void> => {
  const seed = file("ten.json", seedOf(1_000));
  const page = file("page.json", await pageOfTen(seed));
  const contestants = [mock("--settle", "0", "--seed", seed), prism(), bare(page)].map(
    (candidate) => ({
      candidate,
      start: [] as number[],
      list: [] as Rate[],
      create: [] as Rate[],
      memory: 0,
    }),
  );
  for (let round = 0; round < rounds; round++) {
    for (const each of contestants) each.start.push(await measureStart(each.candidate));
  }
  const started: (readonly [(typeof contestants)[number], Running])[] = [];
  for (const each of contestants) started.push([each, await run(each.candidate)]);
  for (let round = 0; round < rounds; round++) {
    for (const [each, server] of started) each.list.push(await load(server, list));
    for (const [each, server] of started) each.create.push(await load(server, create));
  }
  for (const [each, server] of started) {
    each.memory = server.memory();
    await server.stop();
  }
  const alone = contestants.at(-1);
  print([
    ["", "start to first answer, ms", "MB after the load"],
    ...contestants.map(({ candidate, start, memory }) => [
      candidate.name,
      range(start),
      String(memory),
    ]),
  ]);
  for (const what of ["list", "create"] as const) {
    print([
      [what === "list" ? "lists of ten" : "creates", "a second", "of bare", "µs of processor each"],
      ...contestants.map((each) => [
        each.candidate.name,
        rates(each[what]),
        share(each[what], alone?.[what]),
        costs(each[what]),
      ]),
    ]);
  }
};

const flatness = async (): Promise<void> => {
  const rows = [["listeners", "show, µs", "create, µs", "page of ten from the middle, µs", "MB"]];
  for (const size of [100, 10_000, 100_000]) {
    const server = await run(mock("--settle", "0", "--seed", file(`${size}.json`, seedOf(size))));
    const middle = idOf(Math.floor(size / 2));
    const show = { method: "GET", path: `/v1/listeners/${middle}` };
    const page = { ...list, path: `${list.path}&marker=${middle}` };
    const found = { show: [] as Rate[], page: [] as Rate[], create: [] as Rate[] };
    for (let round = 0; round < rounds; round++) {
      found.show.push(await load(server, show));
      found.page.push(await load(server, page));
      found.create.push(await load(server, create));
    }
    const { show: shown, create: made, page: paged } = found;
    rows.push([`${size}`, costs(shown), costs(made), costs(paged), String(server.memory())]);
    await server.stop();
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
