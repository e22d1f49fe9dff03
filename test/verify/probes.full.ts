import { expect, test } from "vitest";
import { judgeExchanges } from "../../scripts/verify/contract.ts";
import { probes } from "../../scripts/verify/probes/index.ts";
import { runProbes } from "../../scripts/verify/run.ts";
import { createSession } from "../../scripts/verify/session.ts";
import { readDecisions, verify } from "../../scripts/verify/verify.ts";
import { namesOn, startServer } from "./support.ts";
import type { Deviation } from "./support.ts";

const decisions = await readDecisions();

test("who only reads sends nothing that could change something, and says what wasn't tried", async () => {
  await using server = await startServer();
  const { accelerator: _, account: __, ...target } = server.target;
  const before = server.mock.state.export();
  const { findings, counts } = await verify(target, { mark: "only-reads" });
  const journal = server.mock.journal.list();
  const changes = journal.filter(
    ({ request: { method, url } }) =>
      method !== "GET" && !/\/resource-instances\/(filter|count)|\/v3\/auth/.test(url),
  );
  expect(changes).toEqual([]);
  expect(server.mock.state.export().resources).toEqual(before.resources);
  expect(counts.differs).toBe(0);
  const untried = findings.filter(({ verdict }) => verdict === "not tried");
  const writing = probes.filter((probe) => probe.writes).map(({ name }) => name);
  expect(untried.map(({ name }) => name)).toEqual(expect.arrayContaining([...writing, "life"]));
  for (const { because } of untried) expect(because).toMatch(/--write|wasn't called|GA_IAM_USER/);
});

/** The answer with another status or body. */
const instead = (status: number, body: object, headers = {}) =>
  Response.json(body, { status, headers: { "X-Request-Id": "1", ...headers } });

const refusal = { error_code: "GA.9999", error_msg: "No", request_id: "1" };

/** What a server may do otherwise, and the probes that say so. */
const deviations: readonly (readonly [what: string, probes: string[], Deviation])[] = [
  [
    "lists the newest listener first",
    ["oldest-first", "reversed-pages"],
    async (request, answer) => {
      const response = await answer(request);
      if (new URL(request.url).pathname !== "/v1/listeners" || request.method !== "GET")
        return response;
      const body = (await response.json()) as { listeners?: unknown[] };
      body.listeners?.reverse();
      return Response.json(body, { status: response.status, headers: response.headers });
    },
  ],
  [
    "takes every update",
    ["empty-update"],
    async (request, answer) => {
      const response = await answer(request.clone());
      if (request.method !== "PUT" || response.status !== 400) return response;
      const shown = await answer(new Request(request.url, { headers: request.headers }));
      return shown;
    },
  ],
  [
    "has another code for what is too large, and for what it doesn't know",
    ["method-not-allowed", "too-large", "unknown-path"],
    async (request, answer) => {
      const response = await answer(request);
      const { pathname } = new URL(request.url);
      return /no-such-path/.test(pathname) || [405, 413].includes(response.status)
        ? instead(response.status, pathname.startsWith("/v3") ? await response.json() : refusal, {
            Allow: "POST",
          })
        : response;
    },
  ],
  [
    "adds what it should refuse",
    ["chinese-name", "unknown-property"],
    async (request, answer) => {
      const text = await request.clone().text();
      const mended = text.replace("监听器", "verify-changed").replace(',"surplus":1', "");
      const { method, url, headers } = request;
      const isCreate = method === "POST" && url.endsWith("/v1/listeners");
      return answer(isCreate ? new Request(url, { method, headers, body: mended }) : request);
    },
  ],
];

test.each(deviations)("finds that a server %s", async (_what, expected, deviation) => {
  await using server = await startServer(deviation);
  const session = createSession(server.target, "deviates");
  const findings = await runProbes(session, probes, decisions);
  const differing = findings.filter(({ verdict }) => verdict === "differs");
  expect(differing.map(({ name }) => name).sort()).toEqual(expected);
  for (const { because, evidence } of differing) {
    expect(because).toMatch(/^expected /);
    expect(evidence.length).toBeGreaterThan(0);
  }
  expect(await session.cleanUp()).toEqual([]);
  expect(await namesOn(server)).toEqual([]);
});

test("finds answers that aren't as documented, by operation", async () => {
  await using server = await startServer(async (request, answer) => {
    const response = await answer(request);
    if (!request.url.includes("/count")) return response;
    return Response.json({ total_count: "many" }, { headers: response.headers });
  });
  const { call, exchanges } = createSession(server.target, "contract");
  await call("listListeners", { query: { limit: 1 } });
  await call("countListenersByTag", { body: {} });
  const findings = await judgeExchanges(exchanges);
  const verdicts = Object.fromEntries(findings.map(({ name, verdict }) => [name, verdict]));
  expect(verdicts).toMatchObject({
    ...{ listListeners: "held", countListenersByTag: "differs", showListener: "not tried" },
  });
});

test("removes what it made when it is ended, and when it breaks off", async () => {
  await using server = await startServer();
  const controller = new AbortController();
  const target = {
    ...server.target,
    wait: async (milliseconds: number) => {
      await server.target.wait(milliseconds);
      if (server.mock.journal.list().length > 5) controller.abort(new Error("enough"));
    },
  };
  await expect(verify(target, { mark: "ended", signal: controller.signal })).rejects.toThrow(
    "enough",
  );
  expect(server.mock.journal.list().some(({ request }) => request.method === "DELETE")).toBe(true);
  expect(await namesOn(server)).toEqual([]);
});

test("names what it can't remove", async () => {
  await using server = await startServer((request, answer) =>
    request.method === "DELETE" && !request.url.includes("tags")
      ? Promise.resolve(instead(403, { ...refusal, error_code: "APIGW.0302" }))
      : answer(request),
  );
  const session = createSession(server.target, "kept");
  const { id } = await session.create();
  expect(await session.cleanUp()).toEqual([id]);
});
