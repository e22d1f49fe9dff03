import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { jsonResponse, createServer, listen } from "../support/mock.ts";
import type { MockRequest, MockResponse } from "../support/mock.ts";
import { openRaw, portOf } from "./raw.ts";
import type { Server } from "node:http";
import type { Socket } from "node:net";

const limits = { headers: 300, request: 600, idle: 300, silence: 900, check: 50, headerSize: 4096 };

let server: Server;
let port: number;
let seen: MockRequest[];
let reply: (request: MockRequest) => MockResponse | Promise<MockResponse>;

beforeEach(async () => {
  seen = [];
  reply = ({ method, url, body }) => jsonResponse(200, { method, url, body }, "id-1");
  server = createServer(
    {
      handle: (request) => (seen.push(request), reply(request)),
      reject: (status, message, origin) =>
        jsonResponse(status, { error_msg: message }, "id-2", { "X-Page": origin ?? "unknown" }),
    },
    limits,
  );
  port = portOf(await listen(server, "127.0.0.1", 0));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const isAlive = async (): Promise<boolean> =>
  (await fetch(`http://127.0.0.1:${port}/alive`)).status === 200;

describe("a request", () => {
  test("arrives with its body, and the answer has a length", async () => {
    const response = await fetch(`http://127.0.0.1:${port}/a?b=c`, {
      method: "POST",
      body: "déjà",
    });
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({ method: "POST", url: "/a?b=c", body: "déjà" });
    expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
    expect(response.headers.get("x-request-id")).toBe("id-1");
  });

  test("without a body has none", async () => {
    await fetch(`http://127.0.0.1:${port}/`, { method: "DELETE" });
    expect(seen[0]?.body).toBeUndefined();
  });

  test("with HEAD gets the headers alone", async () => {
    const connection = await openRaw(port);
    connection.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const text = await connection.closed();
    expect(text).toMatch(/Content-Length: \d\d/);
    expect(text.endsWith("\r\n\r\n")).toBe(true);
  });

  test("of HTTP/1.1 without a Host is refused in so many words; of HTTP/1.0 it needs none", async () => {
    const connection = await openRaw(port);
    connection.send("GET / HTTP/1.1\r\n\r\n");
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 400 [^]*"The header Host is missing"/);
    const older = await openRaw(port);
    older.send("GET / HTTP/1.0\r\n\r\n");
    expect(await older.closed()).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("that expects what no server knows is answered all the same", async () => {
    const connection = await openRaw(port);
    connection.send("GET / HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nConnection: close\r\n\r\n");
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("that is no UTF-8 says so instead of a body", async () => {
    const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
    await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body });
    expect(seen[0]).toMatchObject({ body: undefined, unreadable: "must be UTF-8" });
  });

  test("that expects 100-continue is told to go on", async () => {
    const connection = await openRaw(port);
    connection.send(
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n",
    );
    await connection.hears(/^HTTP\/1\.1 100 Continue/);
    connection.send("{}");
    await connection.hears(/HTTP\/1\.1 200 OK/);
    expect(seen[0]?.body).toBe("{}");
    connection.socket.destroy();
  });
});

describe("a body that is too large", () => {
  const tooLarge = 1024 * 1024 + 1;

  test("is answered from its announcement alone, without 100-continue", async () => {
    const connection = await openRaw(port);
    connection.send(
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${tooLarge}\r\nExpect: 100-continue\r\n\r\n`,
    );
    const text = await connection.closed();
    expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(text).toMatch(/Connection: close/i);
    expect(seen[0]?.headers["content-length"]).toBe(String(tooLarge));
  });

  test("is answered when it passes the limit in chunks, to a client that is still sending", async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 40; sent++) controller.enqueue(Buffer.alloc(64 * 1024, 0x20));
        controller.close();
      },
    });
    const init = { method: "POST", body, duplex: "half" } as RequestInit;
    const response = await fetch(`http://127.0.0.1:${port}/`, init);
    expect(response.status).toBe(200);
    expect(Number(seen[0]?.headers["content-length"])).toBeGreaterThan(1024 * 1024);
    expect(seen[0]?.body).toBeUndefined();
    expect(await isAlive()).toBe(true);
  });
});

describe("what is no proper HTTP", () => {
  test.each([
    ["garbage", "\u0000\u0001\u0002 hello\r\n\r\n", 400],
    ["an unknown method", "FROB / HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["a bad header", "GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n", 400],
    [
      "two lengths",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      400,
    ],
    ["two hosts", "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", 400],
    ["endless headers", `GET / HTTP/1.1\r\nHost: a\r\nX-Much: ${"a".repeat(10_000)}`, 431],
    ["an endless URL", `GET /${"a".repeat(10_000)}`, 431],
  ])("%s is answered and the connection closed", async (_, text, status) => {
    const connection = await openRaw(port);
    connection.send(text);
    const heard = await connection.closed();
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(heard).toContain('"error_msg":');
    expect(await isAlive()).toBe(true);
  });
});

describe("a refusal before the request is read names the page it comes from", () => {
  const page = "Host: a\r\nOrigin: http://app.test\r\n";
  const json = "Content-Type: application/json\r\n";
  test.each([
    ["a bad header", `GET / HTTP/1.1\r\n${page}bad header\r\n\r\n`, 400],
    ["no host", "GET / HTTP/1.1\r\nOrigin: http://app.test\r\n\r\n", 400],
    ["endless headers", `GET / HTTP/1.1\r\n${page}X: ${"a".repeat(10_000)}\r\n\r\n`, 431],
    ["half a body", `POST / HTTP/1.1\r\n${page}${json}Content-Length: 9\r\n\r\n{`, 408],
    [
      "a bad chunk",
      `POST / HTTP/1.1\r\n${page}${json}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
    ],
  ])("%s", async (_, text, status) => {
    const connection = await openRaw(port);
    connection.send(text);
    const heard = await connection.closed();
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(heard).toContain("\r\nX-Page: http://app.test\r\n");
  });
});

describe("a client that dawdles", () => {
  test.each([
    ["over its headers", "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", 408],
    ["over its body", 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"', 408],
    [
      "over a chunk",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
      408,
    ],
  ])("%s is answered and the connection closed", async (_, text, status) => {
    const connection = await openRaw(port);
    connection.send(text);
    expect(await connection.closed()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(await isAlive()).toBe(true);
  });

  test("byte by byte is cut off too", async () => {
    const connection = await openRaw(port);
    connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
    const drip = setInterval(() => {
      connection.send("x");
    }, 20);
    const heard = await connection.closed();
    clearInterval(drip);
    expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  });

  test("and never says a word is hung up on", async () => {
    const connection = await openRaw(port);
    await connection.closed();
    expect(await isAlive()).toBe(true);
  });

  test("between two requests is hung up on", async () => {
    const connection = await openRaw(port);
    connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    await connection.hears(/HTTP\/1\.1 200 OK/);
    await connection.closed();
  });

  test("and half closes still gets its answer", async () => {
    const connection = await openRaw(port);
    connection.socket.end("GET /half HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(await connection.closed()).toContain("/half");
  });

  test("and half closes in the middle of a request is hung up on", async () => {
    const connection = await openRaw(port);
    connection.socket.end("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{");
    await connection.closed();
    expect(seen).toEqual([]);
    expect(await isAlive()).toBe(true);
  });

  test("and never reads its answer is hung up on", async () => {
    reply = () => jsonResponse(200, "a".repeat(20_000_000), "id");
    const gone = new Promise((resolve) => {
      server.once("connection", (socket: Socket) => socket.once("close", resolve));
    });
    const connection = await openRaw(port);
    connection.socket.pause();
    connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    await gone;
    connection.socket.destroy();
  });

  test("and goes away before its answer harms nothing", async () => {
    let finish = (): void => undefined;
    reply = () =>
      new Promise(
        (resolve) =>
          (finish = () => {
            resolve(jsonResponse(200, {}, "id"));
          }),
      );
    const connection = await openRaw(port);
    connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    connection.socket.resetAndDestroy();
    await connection.closed();
    finish();
    reply = () => jsonResponse(200, {}, "id");
    expect(await isAlive()).toBe(true);
  });
});

describe("a mock that fails", () => {
  test.each([
    [
      "at once",
      () => {
        throw new Error("planted");
      },
    ],
    ["later", () => Promise.reject(new Error("planted"))],
  ])("%s answers 500, says why on stderr, and goes on", async (_, failing) => {
    reply = failing;
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error_msg: "The mock failed" });
    expect(said.mock.calls).toEqual([["ga-listeners mock: Error: planted\n"]]);
    said.mockRestore();
  });
});

describe("listening", () => {
  test("on a port in use fails with one line that names the cure", async () => {
    const other = createServer({ handle: reply, reject: () => jsonResponse(400, {}, "id") });
    await expect(listen(other, "127.0.0.1", port)).rejects.toThrow(
      `Port ${port} is in use: stop what listens there, or choose another with --port.`,
    );
  });
});
