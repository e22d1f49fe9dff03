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

const contenders = (heyApi: string): readonly Contender[] => [
  {
    name: "generate",
    command: (file, out) => [join(root, "scripts/generate.ts"), "--spec", file, "--out", out],
  },
  { name: BASE, command: (file, out) => [bin("openapi-typescript"), file, "-o", `${out}.ts`] },
  {
    name: "redocly generate-client",
    command: (file, out) => [bin("redocly"), "generate-client", file, "-o", `${out}.ts`],
  },
  { name: "hey-api", command: (file, out) => [heyApi, "-i", file, "-o", out, "--silent"] },
];

/** Runs a Node program; gives milliseconds of the whole, and megabytes at the peak of its largest process. */
const measure = async (
  args: readonly string[],
  home: string,
): Promise<{ ms: number; mb: number }> => {
  const reports = await mkdtemp(join(home, "peak-"));
  // Every process of the program leaves its peak there, for some start another one.
  const hook =
    `import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(` +
    `${JSON.stringify(`${reports}/`)}+process.pid,String(process.resourceUsage().maxRSS)))`;
  const options = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
  const env = { ...process.env, NODE_OPTIONS: options, REDOCLY_TELEMETRY: "off", INIT_CWD: home };
  const started = performance.now();
  await run(process.execPath, args, { cwd: home, env, maxBuffer: 2 ** 28 });
  const ms = performance.now() - started;
  const peaks = (await readdir(reports)).map(async (name) =>
    Number(await readFile(join(reports, name), "utf8")),
  );
  return { ms, mb: Math.max(...(await Promise.all(peaks))) / 1024 };
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
  const results = new Map(
    all.map(({ name }) => [
      name,
      { ms: [] as number[], mb: [] as number[], ratio: [] as number[] },
    ]),
  );
  for (let round = 0; round <= rounds; round += 1) {
    const times = new Map<string, number>();
    for (const { name, command } of all) {
      const out = join(home, `out-${name.replace(/\W+/g, "-")}`);
      await rm(out, { recursive: true, force: true });
      const { ms, mb } = await measure(command(document, out), home);
      times.set(name, ms);
      if (round === 0) continue; // the first one fills caches
      results.get(name)?.ms.push(ms);
      results.get(name)?.mb.push(mb);
    }
    const base = times.get(BASE) ?? Number.NaN;
    if (round > 0) for (const [name, ms] of times) results.get(name)?.ratio.push(ms / base);
  }
  console.log(`\n${title}: median of ${String(rounds)} alternating runs`);
  for (const [name, { ms, mb, ratio }] of results) {
    const columns = [
      `${median(ms).toFixed(0)} ms`,
      `${median(mb).toFixed(0)} MB`,
      Number.isNaN(median(ratio)) ? "" : `${median(ratio).toFixed(2)}x`,
    ];
    console.log(`  ${name.padEnd(24)}${columns.map((text) => text.padStart(10)).join("")}`);
  }
};

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
    command: () => [join(root, "scripts/generate.ts"), "--check"],
  };
  await race("both own documents, nothing changed", own, home, [check], 5);
} finally {
  await rm(home, { recursive: true, force: true });
}
