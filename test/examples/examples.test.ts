import { createServer, request as httpRequest } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import {
  InfiniteQueryObserver,
  MutationObserver,
  QueryClient,
  QueryObserver,
} from "@tanstack/query-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient, token } from "../../src/index.ts";
import type { Client, CreateListenerOption } from "../../src/index.ts";
import { startMock } from "../support/mock.ts";
import type { MockServer } from "../support/mock.ts";
import { findSecrets } from "../client/support/secrets.ts";
import { fetchThroughProxy } from "./corporate-proxy.ts";
import { logTo } from "./logging.ts";
import { addListener, growingListeners, itemsOf, pageOfListeners } from "./tanstack-query.ts";

let mock: MockServer;
let ga: Client;
const option = (port: number): CreateListenerOption => ({
  name: `web-${port}`,
  protocol: "TCP",
  port_ranges: [{ from_port: port, to_port: port }],
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
});

beforeEach(async () => {
  mock = await startMock({ settle: 0 });
  ga = createClient({ auth: token(mock.token), baseUrl: mock.url });
});
afterEach(() => mock.close());

describe("with TanStack Query", () => {
  test("a list is cached, and asked again after a create", async () => {
    const queries = new QueryClient();
    expect((await queries.fetchQuery(pageOfListeners(ga))).items).toEqual([]);
    const observer = new QueryObserver(queries, { ...pageOfListeners(ga), staleTime: Infinity });
    const stop = observer.subscribe(() => undefined);
    await new MutationObserver(queries, addListener(ga, queries)).mutate(option(1));
    expect(observer.getCurrentResult().data?.items).toMatchObject([{ name: "web-1" }]);
    stop();
    queries.clear();
  });

  test("a list grows page by page", async () => {
    for (const port of [1, 2, 3]) await ga.listeners.create(option(port));
    const queries = new QueryClient();
    const observer = new InfiniteQueryObserver(queries, growingListeners(ga, 2));
    await observer.refetch();
    const first = observer.getCurrentResult();
    expect([first.hasNextPage, first.data && itemsOf(first.data).length]).toEqual([true, 2]);
    const second = await observer.fetchNextPage();
    expect(second.hasNextPage).toBe(false);
    expect(second.data && itemsOf(second.data).map(({ name }) => name)).toEqual([
      "web-1",
      "web-2",
      "web-3",
    ]);
    queries.clear();
  });

  test("a query that is cancelled ends its call", async () => {
    mock.faults.add({ operation: "listListeners", stall: "headers" });
    const queries = new QueryClient();
    const options = pageOfListeners(ga);
    const fetching = expect(queries.fetchQuery(options)).rejects.toThrow(/CancelledError|abort/i);
    while (mock.journal.list().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await queries.cancelQueries({ queryKey: options.queryKey });
    await fetching;
    queries.clear();
  });
});

describe("behind a corporate proxy", () => {
  const startProxy = async () => {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(request.url ?? "");
      const { method = "GET", headers } = request;
      request.pipe(
        httpRequest(request.url ?? "", { method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        }),
      );
    });
    proxy.on("connect", (request, socket) => {
      asked.push(request.url ?? "");
      const [host, port] = (request.url ?? "").split(":");
      const target = connect(Number(port), host, () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        target.pipe(socket).pipe(target);
      });
      socket.on("error", () => target.destroy());
      target.on("error", () => socket.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    return { asked, url, close: () => (proxy.closeAllConnections(), proxy.close()) };
  };

  test("every call goes through it, but not to the hosts it is not for", async () => {
    const proxy = await startProxy();
    const { host } = new URL(mock.url);
    const call = async (noProxy: string) => {
      const fetch = fetchThroughProxy({ httpProxy: proxy.url, noProxy });
      const client = createClient({ auth: token(mock.token), baseUrl: mock.url, fetch });
      const { id } = await client.listeners.create(option(1));
      await client.listeners.delete(id);
    };
    await call("");
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(proxy.asked.every((asked) => asked.includes(host))).toBe(true);
    const before = proxy.asked.length;
    await call("127.0.0.1");
    expect(proxy.asked).toHaveLength(before);
    proxy.close();
  });

  test("that is down the call fails as one that was refused", async () => {
    const proxy = await startProxy();
    proxy.close();
    const fetch = fetchThroughProxy({ httpProxy: proxy.url, noProxy: "" });
    const client = createClient({
      auth: token(mock.token),
      baseUrl: mock.url,
      fetch,
      retry: false,
    });
    await expect(client.listeners.create(option(1))).rejects.toMatchObject({
      name: "ConnectionError",
      reason: "ECONNREFUSED",
      refused: true,
    });
  });
});

test("logging writes a line an event, without a secret", async () => {
  const lines: string[] = [];
  const onEvent = logTo(
    (line) => lines.push(line),
    () => new Date(0),
  );
  const retry = { base: 0, throttledBase: 0 };
  const client = createClient({ auth: token(mock.token), baseUrl: mock.url, onEvent, retry });
  mock.faults.add({ status: 503, retryAfter: null, count: 1 });
  await client.listeners.list();
  const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events.map(({ type, level }) => [type, level])).toEqual([
    ["request", "debug"],
    ["response", "warn"],
    ["retry", "warn"],
    ["request", "debug"],
    ["response", "info"],
  ]);
  expect(events[1]).toMatchObject({
    time: "1970-01-01T00:00:00.000Z",
    operationId: "listListeners",
    attempt: 1,
    status: 503,
    code: "SYS.0503",
    requestId: expect.any(String) as string,
    durationMs: expect.any(Number) as number,
  });
  expect(lines.join("\n")).not.toContain(mock.token);
  expect(findSecrets(lines.join("\n"))).toEqual([]);
});
