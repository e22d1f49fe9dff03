import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createMock } from "../support/mock.ts";
import { token } from "../../src/ga/credentials/token.ts";
import type { Target } from "../../scripts/verify/server.ts";

export const accelerator = "5f0c2a31-8c55-4e0b-9a35-0c5a0f6d7e10";

/** Enough listeners to tell a page from a whole list. */
const listeners = Array.from({ length: 120 }, (_, at) => ({
  value: {
    created_at: new Date(Date.UTC(2019, 0, 8) + at * 1000).toISOString(),
    name: `Seeded-${String(at)}`,
    protocol: "TCP",
    port_ranges: [{ from_port: at + 1, to_port: at + 1 }],
    accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
  },
}));

type Mock = ReturnType<typeof createMock>;

/** What a server does otherwise than the mock: with a request, or with its answer. */
export type Deviation = (
  request: Request,
  answer: (request: Request) => Promise<Response>,
) => Promise<Response>;

export interface TestServer extends AsyncDisposable {
  readonly mock: Mock;
  readonly url: string;
  /** Asks it everything, in the mock's own time. */
  readonly target: Target;
}

/** A server on this machine that is the mock but for its deviation. */
export const startServer = async (deviation?: Deviation): Promise<TestServer> => {
  const mock = createMock({ seed: { resources: { listener: listeners } } });
  const respond = (request: Request) => mock.fetch(request);
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      const { method = "GET", url = "/" } = incoming;
      const request = new Request(`http://${String(incoming.headers.host)}${url}`, {
        method,
        headers: new Headers(incoming.headers as Record<string, string>),
        ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
      });
      const response = await (deviation?.(request, respond) ?? respond(request));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(await response.text());
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const target: Target = {
    urls: { listeners: url, iam: url },
    auth: token("mock-token"),
    reader: token("mock-token-readonly"),
    account: { user: "verify", password: "very secret", domain: "verify" },
    accelerator,
    wait: (milliseconds) => {
      mock.clock.advance(milliseconds);
      return Promise.resolve();
    },
  };
  return {
    ...{ mock, url, target },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** The names of the listeners that a mock has on the accelerator. */
export const namesOn = async ({ mock, url }: TestServer): Promise<string[]> => {
  const response = await mock.fetch(`${url}/v1/listeners?accelerator_id=${accelerator}`, {
    headers: { "X-Auth-Token": "mock-token" },
  });
  const { listeners } = (await response.json()) as { listeners: { name: string }[] };
  return listeners.map(({ name }) => name);
};

const root = join(import.meta.dirname, "../..");

/** Runs the command, with nobody at the terminal. */
export const run = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string; error: string }> =>
  new Promise((resolve) => {
    const { PATH } = process.env;
    const options = { cwd: root, env: { PATH, ...environment }, maxBuffer: 2 ** 24 };
    const file = "scripts/verify.ts";
    const child = execFile(process.execPath, [file, ...args], options, (failure, out, error) => {
      resolve({ code: failure === null ? 0 : Number(failure.code), out, error });
    });
    child.stdin?.end();
  });
