import { http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createMock, handlers } from "../support/mock.ts";
import { listenerWith } from "../contract/wrong.ts";

const mock = createMock({ settle: "manual" });
const server = setupServer(...handlers({ mock }));

beforeAll(() => {
  server.listen();
});

afterEach(() => {
  mock.reset();
});

afterAll(() => {
  server.close();
});

const base = "https://ga.myhuaweicloud.com";
const headers = { "X-Auth-Token": mock.token, "Content-Type": "application/json" };

describe("under MSW in Node", () => {
  test("what is created shows up, becomes active and can be deleted", async () => {
    const body = JSON.stringify(listenerWith({}));
    const created = await fetch(`${base}/v1/listeners`, { method: "POST", headers, body });
    expect(created.status).toBe(201);
    const { listener } = (await created.json()) as { listener: { id: string; status: string } };
    expect(listener.status).toBe("PENDING");
    mock.clock.settle();
    const shown = await fetch(`${base}/v1/listeners/${listener.id}`, { headers });
    expect(await shown.json()).toMatchObject({ listener: { status: "ACTIVE" } });
    const deleted = await fetch(`${base}/v1/listeners/${listener.id}`, {
      method: "DELETE",
      headers,
    });
    expect([deleted.status, await deleted.text()]).toEqual([204, ""]);
  });

  test("a DELETE arrives with its body", async () => {
    const url = `${base}/v1/ga-listeners/unknown/tags/delete`;
    const body = JSON.stringify({ tags: [{}] });
    const response = await fetch(url, { method: "DELETE", headers, body });
    expect(await response.json()).toMatchObject({ error_msg: "Invalid tags[0].key: is required" });
  });

  test("IAM gives a token that works", async () => {
    const user = { name: "a", password: "b", domain: { name: "c" } };
    const auth = {
      identity: { methods: ["password"], password: { user } },
      scope: { domain: { name: "c" } },
    };
    const response = await fetch("https://iam.myhuaweicloud.com/v3/auth/tokens", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ auth }),
    });
    const token = response.headers.get("x-subject-token") ?? "";
    const list = await fetch(`${base}/v1/listeners`, { headers: { "X-Auth-Token": token } });
    expect(list.status).toBe(200);
  });

  test("what the API doesn't have falls through to the next handler", async () => {
    server.use(
      ...handlers({ mock }),
      http.get(`${base}/v2/listeners`, () => new Response("mine")),
    );
    const response = await fetch(`${base}/v2/listeners`, { headers });
    expect(await response.text()).toBe("mine");
    server.resetHandlers();
  });

  test("an API below a path of the application's origin is all that is taken", async () => {
    const own = "http://app.test:5173";
    server.use(
      ...handlers({ mock, origins: [`${own}/api`] }),
      http.get(`${own}/*`, () => new Response("the application's")),
    );
    expect((await fetch(`${own}/api/v1/listeners`, { headers })).status).toBe(200);
    for (const path of ["/v1/listeners", "/src/main.js", "/", "/api"]) {
      expect(await (await fetch(`${own}${path}`)).text(), path).toBe("the application's");
    }
    const page = { headers: { Accept: "text/html,*/*;q=0.8" } };
    expect(await (await fetch(`${own}/api/v1/listeners`, page)).text()).toBe("the application's");
    server.resetHandlers();
  });

  test.each(["api", "/api", "localhost:5173", "ftp://app.test", "http://app.test/api?v=1"])(
    "%s, which is no place of an API, is refused by name",
    (place) => {
      expect(() => handlers({ mock, origins: [place] })).toThrow(`not "${place}"`);
    },
  );

  test("an example is asked for by a Prefer header", async () => {
    const response = await fetch(`${base}/v1/listeners`, {
      headers: { ...headers, Prefer: "code=503, code=200" },
    });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("1");
    expect(await response.json()).toMatchObject({ error_code: "SYS.0503" });
  });

  test("a lost connection is fetch's own error", async () => {
    mock.faults.add({ reset: true });
    await expect(fetch(`${base}/v1/listeners`, { headers })).rejects.toThrow(TypeError);
  });

  test("an answer that never comes ends with the request", async () => {
    mock.faults.add({ stall: "headers" });
    const controller = new AbortController();
    const answer = fetch(`${base}/v1/listeners`, { headers, signal: controller.signal });
    const end = expect(answer).rejects.toThrow("enough");
    while (mock.journal.list().length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error("enough"));
    await end;
  });
});
