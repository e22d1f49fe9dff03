import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { decodeText, readOptions, startMock } from "../support/mock.ts";
import { openRaw, portOf } from "./raw.ts";
import { startCommand } from "./running-command.ts";

const command = join(import.meta.dirname, "../../src/command.ts");

const run = (...args: string[]) => startCommand([command, ...args]);

const folder = mkdtempSync(join(tmpdir(), "mock-command-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const seedFile = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

describe("ga-listeners mock", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "serves what it prints until %s",
    async (signal) => {
      const mock = run("mock", "--port", "0");
      const [, header = "", url = ""] = await mock.prints(/curl -H "(.*)" (http:\S+)\n/);
      const [name = "", value = ""] = header.split(": ");
      const response = await fetch(url, { headers: { [name]: value } });
      expect(await response.json()).toMatchObject({ listeners: [] });
      mock.process.kill(signal);
      expect(await mock.ended).toMatchObject({ code: 0, error: "" });
    },
  );

  test("ends at once, whoever still waits for an answer", async () => {
    const mock = run("mock", "--port", "0", "--latency", "600000");
    const [, url = ""] = await mock.prints(/(http:\S+)\/v1\/listeners\n/);
    const waiting = await openRaw(portOf(url));
    waiting.send("GET /v1/listeners HTTP/1.1\r\nHost: a\r\n\r\n");
    await fetch(`${url}/_mock/health`); // by now the request before it has come, too
    mock.process.kill("SIGTERM");
    expect(await mock.ended).toMatchObject({ code: 0, error: "" });
    expect(await waiting.closed()).toBe("");
  });

  test("has nothing to say about a reader that went away", async () => {
    const { process: child, ended } = run("mock", "--help");
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, error: "" });
  });

  test("starts with a seed", async () => {
    const value = {
      name: "seeded",
      protocol: "TCP",
      port_ranges: [{ from_port: 1, to_port: 2 }],
      accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
    };
    const text = JSON.stringify({ resources: { listener: [{ value }] } }, null, 2);
    // As PowerShell's `>` writes it.
    const seed = seedFile(
      "seed.json",
      Buffer.from(`\uFEFF${text.replaceAll("\n", "\r\n")}`, "utf16le"),
    );
    const mock = run("mock", "--port", "0", "--seed", seed);
    const [, url = ""] = await mock.prints(/Mock\s+(http:\S+)/);
    const response = await fetch(`${url}/v1/listeners`, {
      headers: { "X-Auth-Token": "mock-token" },
    });
    expect(await response.json()).toMatchObject({
      listeners: [{ name: "seeded", status: "ACTIVE" }],
    });
    mock.process.kill();
    await mock.ended;
  });

  test("starts with the example, whose ids come from --random", async () => {
    const ids = await Promise.all(
      ["5", "5", "6"].map(async (random) => {
        const mock = run("mock", "--port", "0", "--seed", "example", "--random", random);
        const [, url = ""] = await mock.prints(/Mock\s+(http:\S+)/);
        const response = await fetch(`${url}/v1/listeners?name=listener-1200`, {
          headers: { "X-Auth-Token": "mock-token" },
        });
        mock.process.kill();
        await mock.ended;
        const { listeners } = (await response.json()) as { listeners: { id: string }[] };
        return listeners.map(({ id }) => id).join();
      }),
    );
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  const create = (url: string, name: string, port: number) =>
    fetch(`${url}/v1/listeners`, {
      method: "POST",
      headers: { "X-Auth-Token": "mock-token", "Content-Type": "application/json" },
      body: JSON.stringify({
        listener: {
          name,
          protocol: "TCP",
          port_ranges: [{ from_port: port, to_port: port }],
          accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
        },
      }),
    });
  const names = async (url: string): Promise<string[]> => {
    const response = await fetch(`${url}/v1/listeners`, {
      headers: { "X-Auth-Token": "mock-token" },
    });
    const { listeners } = (await response.json()) as { listeners: { name: string }[] };
    return listeners.map(({ name }) => name);
  };

  test("prints a line for each request, with what decided", async () => {
    const mock = run("mock", "--port", "0");
    const [, url = ""] = await mock.prints(/Mock\s+(http:\S+)/);
    await create(url, "one", 1);
    await mock.prints(/^POST \/v1\/listeners {2}201 {2}\d+ ms$/m);
    await create(url, "two", 1);
    await mock.prints(/^POST \/v1\/listeners {2}400 {2}\d+ ms {2}GA\.9101 .*port_ranges.*$/m);
    const rule = { operation: "listListeners", status: 503 };
    await fetch(`${url}/_mock/faults`, { method: "POST", body: JSON.stringify(rule) });
    await fetch(`${url}/v1/listeners?limit=2`, { headers: { "X-Mock-Namespace": "other" } });
    await mock.prints(/^\[other\] {2}GET \/v1\/listeners\?limit=2 {2}401 /m);
    await fetch(`${url}/v1/listeners`);
    await mock.prints(/^GET \/v1\/listeners {2}503 {2}\d+ ms {2}fault 1 {2}/m);
    expect(mock.out()).not.toContain("_mock/faults");
    mock.process.kill();
    await mock.ended;
  });

  test("prints none when it is quiet", async () => {
    const mock = run("mock", "--port", "0", "--quiet");
    const [, url = ""] = await mock.prints(/Mock\s+(http:\S+)/);
    await create(url, "one", 1);
    mock.process.kill();
    expect((await mock.ended).out).not.toContain("POST");
  });

  test("keeps its state in a file, and goes on from there", async () => {
    const file = join(folder, "kept.json");
    const first = run("mock", "--port", "0", "--seed", "quota", "--save", file, "--settle", "0");
    const [, url = ""] = await first.prints(/Mock\s+(http:\S+)/);
    const path = `${url}/v1/listeners/00000000-0000-4000-8000-000000000001`;
    await fetch(path, { method: "DELETE", headers: { "X-Auth-Token": "mock-token" } });
    await create(url, "kept", 9);
    first.process.kill("SIGTERM"); // before the moment after the last write has passed
    expect(await first.ended).toMatchObject({ code: 0, error: "" });

    const second = run("mock", "--port", "0", "--seed", "empty", "--save", file);
    const [, again = ""] = await second.prints(/Mock\s+(http:\S+)/);
    const found = await names(again);
    expect(found).toHaveLength(10);
    expect(found).toContain("kept");
    expect(found).not.toContain("listener-1");
    await fetch(`${again}/_mock/reset`, { method: "POST" });
    await vi.waitFor(() => {
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ resources: { listener: [] } });
    }, 30_000);
    second.process.kill("SIGKILL");
    await second.ended;
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test.each([
    ["{", /The saved state .* can't be read: .*JSON/],
    ['{"resources":{"no":[]}}', /The saved state .* can't be used: Invalid resources\.no: /],
  ])("leaves a state that it can't use alone: %s", async (content, message) => {
    const file = seedFile("broken-state.json", content);
    const { code, out, error } = await run("mock", "--port", "0", "--save", file).ended;
    expect([code, out]).toEqual([1, ""]);
    expect(error).toMatch(message);
    expect(error.trimEnd().split("\n")).toHaveLength(1);
    expect(readFileSync(file, "utf8")).toBe(content);
  });

  test("says in one line that it can't save", async () => {
    const file = join(folder, "no such folder", "state.json");
    const { code, out, error } = await run("mock", "--port", "0", "--save", file).ended;
    expect([code, out]).toEqual([1, ""]);
    expect(error).toMatch(/^ga-listeners mock: The state can't be saved: ENOENT.*\n$/);
    const both = await run("mock", "--stateless", "--save", file).ended;
    expect([both.code, both.error]).toEqual([
      2,
      "ga-listeners mock: --stateless remembers nothing, so there is nothing to --save.\n",
    ]);
  });

  test.each(["/dev/null", tmpdir()])("saves nothing in %s, which isn't a file", async (place) => {
    const { code, out, error } = await run("mock", "--port", "0", "--save", place).ended;
    expect([code, out]).toEqual([1, ""]);
    expect(error).toBe(
      `ga-listeners mock: The state can't be saved in ${place}, which isn't a file: name another.\n`,
    );
  });

  test("answers from the examples when it is stateless", async () => {
    const mock = run("mock", "--port", "0", "--stateless");
    const [, url = ""] = await mock.prints(/Mock\s+(http:\S+)/);
    const response = await fetch(`${url}/v1/listeners/a`, { headers: { "X-Auth-Token": "any" } });
    expect(await response.json()).toMatchObject({ listener: { name: "listenerName" } });
    mock.process.kill();
    await mock.ended;
  });

  test("says in one line that a port is in use", async () => {
    await using other = await startMock();
    const port = portOf(other.url);
    expect(await run("mock", "--port", `${port}`).ended).toEqual({
      code: 1,
      out: "",
      error: `ga-listeners mock: Port ${port} is in use: stop what listens there, or choose another with --port.\n`,
    });
  });

  test.each([
    [
      "missing.json",
      undefined,
      /can't be read: there is no such file, nor is it one of example, empty, quota, flaky, expiring\n$/,
    ],
    ["broken.json", "{", /can't be read: .*JSON.*\n$/],
    [
      "wrong.json",
      '{"resources":{"listener":[{"value":{"name":"a b"}}]}}',
      /Invalid resources\.listener\[0\]/,
    ],
    ["unknown.json", '{"listeners":[]}', /Invalid seed\.listeners: is not a known property/],
  ])("says in one line what is wrong with the seed %s", async (name, content, message) => {
    const file = content === undefined ? join(folder, name) : seedFile(name, content);
    const { code, error } = await run("mock", "--port", "0", "--seed", file).ended;
    expect(code).toBe(1);
    expect(error).toMatch(message);
    expect(error.trimEnd().split("\n")).toHaveLength(1);
  });

  test("says in one line which option is wrong, and what there is", async () => {
    const { code, out, error } = await run("mock", "--prot", "1").ended;
    expect([code, out]).toEqual([2, ""]);
    expect(error).toMatch(
      /^ga-listeners mock: Unknown option '--prot'\. Options: --port, .*--help\.\n$/,
    );
  });

  test("shows its help, and the command's", async () => {
    expect(await run("mock", "--help").ended).toMatchObject({
      code: 0,
      out: expect.stringContaining("--settle 2s|0|manual") as string,
    });
    expect(await run().ended).toMatchObject({
      code: 0,
      out: expect.stringContaining("mock") as string,
    });
    expect(await run("mokc").ended).toMatchObject({
      code: 2,
      error: "ga-listeners: there is no command mokc; known are mock, explain and help.\n",
    });
  });
});

describe("an option", () => {
  test.each([
    [[], { port: 4010, host: "127.0.0.1", settle: 2_000, stateless: false, latency: undefined }],
    [["--settle", "0"], { settle: 0 }],
    [["--settle", "500ms"], { settle: 500 }],
    [["--settle", "manual"], { settle: "manual" }],
    [["--host", "[::1]"], { host: "[::1]" }],
    [["--latency", "50-200"], { latency: [50, 200] }],
    [["--latency=100"], { latency: 100 }],
    [["--no-control"], { control: false }],
    [
      ["--control-origin", "http://a:1", "--control-origin", "*"],
      { control: { origins: ["http://a:1", "*"] } },
    ],
  ])("%j is read", (args, options) => {
    expect(readOptions(args)).toMatchObject(options);
  });

  test.each([
    [["--port", "eighty"], '--port takes a whole number from 0 to 65535, not "eighty".'],
    [["--port", "65536"], '--port takes a whole number from 0 to 65535, not "65536".'],
    [["--host", ""], "--host takes a name or an address, not nothing."],
    [["--settle", "soon"], '--settle takes a time like 2s or 500ms, 0, or manual, not "soon".'],
    [
      ["--latency", "9999999999"],
      '--latency takes milliseconds like 100 or 50-200, not "9999999999".',
    ],
    [["--latency", "200-50"], '--latency takes milliseconds like 100 or 50-200, not "200-50".'],
    [
      ["--control-origin", "localhost"],
      '--control-origin takes an origin like http://localhost:5173, not "localhost".',
    ],
    [["--stateless=yes"], "Option '--stateless' does not take an argument. Options: "],
    [["--port"], "Option '--port <value>' argument missing. Options: "],
    [["extra"], "Unexpected argument 'extra'. Options: "],
  ])("%j is refused in one line", (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});

describe("a seed file is read", () => {
  const text = '{\r\n  "random": 1 }\r\n';
  const marked = `\uFEFF${text}`;
  test.each([
    ["as it is", Buffer.from(text)],
    ["with a byte order mark", Buffer.from(marked)],
    ["as UTF-16", Buffer.from(marked, "utf16le")],
    ["as UTF-16 without a mark", Buffer.from(text, "utf16le")],
    ["as big-endian UTF-16", Buffer.from(marked, "utf16le").swap16()],
    ["as big-endian UTF-16 without a mark", Buffer.from(text, "utf16le").swap16()],
  ])("%s", (_, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });
});
