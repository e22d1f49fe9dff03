import { expect, test } from "vitest";
import { iamPassword } from "../../src/index.ts";
import { createObserved, gaError, json, listener, lost, option } from "./support/observed.ts";
import { failureOf, secrets } from "./support/secrets.ts";

const origin = "https://ga.myhuaweicloud.com";
const url = `${origin}/v1/listeners/${listener.id}`;
const success = json(200, { listener }, { "X-Request-Id": "r" });

test("every event of a call names it, its attempt, its method and where it went", async () => {
  const { ga, clock, events } = createObserved([gaError(503, "SYS.0503"), success]);
  await clock.run(ga.listeners.show(listener.id));
  const { callId = 0 } = events[0] ?? {};
  const common = { callId, operationId: "showListener", method: "GET", url };
  expect(callId).toBeGreaterThan(0);
  expect(events).toMatchObject([
    { ...common, type: "request", attempt: 1 },
    { ...common, type: "response", attempt: 1, status: 503, durationMs: 0 },
    { ...common, type: "retry", attempt: 1 },
    { ...common, type: "request", attempt: 2 },
    { ...common, type: "response", attempt: 2, status: 200, durationMs: 0, requestId: "r" },
  ]);
});

test("an attempt without an answer tells how long it took", async () => {
  const { ga, clock, events } = createObserved(
    [
      async () => {
        await clock.advance(250);
        throw lost("ECONNRESET");
      },
    ],
    { retry: false },
  );
  await failureOf(ga.listeners.show(listener.id));
  expect(events[1]).toMatchObject({ type: "error", attempt: 1, durationMs: 250, url });
});

test("calls have events of their own, those for a token among them", async () => {
  const token = json(
    201,
    { token: { issued_at: "2026-01-01T00:00:00Z", expires_at: "2026-01-02T00:00:00Z" } },
    { "X-Subject-Token": secrets.token },
  );
  const auth = iamPassword({ user: "me", password: secrets.password, domain: "us" });
  const { ga, events } = createObserved([token, success, success], { auth });
  await ga.listeners.show(listener.id);
  await ga.listeners.show(listener.id);
  const calls = [...new Set(events.map(({ callId }) => callId))].map((id) =>
    events.filter(({ callId }) => callId === id).map(({ type, method }) => `${type} ${method}`),
  );
  expect(calls).toEqual([
    ["request GET", "response GET"],
    ["request POST", "response POST"],
    ["request GET", "response GET"],
  ]);
  expect(events.find(({ method }) => method === "POST")?.url).toBe(
    "https://iam.myhuaweicloud.com/v3/auth/tokens",
  );
});

test("what is asked for, and what is named as secret, stand in no URL", async () => {
  const page = json(200, { listeners: [], page_info: { current_count: 0 } });
  const { ga, events } = createObserved([page, success], { secrets: ["account-7"] });
  await ga.listeners.list({ limit: 7 });
  await ga.http.GET("/v1/listeners/{listener_id}", {
    params: { path: { listener_id: "account-7" } },
  });
  expect(events.filter(({ type }) => type === "response").map(({ url }) => url)).toEqual([
    `${origin}/v1/listeners`,
    `${origin}/v1/listeners/***`,
  ]);
});

test("a wait and a create that reconciles are one call, what they send are others", async () => {
  const { ga, clock, events } = createObserved([
    json(200, { listener: { ...listener, status: "PENDING" } }),
    success,
  ]);
  await clock.run(ga.listeners.waitUntilActive(listener.id));
  const waits = events.filter(({ type }) => type === "wait");
  expect(new Set(waits.map(({ callId }) => callId)).size).toBe(1);
  expect(waits[0]).toMatchObject({ operationId: "showListener", method: "GET", attempt: 1 });
  expect(new Set(events.map(({ callId }) => callId)).size).toBe(3);

  const empty = json(200, { listeners: [], page_info: { current_count: 0 } });
  const found = json(200, { listeners: [listener], page_info: { current_count: 1 } });
  const lostCreate = () => Promise.reject(lost("ECONNRESET"));
  const other = createObserved([empty, lostCreate, found]);
  await other.clock.run(other.ga.listeners.create(option, { reconcile: true }));
  const reconciling = other.events.filter(({ type }) => type === "reconcile");
  expect(reconciling).toMatchObject([{ operationId: "createListener", method: "POST" }]);
  const { callId } = reconciling[0] ?? {};
  expect(other.events.filter((each) => each.callId === callId)).toHaveLength(1);
});
