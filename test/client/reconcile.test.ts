import { describe, expect, test } from "vitest";
import { token } from "../../src/index.ts";
import { createObserved, gaError, json, listener, lost, option } from "./support/observed.ts";
import type { Answer } from "./support/observed.ts";
import { failureOf, secrets } from "./support/secrets.ts";

type Shown = Omit<typeof listener, "id"> & { readonly id: string };
const date = "Thu, 01 Jan 2026 00:00:00 GMT";
const reset: Answer = () => Promise.reject(lost("ECONNRESET"));
const overlap = () => gaError(400, "GA.9101", "port_ranges is invalid or overlapped");
const page = (...listeners: object[]) =>
  json(200, { listeners, page_info: { current_count: listeners.length } }, { Date: date });
const created = (shown: object = listener) => json(201, { listener: shown });
const like = (changes: object): Shown => ({ ...listener, ...changes });

const create = (answers: readonly (Answer | Response)[], body: object = option) => {
  const observed = createObserved(answers);
  const call = observed.ga.listeners.create({ ...option, ...body }, { reconcile: true });
  const outcome = observed.clock.run(call);
  outcome.catch(() => undefined);
  return {
    ...observed,
    outcome,
    methods: () => observed.sent.map(({ method }) => method).join(" "),
  };
};

describe("a create with reconcile", () => {
  test("whose answer comes returns it", async () => {
    const { outcome, methods, sent } = create([page(), created()]);
    expect(await outcome).toEqual(listener);
    expect(methods()).toBe("GET POST");
    expect(sent[0]?.url.search).toBe(`?accelerator_id=${listener.accelerator_id}`);
  });

  test("whose answer is lost adopts the listener that is there now", async () => {
    const { outcome, methods, events } = create([page(), reset, page(listener)]);
    expect(await outcome).toEqual(listener);
    expect(methods()).toBe("GET POST GET");
    expect(events.find(({ type }) => type === "reconcile")).toMatchObject({
      reason: "found",
      operationId: "createListener",
    });
  });

  test.each<[string, Answer]>([
    ["a 502", () => new Response("<html>", { status: 502 })],
    ["a 500", () => gaError(500, "GA.9206")],
    ["a page of HTML", () => new Response("<html>", { status: 201 })],
    [
      "a body that breaks off",
      () =>
        new Response(
          new ReadableStream({ pull: (stream) => stream.error(lost("UND_ERR_SOCKET")) }),
          { status: 201 },
        ),
    ],
  ])("takes %s for a lost answer", async (_, answer) => {
    const { outcome } = create([page(), answer, page(listener)]);
    expect(await outcome).toEqual(listener);
  });

  test("sends again where nothing is there", async () => {
    const { outcome, methods, sent } = create([page(), reset, page(), created()]);
    expect(await outcome).toEqual(listener);
    expect(methods()).toBe("GET POST GET POST");
    expect(sent[3]?.body).toBe(sent[1]?.body);
  });

  test("looks again when the second send finds the ports taken, and adopts", async () => {
    const { outcome, methods } = create([page(), reset, page(), overlap(), page(listener)]);
    expect(await outcome).toEqual(listener);
    expect(methods()).toBe("GET POST GET POST GET");
  });

  test("looks again when the second send finds the quota used up by the first", async () => {
    const { outcome } = create([page(), reset, page(), gaError(400, "GA.9103"), page(listener)]);
    expect(await outcome).toEqual(listener);
  });

  test("throws an error that came first as it is", async () => {
    const { outcome, methods } = create([page(), overlap()]);
    expect(await failureOf(outcome)).toMatchObject({ name: "ApiError", code: "GA.9101" });
    expect(methods()).toBe("GET POST");
  });

  test("sends nothing where it can't list, for want of the permission for one", async () => {
    const { outcome, methods } = create([gaError(403, "APIGW.0302")]);
    expect(await failureOf(outcome)).toMatchObject({ name: "ApiError", code: "APIGW.0302" });
    expect(methods()).toBe("GET");
  });

  test("gives response and request id of the list it found the listener in", async () => {
    const { ga, clock } = createObserved([page(), reset, page(listener)]);
    const call = ga.listeners.create(option, { reconcile: true }).withResponse();
    const { data, response } = await clock.run(call);
    expect(data).toEqual(listener);
    expect(response.status).toBe(200);
  });
});

describe("what is there is adopted only where", () => {
  const full = {
    description: "a b",
    client_affinity: "SOURCE_IP",
    port_ranges: [
      { from_port: 1, to_port: 2 },
      { from_port: 5, to_port: 9 },
    ],
    tags: [
      { key: "a", value: null },
      { key: "b", value: "c" },
    ],
  } as const;
  const shown = like({
    ...full,
    port_ranges: full.port_ranges.toReversed(),
    tags: [
      { key: "b", value: "c" },
      { key: "a", value: "" },
    ],
  });

  test("every field agrees, lists in any order", async () => {
    const { outcome } = create([page(), reset, page(shown)], full);
    expect(await outcome).toEqual(shown);
  });

  test.each([
    ["name", { name: "other" }],
    ["description", { description: "a" }],
    ["protocol", { protocol: "UDP" }],
    ["client affinity", { client_affinity: "NONE" }],
    ["port ranges", { port_ranges: [{ from_port: 1, to_port: 2 }] }],
    [
      "ends of a port range",
      {
        port_ranges: [
          { from_port: 1, to_port: 2 },
          { from_port: 5, to_port: 8 },
        ],
      },
    ],
    [
      "tags",
      {
        tags: [
          { key: "a", value: "x" },
          { key: "b", value: "c" },
        ],
      },
    ],
    ["number of tags", { tags: [...full.tags, { key: "d", value: "" }] }],
    ["accelerator", { accelerator_id: "other" }],
  ])("its %s agree", async (_, change) => {
    const { outcome, methods } = create(
      [page(), reset, page({ ...shown, ...change }), created(shown)],
      full,
    );
    expect(await outcome).toEqual(shown);
    expect(methods()).toBe("GET POST GET POST");
  });

  test("it was not there before: then the ports are taken, and no send was accepted", async () => {
    const { outcome, methods } = create([
      page(listener),
      reset,
      page(listener),
      overlap(),
      page(listener),
    ]);
    expect(await failureOf(outcome)).toMatchObject({ name: "ApiError", code: "GA.9101" });
    expect(methods()).toBe("GET POST GET POST GET");
  });
});

describe("the outcome stays uncertain where", () => {
  const uncertain = {
    name: "UncertainOutcomeError",
    operationId: "createListener",
    cause: { reason: "ECONNRESET" },
  };

  test("the listener is older than the first look, by the server's clock", async () => {
    const old = like({ created_at: "2025-12-31T23:59:59.999Z" });
    const { outcome } = create([page(), reset, page(old)]);
    expect(await failureOf(outcome)).toMatchObject(uncertain);
  });

  test("two new ones agree", async () => {
    const { outcome } = create([page(), reset, page(listener, like({ id: "other" }))]);
    expect(await failureOf(outcome)).toMatchObject(uncertain);
  });

  test("looking fails", async () => {
    const { outcome } = create([page(), reset, gaError(403, "APIGW.0302")]);
    expect(await failureOf(outcome)).toMatchObject(uncertain);
  });

  test("the ports are taken by nothing that was sent", async () => {
    const { outcome, methods } = create([
      page(),
      reset,
      page(),
      ...Array.from({ length: 3 }, () => [overlap(), page()]).flat(),
    ]);
    expect(await failureOf(outcome)).toMatchObject(uncertain);
    expect(methods()).toBe("GET POST GET POST GET POST GET POST GET");
  });

  test("every send is lost and nothing is ever there", async () => {
    const { outcome, sent } = create(
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? page() : reset)),
    );
    expect(await failureOf(outcome)).toMatchObject(uncertain);
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(4);
  });

  test("the deadline passes after a send", async () => {
    const { ga, clock } = createObserved([page(), reset, () => new Promise(() => undefined)]);
    const ended = failureOf(ga.listeners.create(option, { reconcile: true, timeout: 40_000 }));
    await clock.advance(40_000);
    expect(await ended).toMatchObject(uncertain);
  });

  test("the deadline passes during the first send", async () => {
    const { ga, clock } = createObserved([page(), () => new Promise(() => undefined)]);
    const ended = failureOf(ga.listeners.create(option, { reconcile: true, timeout: 40_000 }));
    await clock.advance(40_000);
    expect(await ended).toMatchObject({ ...uncertain, cause: { name: "TimeoutError" } });
  });
});

test("what a create sends is what it was called with, even where the caller changes it later", async () => {
  const { ga, clock, sent } = createObserved([page(), created(), page(), created()]);
  const changing = { ...option, name: "a" };
  const first = ga.listeners.create(changing, { reconcile: true });
  changing.name = "b";
  const second = ga.listeners.create(changing, { reconcile: true });
  changing.name = "c";
  await clock.run(Promise.all([first, second]));
  const bodies = sent.flatMap(({ body }) =>
    body === undefined ? [] : [JSON.parse(body) as unknown],
  );
  expect(bodies).toMatchObject([{ listener: { name: "a" } }, { listener: { name: "b" } }]);
});

test("a create of nothing at all rejects rather than throws", async () => {
  const { ga, sent } = createObserved([page()]);
  const call = ga.listeners.create(undefined as never, { reconcile: true });
  expect(await failureOf(call)).toBeInstanceOf(TypeError);
  expect(sent).toHaveLength(0);
});

test("equal creates of one client take turns, so that none adopts what another returned", async () => {
  const there: object[] = [];
  const api: Answer = ({ method }) => {
    if (method === "GET") return page(...there);
    if (there.length > 0) return reset({} as never);
    there.push(listener);
    return reset({} as never);
  };
  const { ga, clock } = createObserved([api]);
  const calls = [1, 2, 3].map(() => ga.listeners.create(option, { reconcile: true }));
  const outcomes = await clock.run(Promise.allSettled(calls));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
});

test("a create that is aborted while it waits for its turn sends nothing", async () => {
  const { ga, clock, sent } = createObserved([() => new Promise(() => undefined)]);
  const controller = new AbortController();
  const first = failureOf(ga.listeners.create(option, { reconcile: true, timeout: 40_000 }));
  const second = ga.listeners.create(option, { reconcile: true, signal: controller.signal });
  const outcome = expect(second).rejects.toThrow(new RangeError("enough"));
  await clock.advance(1);
  controller.abort(new RangeError("enough"));
  await outcome;
  await clock.advance(60_000);
  expect(await first).toMatchObject({ name: "TimeoutError" });
  expect(sent).toHaveLength(1);
});

test("without reconcile nothing is looked up", async () => {
  const { ga, sent } = createObserved([reset], { auth: token(secrets.token) });
  expect(await failureOf(ga.listeners.create(option))).toMatchObject({
    name: "UncertainOutcomeError",
  });
  expect(sent).toHaveLength(1);
});
