/**
 * npm run test:http-specs: the scenarios of @typespec/http-specs, each a call that a server of @typespec/spector checks on
 * the wire. Their specs are compiled to OpenAPI, clients are generated, and every method is called with what its scenario
 * expects. Prints the score over all scenarios, and by name what fails, and what the compiled documents lack the facts for
 * (`lacking.ts`). Ends with 1 when one fails that isn't listed there, or when one that is listed would pass.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient, type Client } from "./client.ts";
import { check } from "./check.ts";
import { report } from "./report.ts";
import type { Exchange, Scenario } from "./scenario.ts";

const home = import.meta.dirname;
const packages = join(home, "node_modules/@typespec");
const specs = join(packages, "http-specs/specs");

const run = (command: string, ...args: string[]): void => {
  const { status, stderr } = spawnSync(command, args, { cwd: home, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
};

/** A part of spector that it doesn't export. */
const spector = (module: string): Promise<object> =>
  import(pathToFileURL(join(packages, "spector/dist/src", module)).href) as Promise<object>;

/** What the definitions of these scenarios leave to their server: the file that it expects. */
const FILE = /^Payload_MultiPart_FormData_File_uploadFile(\w+)$/;

const withFiles = (name: string, exchange: Exchange): Exchange => {
  const [, kind] = FILE.exec(name) ?? [];
  if (kind === undefined) return exchange;
  const buffer = readFileSync(join(packages, "http-specs/assets/image.png"));
  const fieldname = kind === "Array" ? "files" : "file";
  const file = { fieldname, originalname: "image.png", buffer, mimetype: "image/png" };
  const files = kind === "Array" ? [file, file] : [file];
  return { ...exchange, request: { body: { contentType: "multipart/form-data", files } } };
};

interface Spector {
  readonly MockApiApp: new (config: object) => {
    readonly resolverConfig: { readonly baseUrl: string };
    readonly coverageTracker: {
      computeScenarioStatus(name: string, scenario: Scenario): "pass" | "fail" | "not-implemented";
    };
    start(): Promise<void>;
  };
  readonly loadScenarioMockApiFiles: (
    path: string,
  ) => Promise<readonly { readonly path: string; readonly scenarios: Record<string, Scenario> }[]>;
  readonly logger: Record<"info" | "warn" | "error", () => void>;
}

/** With `--verbose` spector says why it refuses a request. */
const isVerbose = process.argv.includes("--verbose");

if (!existsSync(packages)) run("npm", "ci", "--ignore-scripts", "--legacy-peer-deps");
const folder = await mkdtemp(join(tmpdir(), "http-specs-"));
run(process.execPath, join(home, "compile.mjs"), join(folder, "documents"));

const { MockApiApp, loadScenarioMockApiFiles, logger } = {
  ...(await spector("app/app.js")),
  ...(await spector("scenarios-resolver.js")),
  ...(await spector("logger.js")),
} as Spector;
logger.info = () => undefined;
if (!isVerbose) logger.warn = logger.error = () => undefined;
const server = new MockApiApp({
  port: 0,
  scenarioPath: specs,
  coverageFile: join(folder, "coverage.json"),
});
await server.start();
const origin = server.resolverConfig.baseUrl;

/** The clients of each spec, by its folder. */
const clients = new Map<string, Client[]>();
for (const name of await readdir(join(folder, "documents"))) {
  const text = await readFile(join(folder, "documents", name), "utf8");
  const { spec, document } = JSON.parse(text) as { spec: string; document: object };
  const client = await createClient(document, join(folder, "clients", name));
  clients.set(spec, [...(clients.get(spec) ?? []), client]);
}

/** What went wrong in each scenario; nothing where it passed. */
const results = new Map<string, string | undefined>();
const roots = join(packages, "http-specs/dist/specs");
for (const { path, scenarios } of await loadScenarioMockApiFiles(specs)) {
  const spec = dirname(relative(roots, path)).split(sep).join("/");
  for (const [name, scenario] of Object.entries(scenarios)) {
    const wrong: (string | undefined)[] = [];
    for (const exchange of scenario.apis)
      wrong.push(await check(withFiles(name, exchange), clients.get(spec) ?? [], origin));
    const status = server.coverageTracker.computeScenarioStatus(name, scenario);
    const verdict = status === "pass" ? undefined : `the server says ${status}`;
    results.set(name, wrong.find((each) => each !== undefined) ?? verdict);
  }
}
await rm(folder, { recursive: true });
process.exit(report(results) ? 0 : 1);
