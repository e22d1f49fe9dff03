import { describe, expect, test } from "vitest";
import { createMock, handlers, startMock } from "../support/mock.ts";

const url = "http://ga.test/v1/listeners";
const headers = { "X-Auth-Token": "mock-token" };

/** What the type of the options doesn't know, as a page or a script in JavaScript may have it. */
const wrong = (options: object) => options as never;
const milliseconds = "it takes milliseconds, or the least and the most of them, up to 2147483647.";

describe("an option that can't be is refused in one line, by name", () => {
  test.each<[object, string]>([
    [{ Settle: 0 }, "A mock has no option Settle. Known: latency, settle, random, seed, "],
    [{ latncy: 5 }, "A mock has no option latncy. Known: "],
    [{ latency: -1 }, `The mock's latency can't be -1: ${milliseconds}`],
    [{ latency: NaN }, `The mock's latency can't be NaN: ${milliseconds}`],
    [{ latency: [50, 10] }, `The mock's latency can't be [50,10]: ${milliseconds}`],
    [{ latency: "50-200" }, `The mock's latency can't be "50-200": ${milliseconds}`],
    [{ latency: [0, Infinity] }, `The mock's latency can't be [0,"Infinity"]: ${milliseconds}`],
    [{ latency: 5n }, `The mock's latency can't be 5: ${milliseconds}`],
    [{ settle: NaN }, "with ms, s, m, h or d, up to 36500d, not NaN."],
    [{ settle: () => 5 }, "with ms, s, m, h or d, up to 36500d, not a function."],
    [{ journal: 1.5 }, "The mock's journal can't be 1.5: it takes a whole number from 0 up."],
    [{ now: 5 }, "The mock's now can't be 5: it takes a function."],
    [{ sleep: 5 }, "The mock's sleep can't be 5: it takes a function."],
    [{ stateless: "yes" }, `The mock's stateless can't be "yes": it takes true or false.`],
    [{ control: 5 }, "The mock's control can't be 5: it takes true, false, or { origins: "],
    [{ control: { origin: "*" } }, `The mock's control can't be {"origin":"*"}: it takes true, `],
    [{ control: { origins: "*" } }, `The mock's control can't be {"origins":"*"}: it takes true, `],
    [
      { control: { origins: ["http://localhost:5173/"] } },
      "[one like http://localhost:5173, or *]",
    ],
  ])("%o, by every form of the mock", async (options, line) => {
    expect(() => createMock(wrong(options))).toThrow(line);
    expect(() => handlers(wrong(options))).toThrow(line);
    await expect(startMock(wrong(options))).rejects.toThrow(line);
  });

  test.each<[object, string]>([
    [{ port: "4010" }, `The mock's port can't be "4010": it takes a whole number from 0 to 65535.`],
    [{ port: 70_000 }, "The mock's port can't be 70000: it takes a whole number from 0 to 65535."],
    [{ port: null }, "The mock's port can't be null: it takes a whole number from 0 to 65535."],
    [{ host: 5 }, "The mock's host can't be 5: it takes a name or an address."],
    [{ host: "" }, `The mock's host can't be "": it takes a name or an address.`],
    [{ limits: 5 }, "The mock's limits can't be 5: it takes an object of numbers."],
    [{ limits: { idle: "1s" } }, `The mock's idle can't be "1s": it takes a whole number`],
    [{ limits: { body: 5 } }, "A mock has no limit body. Known: headers, request, idle, silence, "],
    [{ origins: ["http://localhost"] }, "A mock has no option origins. Known: "],
  ])("%j, by a server", async (options, line) => {
    await expect(startMock(wrong(options))).rejects.toThrow(line);
  });

  test.each<[object, string]>([
    [{ origins: "http://localhost" }, `The mock's origins can't be "http://localhost": it takes a`],
    [{ mock: {} }, "The mock's mock can't be {}: it takes what createMock gives."],
    [{ mock: createMock(), settel: 0 }, "A mock has no option settel. Known: "],
    [{ port: 4010 }, "A mock has no option port. Known: "],
  ])("%j, by handlers", (options, line) => {
    expect(() => handlers(wrong(options))).toThrow(line);
  });

  test("but an address of IPv6 may stand in brackets, as it does in a URL", async () => {
    const started = startMock({ host: "[::1]" });
    const said = await started.then(
      ({ url: own }) => own,
      (error: Error) => error.message, // of a machine without IPv6
    );
    expect(said).toMatch(/^http:\/\/\[::1\]:\d+$|no address ::1/);
    await started.then(
      (server) => server.close(),
      () => undefined,
    );
  });

  test("but what is undefined isn't there", async () => {
    const left = { latency: undefined, settle: undefined, control: undefined, now: undefined };
    expect((await createMock(left).fetch(url, { headers })).status).toBe(200);
    await using server = await startMock({ ...left, port: undefined, host: undefined });
    expect((await fetch(server.url)).status).toBe(404);
  });
});

test.each(["ü", "a\nb", " a ", "€", 5, undefined])(
  "a namespace can't be called %j: no header would bring the name",
  (name) => {
    expect(() => createMock().namespace(name as string)).toThrow(
      `A namespace's name must be text that a header carries as it is, not ${name === undefined ? "undefined" : JSON.stringify(name)}.`,
    );
  },
);
