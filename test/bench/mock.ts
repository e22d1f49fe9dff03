/**
 * The mock beside Prism's command and bare node:http, in one run: `npm run bench:mock`, after
 * `npm run build`. Every figure is the median of rounds that alternate between the servers.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  create,
  creates,
  headers,
  idOf,
  list,
  load,
  median,
  print,
  range,
  seedOf,
} from "./measure.ts";
import type { Rate } from "./measure.ts";
import { bare, mock, prism, run } from "./servers.ts";
import type { Candidate, Running } from "./servers.ts";

const rounds = 5;

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
