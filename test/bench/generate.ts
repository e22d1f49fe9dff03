/**
 * npm run bench:generate: what `npm run generate` costs beside generators that make one artefact each. Every contender
 * is a whole process; the contenders take turns, so that a busy machine is unfair to all of them alike.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { manyTimes } from "./many-times.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const bin = (name: string): string => join(root, "node_modules/.bin", name);

interface Contender {
  readonly name: string;
  readonly command: (document: string, out: string) => readonly string[];
}

const BASE = "openapi-typescript";

/** As `npm run generate` does it. */
const generate = [
  ...["--import", join(root, "scripts/compile-cache.js")],
  join(root, "scripts/generate.ts"),
];

const contenders = (heyApi: string): readonly Contender[] => [
  {
    name: "generate",
    command: (file, out) => [...generate, "--spec", file, "--out", out],
  },
  { name: BASE, command: (file, out) => [bin("openapi-typescript"), file, "-o", `${out}.ts`] },
  {
    name: "redocly generate-client",
    command: (file, out) => [bin("redocly"), "generate-client", file, "-o", `${out}.ts`],
  },
  { name: "hey-api", command: (file, out) => [heyApi, "-i", file, "-o", out, "--silent"] },
];

interface Cost {
  /** Milliseconds from start to end. */
  readonly ms: number;
  /** Milliseconds of processor time, of all its processes: what a busy machine doesn't change. */
  readonly cpu: number;
  /** Megabytes at the peak of the largest process. */
  readonly mb: number;
}

/** What each process of a program says of itself when it ends, into a folder given by the environment. */
const HOOK = `data:text/javascript,${encodeURIComponent(
  `import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(process.env.COST+"/"+process.pid,` +
    `JSON.stringify(process.resourceUsage())))`,
)}`;

/** Runs a Node program and counts what it costs. */
const measure = async (args: readonly string[], home: string): Promise<Cost> => {
  const reports = await mkdtemp(join(home, "cost-"));
  const own = { NODE_OPTIONS: `--import=${HOOK}`, COST: reports, INIT_CWD: home };
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", ...own };
  const started = performance.now();
  await run(process.execPath, args, { cwd: home, env, maxBuffer: 2 ** 28 });
  const ms = performance.now() - started;
  const usages = await Promise.all(
    (await readdir(reports)).map(
      async (name) =>
        JSON.parse(await readFile(join(reports, name), "utf8")) as NodeJS.ResourceUsage,
    ),
  );
  return {
    ms,
    cpu: usages.reduce((sum, each) => sum + (each.userCPUTime + each.systemCPUTime) / 1000, 0),
    mb: Math.max(...usages.map(({ maxRSS }) => maxRSS)) / 1024,
  };
};

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

const race = async (
  title: string,
  document: string,
  home: string,
  all: readonly Contender[],
  rounds: number,
) => {
  const rows = all.map(({ name }) => ({ name, costs: [] as Cost[] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { name, command }] of all.entries()) {
      const out = join(home, `out-${name.replace(/\W+/g, "-")}`);
      await rm(out, { recursive: true, force: true });
      const cost = await measure(command(document, out), home);
      if (round > 0) rows[at]?.costs.push(cost); // the first one fills caches
    }
  }
  const base = rows.find(({ name }) => name === BASE)?.costs;
  const ratio = (costs: readonly Cost[], of: "ms" | "cpu"): string =>
    base === undefined
      ? ""
      : `${median(costs.map((cost, at) => cost[of] / (base[at]?.[of] ?? Number.NaN))).toFixed(2)}x`;
  console.log(`\n${title}: median of ${String(rounds)} alternating runs`);
  console.log(line(["", "time", "", "processor", "", "memory"]));
  for (const { name, costs } of rows) {
    const middle = (of: keyof Cost, unit: string): string =>
      `${median(costs.map((cost) => cost[of])).toFixed(0)} ${unit}`;
    const times = [
      middle("ms", "ms"),
      ratio(costs, "ms"),
      middle("cpu", "ms"),
      ratio(costs, "cpu"),
    ];
    console.log(line([name, ...times, middle("mb", "MB")]));
  }
};

const line = ([name = "", ...columns]: readonly string[]): string =>
  `  ${name.padEnd(24)}${columns.map((text) => text.padStart(10)).join("")}`.trimEnd();

const installHeyApi = async (home: string): Promise<string> => {
  await writeFile(join(home, "package.json"), JSON.stringify({ type: "module" }));
  await run(
    "npm",
    ["install", "--no-audit", "--no-fund", "@hey-api/openapi-ts@0.99.0", "typescript@5.9.3"],
    { cwd: home },
  );
  return join(home, "node_modules/.bin/openapi-ts");
};

const home = await mkdtemp(join(tmpdir(), "bench-generate-"));
try {
  const own = join(root, "generated/openapi.json");
  const document = JSON.parse(await readFile(own, "utf8")) as Parameters<typeof manyTimes>[0];
  const sizes = new Map<number, string>();
  for (const times of [50, 100]) {
    sizes.set(times, join(home, `times-${String(times)}.json`));
    await writeFile(sizes.get(times) ?? "", JSON.stringify(manyTimes(document, times)));
  }
  const all = contenders(await installHeyApi(home));
  console.log(
    `Node ${process.version}, ${String(availableParallelism())} cores; ratios are to ${BASE} in the same round`,
  );
  await race("our document", own, home, all, 5);
  await race("100 times over, 1,100 operations", sizes.get(100) ?? "", home, all, 3);
  await race("50 times over", sizes.get(50) ?? "", home, all.slice(0, 2), 3);
  const check = {
    name: "generate --check",
    command: () => [...generate, "--check"],
  };
  await race("both own documents, nothing changed", own, home, [check], 5);
} finally {
  await rm(home, { recursive: true, force: true });
}
