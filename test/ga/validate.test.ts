import { describe, expect, test } from "vitest";
import { ValidationError } from "../../src/index.ts";
import type { Client } from "../../src/index.ts";
import { validate } from "../../src/validate.ts";
import { createObserved, json, listener, option } from "../client/support/observed.ts";
import { failureOf } from "../client/support/secrets.ts";

const range = (from_port: number, to_port: number) => ({ from_port, to_port });
type Case = [path: string, rule: string, call: (ga: Client) => PromiseLike<unknown>];
const create = (changes: object) => (ga: Client) => ga.listeners.create({ ...option, ...changes });
const wrong: Case[] = [
  ["listener.name", "must match ^[A-Za-z0-9-]+$", create({ name: "a b" })],
  ["listener.name", "length must be at most 64", create({ name: "a".repeat(65) })],
  ["listener.name", "is required", create({ name: undefined })],
  ["listener.nmae", "is not a known property", create({ nmae: "web" })],
  ["listener.protocol", "must be one of TCP, UDP", create({ protocol: "HTTP" })],
  [
    "listener.port_ranges[0].to_port",
    "must be at most 65535",
    create({ port_ranges: [range(1, 65536)] }),
  ],
  [
    "listener.port_ranges[0]",
    "from_port must be at most to_port (5-4)",
    create({ port_ranges: [range(5, 4)] }),
  ],
  [
    "listener.port_ranges[1]",
    "2-3 must not overlap 1-2",
    create({ port_ranges: [range(1, 2), range(2, 3)] }),
  ],
  ["listener.tags[0].key", "must not be", create({ tags: [{ key: "_sys_a", value: "" }] })],
  [
    "listener.port_ranges[1]",
    "1-1 must not overlap 1-2",
    (ga) => ga.listeners.update("a", { port_ranges: [range(1, 2), range(1, 1)] }),
  ],
  ["listener", "number of properties must be at least 1", (ga) => ga.listeners.update("a", {})],
  ["listener_id", "length must be at most 36", (ga) => ga.listeners.show("a".repeat(37))],
  ["limit", "must be at most 2000", (ga) => ga.listeners.list({ limit: 2001 })],
  ["tags[0].key", "length must be at least 1", (ga) => ga.listenerTags.delete("a", [{ key: "" }])],
];

describe("with validate", () => {
  test.each(wrong)("%s %s", async (path, rule, call) => {
    const { ga, sent } = createObserved([json(200, {})], { validate });
    const failure = await failureOf(Promise.resolve(call(ga)));
    expect(failure).toBeInstanceOf(ValidationError);
    expect(failure).toMatchObject({ path, rule: expect.stringContaining(rule) as string });
    expect((failure as Error).message).toBe(
      `Invalid ${path}: ${(failure as ValidationError).rule}`,
    );
    expect(sent).toHaveLength(0);
  });

  test("all that is wrong is told, the first as path and rule", async () => {
    const { ga } = createObserved([json(200, {})], { validate });
    const tags = [{ key: "a".repeat(129), value: "b" }];
    const wrong = { name: "a b", protocol: "HTTP", port_ranges: [range(0, 70000)], nmae: 1, tags };
    const call = ga.listeners.create({ ...option, ...wrong } as typeof option);
    const failure = await failureOf(call);
    expect(failure).toMatchObject({ name: "ValidationError", path: "listener.nmae" });
    const { violations } = failure as ValidationError;
    expect(violations.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      "listener.nmae is not a known property",
      "listener.name must match ^[A-Za-z0-9-]+$",
      "listener.protocol must be one of TCP, UDP",
      "listener.port_ranges[0].from_port must be at least 1",
      "listener.port_ranges[0].to_port must be at most 65535",
      "listener.tags[0].key length must be at most 128",
    ]);
    expect(JSON.parse(JSON.stringify(failure))).toMatchObject({ violations });
  });

  test("one that is wrong alone is all that is told, a rule of the document or the client's own", async () => {
    const { ga } = createObserved([json(200, {})], { validate });
    const overlap = ga.listeners.create({ ...option, port_ranges: [range(1, 2), range(2, 3)] });
    const rule = "2-3 must not overlap 1-2";
    expect(await failureOf(overlap)).toMatchObject({
      violations: [{ path: "listener.port_ranges[1]", rule }],
    });
    expect(await failureOf(ga.listeners.show(".."))).toMatchObject({
      violations: [{ path: "listener_id", rule: "must not be empty, dots or control characters" }],
    });
  });

  test("what is right is sent, with 64 characters, adjacent ranges and undefined fields", async () => {
    const { ga, sent } = createObserved([json(200, { listener, listeners: [], page_info: {} })], {
      validate,
    });
    const port_ranges = [range(1, 1), range(2, 65535)];
    await ga.listeners.create({ ...option, name: "a".repeat(64), port_ranges });
    await ga.listeners.update("a", { name: "b" }, { timeout: 50_000 });
    await ga.listeners.list({ limit: 2000 });
    await ga.listeners.list();
    expect(sent).toHaveLength(4);
  });

  test("a call that reconciles is checked before it is looked up", async () => {
    const { ga, sent } = createObserved([json(200, {})], { validate });
    const call = ga.listeners.create({ ...option, name: "" }, { reconcile: true });
    expect(await failureOf(call)).toMatchObject({ path: "listener.name" });
    expect(sent).toHaveLength(0);
  });
});

test("without validate everything is left to the API", async () => {
  const { ga, sent } = createObserved([json(201, { listener })]);
  await ga.listeners.create({ ...option, name: "a b" });
  expect(sent).toHaveLength(1);
});
