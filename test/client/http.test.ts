/** What openapi-fetch's own pages show, on `ga.http` and, as a control, on openapi-fetch alone. */
import createHttp from "openapi-fetch";
import type { Client as Http } from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { createClient, token } from "../../src/index.ts";
import type { paths } from "../../src/index.ts";
import { createObserved, gaError, json, listener, observe, option } from "./support/observed.ts";
import type { Answer } from "./support/observed.ts";
import { failureOf } from "./support/secrets.ts";

const page = { listeners: [listener], page_info: { current_count: 1 }, request_id: "r" };
const answer: Answer = ({ url, method }) =>
  url.pathname.endsWith("/down")
    ? new Response("<html>down</html>", { status: 400 })
    : method === "HEAD"
      ? new Response(null, { status: 404 })
      : url.pathname === "/v1/listeners" && method === "GET"
        ? json(200, page)
        : json(200, { listener });

const plain = (): Http<paths> => {
  const send = observe([], [answer]);
  return createHttp<paths>({
    baseUrl: "https://ga.myhuaweicloud.com",
    fetch: (request) => send(request.url, { method: request.method }),
  });
};
const clients: [string, () => Http<paths>][] = [
  ["openapi-fetch", plain],
  ["ga.http", () => createObserved([answer]).ga.http],
];

describe.each(clients)("with %s", (_, create) => {
  const path = { params: { path: { listener_id: listener.id } } };

  test("a middleware sets a header, and reads a clone of the request", async () => {
    const http = create();
    let seen = "";
    http.use({
      async onRequest({ request }) {
        request.headers.set("x-foo", "bar");
        seen = await request.clone().text();
        return request;
      },
    });
    const { data } = await http.POST("/v1/listeners", { body: { listener: option } });
    expect(data?.listener.id).toBe(listener.id);
    expect(JSON.parse(seen)).toEqual({ listener: option });
  });

  test("a middleware makes a new request", async () => {
    const http = create();
    http.use({
      onRequest: ({ request }) =>
        new Request(request, { headers: { ...Object.fromEntries(request.headers), "x-foo": "a" } }),
    });
    expect((await http.GET("/v1/listeners")).data?.listeners).toHaveLength(1);
  });

  test("a middleware answers from a cache", async () => {
    const http = create();
    http.use({ onRequest: () => Response.json({ ...page, listeners: [] }) });
    expect((await http.GET("/v1/listeners")).data?.listeners).toEqual([]);
  });

  test("a middleware reads a clone of the response, and makes a new one", async () => {
    const http = create();
    let seen: unknown;
    http.use({
      async onResponse({ response }) {
        seen = await response.clone().json();
        return new Response(response.body, { status: 200, headers: response.headers });
      },
    });
    expect((await http.GET("/v1/listeners")).data).toEqual(page);
    expect(seen).toEqual(page);
  });

  test("the body can be had as a stream", async () => {
    const { data } = await create().GET("/v1/listeners/{listener_id}", {
      ...path,
      parseAs: "stream",
    });
    expect(await new Response(data).json()).toEqual({ listener });
  });

  test("a GET may name the type of a body that it hasn't", async () => {
    const headers = { "Content-Type": "application/json" };
    expect((await create().GET("/v1/listeners", { headers })).data).toEqual(page);
  });

  test("an error that is no JSON is there as text", async () => {
    const http = create();
    http.use({ onRequest: ({ request }) => new Request(`${request.url}/down`, request) });
    expect((await http.GET("/v1/listeners")).error).toBe("<html>down</html>");
  });

  test("a HEAD that is refused says so by its status", async () => {
    const { response } = await create().HEAD("/v1/listeners" as never);
    expect(response.status).toBe(404);
  });

  test("a middleware can be taken off again", async () => {
    const http = create();
    const cache = { onRequest: () => Response.json({ ...page, listeners: [] }) };
    http.use(cache);
    http.eject(cache);
    expect((await http.GET("/v1/listeners")).data?.listeners).toHaveLength(1);
  });
});

test("what only some platforms' fetch knows reaches it", async () => {
  const given: unknown[] = [];
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    given.push((init as { dispatcher?: unknown } | undefined)?.dispatcher);
    return json(200, page);
  };
  const { http } = createClient({ fetch, auth: token("secret-token") });
  const dispatcher = { dispatch: () => true };
  await http.GET("/v1/listeners", { dispatcher } as Record<string, unknown>);
  expect(given).toEqual([dispatcher]);
});

describe("a method and the middlewares of http", () => {
  const id = listener.id;

  test("may name the type of a body that a GET hasn't", async () => {
    const { ga } = createObserved([answer]);
    ga.http.use({
      onRequest: ({ request }) => request.headers.set("content-type", "application/json"),
    });
    expect((await ga.listeners.show(id)).id).toBe(id);
  });

  test("sends what a middleware made of its request, with credentials and signature", async () => {
    const { ga, sent } = createObserved([answer]);
    ga.http.use({
      onRequest: ({ request }) =>
        new Request(request, { headers: { ...Object.fromEntries(request.headers), "x-foo": "a" } }),
    });
    await ga.listeners.create(option);
    expect(sent[0]?.headers.get("x-foo")).toBe("a");
    expect(sent[0]?.headers.get("x-auth-token")).not.toBeNull();
    expect(JSON.parse(sent[0]?.body ?? "")).toEqual({ listener: option });
  });

  test("gives what a middleware answered", async () => {
    const { ga, sent } = createObserved([answer]);
    ga.http.use({ onRequest: () => Response.json({ listener: { ...listener, name: "cached" } }) });
    expect((await ga.listeners.show(id)).name).toBe("cached");
    expect(sent).toHaveLength(0);
  });

  test("gives what a middleware made of the response", async () => {
    const { ga } = createObserved([answer]);
    ga.http.use({
      async onResponse({ response }) {
        const body = (await response.json()) as { listener: object };
        return Response.json({ listener: { ...body.listener, name: "renamed" } });
      },
    });
    expect((await ga.listeners.show(id)).name).toBe("renamed");
  });

  test("rejects where a middleware answers with an error, or with nothing", async () => {
    const { ga } = createObserved([answer]);
    const body = { error_code: "GA.9002", error_msg: "none" };
    const refuse = { onRequest: () => Response.json(body, { status: 404 }) };
    ga.http.use(refuse);
    expect(await failureOf(ga.listeners.show(id))).toMatchObject({ code: "GA.9002", body });
    ga.http.eject(refuse);
    ga.http.use({ onRequest: () => new Response(null) });
    expect(await failureOf(ga.listeners.show(id))).toMatchObject({ name: "ResponseFormatError" });
  });

  test("shows its errors to them", async () => {
    const { ga } = createObserved([gaError(404, "GA.9002")]);
    const seen: number[] = [];
    ga.http.use({
      onResponse({ response }) {
        seen.push(response.status);
      },
    });
    expect(await failureOf(ga.listeners.show(id))).toMatchObject({ code: "GA.9002" });
    expect(seen).toEqual([404]);
  });
});

test("the response beside the data is a platform's own, and can be read as one likes", async () => {
  const { ga } = createObserved([answer]);
  const { response } = await ga.listeners.show(listener.id).withResponse();
  expect(response).toBeInstanceOf(Response);
  expect(await response.clone().json()).toEqual({ listener });
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(9);
  expect(await response.json()).toEqual({ listener });
  expect(await new Response(response.body).json()).toEqual({ listener });
});

test("1,000 calls of ten clients at once put one listener on the signal that they share", async () => {
  const clients = Array.from({ length: 10 }, () => createObserved([answer]).ga);
  const { signal } = new AbortController();
  let count = 0;
  let most = 0;
  const { addEventListener, removeEventListener } = signal;
  Object.assign(signal, {
    addEventListener(...all: Parameters<typeof addEventListener>) {
      most = Math.max(most, ++count);
      addEventListener.apply(signal, all);
    },
    removeEventListener(...all: Parameters<typeof removeEventListener>) {
      count--;
      removeEventListener.apply(signal, all);
    },
  });
  const calls = Array.from({ length: 1000 }, (_, index) =>
    clients[index % 10]?.listeners.list({}, { signal }),
  );
  await Promise.all(calls);
  expect([most, count]).toEqual([1, 0]);
});
