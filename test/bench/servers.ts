import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import type { ChildProcess } from "node:child_process";

const root = join(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);

/** A server to be measured, as a command line. */
export interface Candidate {
  readonly name: string;
  readonly args: (port: number) => readonly string[];
}

/** The built command, with more options. */
export const mock = (...options: readonly string[]): Candidate => ({
  name: "ga-listeners mock",
  args: (port) => [
    join(root, "dist/package/src/command.js"),
    "mock",
    "--port",
    `${port}`,
    ...options,
  ],
});

/** Prism's command on the same document. */
export const prism = (): Candidate => {
  const manifest = require.resolve("@stoplight/prism-cli/package.json");
  const { bin } = require(manifest) as { bin: { prism: string } };
  const command = join(dirname(manifest), bin.prism);
  const document = join(root, "generated/openapi.yaml");
  return {
    name: "prism mock",
    args: (port) => [command, "mock", document, "--port", `${port}`, "--verboseLevel", "error"],
  };
};

/** node:http that answers with the JSON of a file. */
export const bare = (file: string): Candidate => ({
  name: "bare node:http",
  args: (port) => [join(import.meta.dirname, "bare.ts"), `${port}`, file],
});

/** A measured server that runs. */
export interface Running {
  readonly port: number;
  /** Milliseconds from its start to its first answer. */
  readonly started: number;
  /** Resident memory in MB. */
  memory(): number;
  /** Microseconds of processor time so far: what a request costs, however busy the machine is. Linux only. */
  processorTime(): number;
  stop(): Promise<void>;
}

// Below the ports a system gives to outgoing connections: asking such a port may connect to itself.
let nextPort = 20_000 + (process.pid % 10_000);

/** One plain request; resolves to its status, 0 where nothing listens yet. */
const ask = (port: number): Promise<number> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.on("error", () => {
      resolve(0);
    });
    socket.on("connect", () => {
      socket.write(
        `GET /v1/listeners HTTP/1.1\r\nHost: a\r\nX-Auth-Token: mock-token\r\nConnection: close\r\n\r\n`,
      );
    });
    socket.on("data", (data) => {
      resolve(Number(data.toString("latin1", 9, 12)));
      socket.destroy();
    });
  });

const residentOf = ({ pid = 0 }: ChildProcess): number => {
  if (process.platform === "linux") {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  }
  return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", `${pid}`]).toString()) / 1024);
};

const processorTimeOf = ({ pid = 0 }: ChildProcess): number => {
  if (process.platform !== "linux") return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10_000; // ticks of 10 ms
};

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts a server and waits for its first answer. */
export const run = async ({ name, args }: Candidate): Promise<Running> => {
  const port = nextPort++;
  const start = performance.now();
  const child = spawn(process.execPath, args(port), { stdio: "ignore", cwd: root });
  running.add(child);
  let status = 0;
  while (status === 0) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    status = await ask(port);
  }
  if (status !== 200) throw new Error(`${name} answered ${status}`);
  const started = performance.now() - start;
  return {
    port,
    started,
    memory: () => residentOf(child),
    processorTime: () => processorTimeOf(child),
    async stop() {
      child.kill("SIGKILL");
      await once(child, "exit");
      running.delete(child);
    },
  };
};
