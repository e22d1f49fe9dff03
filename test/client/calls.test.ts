import { describe, expect, test, vi } from "vitest";
import { readFileSync } from "node:fs";
import { createClient, token } from "../../src/index.ts";
import { version } from "../../src/ga/version.ts";
import { createObserved, json, listener, option } from "./support/observed.ts";
import { secrets } from "./support/secrets.ts";

const page = { listeners: [listener], page_info: { current_count: 1 }, request_id: "r" };
const id = listener.id;
/** Node 20 has no navigator. */
const runtime = globalThis.navigator?.userAgent ?? `Node.js/${process.versions.node}`;

describe("a call", () => {
  test.each([
    [
      "listeners.create",
      (ga) => ga.listeners.create(option),
      "POST /v1/listeners",
      { listener: option },
    ],
    [
      "listeners.list",
      (ga) => ga.listeners.list({ limit: 2, name: "a b" }),
      "GET /v1/listeners?limit=2&name=a%20b",
      undefined,
    ],
    ["listeners.show", (ga) => ga.listeners.show("a/b"), "GET /v1/listeners/a%2Fb", undefined],
    [
      "listeners.update",
      (ga) => ga.listeners.update(id, { name: "b" }),
      `PUT /v1/listeners/${id}`,
      { listener: { name: "b" } },
    ],
    ["listeners.delete", (ga) => ga.listeners.delete(id), `DELETE /v1/listeners/${id}`, undefined],
    [
      "listenerTags.create",
      (ga) => ga.listenerTags.create(id, [{ key: "k", value: null }]),
      `POST /v1/ga-listeners/${id}/tags/create`,
      { tags: [{ key: "k", value: null }] },
    ],
    [
      "listenerTags.delete",
      (ga) => ga.listenerTags.delete(id, [{ key: "k" }]),
      `DELETE /v1/ga-listeners/${id}/tags/delete`,
      { tags: [{ key: "k" }] },
    ],
    [
      "listenerTags.show",
      (ga) => ga.listenerTags.show(id),
      `GET /v1/ga-listeners/${id}/tags`,
      undefined,
    ],
    [
      "listenerTags.list",
      (ga) => ga.listenerTags.list({ limit: 5 }),
      "GET /v1/ga-listeners/tags?limit=5",
      undefined,
    ],
    [
      "listenerTags.filter",
      (ga) => ga.listenerTags.filter({ tags: [{ key: "k", values: [] }] }),
      "POST /v1/ga-listeners/resource-instances/filter",
      { tags: [{ key: "k", values: [] }] },
    ],
    [
      "listenerTags.count",
      (ga) => ga.listenerTags.count({}),
      "POST /v1/ga-listeners/resource-instances/count",
      {},
    ],
  ] satisfies [
    string,
    (ga: ReturnType<typeof createClient>) => Promise<unknown>,
    string,
    unknown,
  ][])("%s sends what the document says", async (_, call, line, body) => {
    const answer = { ...page, listener, tags: [], resources: [], total_count: 0 };
    const { ga, sent } = createObserved([json(200, answer)]);
    await call(ga);
    const [request] = sent;
    expect(`${request?.method} ${request?.url.pathname}${request?.url.search}`).toBe(line);
    expect(request?.url.origin).toBe("https://ga.myhuaweicloud.com");
    expect(request?.body && JSON.parse(request.body)).toEqual(body);
    expect(request?.headers.get("x-auth-token")).toBe(secrets.token);
    expect(request?.redirect).toBe("manual");
  });

  test("gives what is in the envelope, the number of a count and nothing for a 204", async () => {
    const of = (status: number, body: unknown) =>
      createObserved([status === 204 ? new Response(null, { status }) : json(status, body)]).ga;
    expect(await of(201, { listener, request_id: "r" }).listeners.create(option)).toEqual(listener);
    expect(await of(200, { total_count: 7, request_id: "r" }).listenerTags.count({})).toBe(7);
    expect(await of(200, { tags: [] }).listenerTags.show(id)).toEqual([]);
    expect(await of(204, undefined).listeners.delete(id)).toBeUndefined();
  });

  test("gives response and request id beside the data on request", async () => {
    const { ga } = createObserved([json(200, { listener }, { "X-Request-Id": "id-of-header" })]);
    const { data, response, requestId } = await ga.listeners.show(id).withResponse();
    expect(data).toEqual(listener);
    expect(requestId).toBe("id-of-header");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ listener });
  });

  test("lets unknown fields, enum values and long numbers of an answer pass", async () => {
    const strange = { ...listener, status: "THAWING", frozen_info: { status: 9 }, extra: [1e21] };
    const { ga } = createObserved([json(200, { listener: strange, more: true })]);
    expect(await ga.listeners.show(id)).toEqual(strange);
  });

  test.each([
    ["by name", { "X-Trace": "abc" }],
    ["in pairs", [["X-Trace", "abc"]] as const],
    ["as Headers", new Headers({ "X-Trace": "abc" })],
  ])("sends headers of its own beside the client's, given %s", async (_how, headers) => {
    const { ga, sent } = createObserved([json(200, { listener })]);
    await ga.listeners.show(id, { headers });
    expect(sent[0]?.headers.get("x-trace")).toBe("abc");
  });

  test("names the package as its user agent, after the caller's, but not in a browser", async () => {
    const { version: published } = JSON.parse(readFileSync("package.json", "utf8")) as {
      version: string;
    };
    expect(version).toBe(published);
    const agentOf = async (options: object) => {
      const { ga, sent } = createObserved([json(200, { listener })], options);
      await ga.listeners.show(id);
      return sent[0]?.headers.get("user-agent");
    };
    expect(await agentOf({})).toBe(`ga-listeners/${version} ${runtime}`);
    expect(await agentOf({ userAgent: "shop/2" })).toBe(
      `shop/2 ga-listeners/${version} ${runtime}`,
    );
    const { ga, sent } = createObserved([
      json(200, { listeners: [], page_info: { current_count: 0 } }),
      json(200, { listener }),
    ]);
    await ga.http.GET("/v1/listeners");
    await ga.listeners.show(id, { headers: { "User-Agent": "own/1" } });
    expect(sent.map(({ headers }) => headers.get("user-agent"))).toEqual([
      `ga-listeners/${version} ${runtime}`,
      "own/1",
    ]);
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11)" });
    expect(await agentOf({})).toBeNull();
    vi.unstubAllGlobals();
  });

  test("reads the answer of a fetch whose bodies are no streams of the web", async () => {
    const answer = Object.defineProperty(json(200, { listener }), "body", { value: {} });
    const texts = new Response(
      new Blob([JSON.stringify({ listener })]).stream().pipeThrough(new TextDecoderStream()),
    );
    const { ga } = createObserved([answer, texts]);
    expect(await ga.listeners.show(id)).toEqual(listener);
    expect(await ga.listeners.show(id)).toEqual(listener);
  });

  test("looks the platform's fetch up when it is called", async () => {
    const ga = createClient({ auth: token(secrets.token) });
    vi.stubGlobal("fetch", () => Promise.resolve(json(200, { listener })));
    expect(await ga.listeners.show(id)).toEqual(listener);
    vi.unstubAllGlobals();
  });
});

describe("http", () => {
  test("is the openapi-fetch client with the same credentials", async () => {
    const { ga, sent } = createObserved([json(200, { listener, request_id: "r" })]);
    const { data } = await ga.http.GET("/v1/listeners/{listener_id}", {
      params: { path: { listener_id: id } },
    });
    expect(data?.listener.name).toBe("web");
    expect(sent[0]?.headers.get("x-auth-token")).toBe(secrets.token);
  });

  test("gives the API's error as openapi-fetch does, after the retries", async () => {
    const body = { error_code: "SYS.0503", error_msg: "busy", request_id: "r" };
    const { ga, sent, clock } = createObserved([json(503, body)]);
    const { error, response } = await clock.run(ga.http.GET("/v1/listeners"));
    expect(error).toEqual(body);
    expect(response.status).toBe(503);
    expect(sent).toHaveLength(4);
  });

  test("gives every form of a body", async () => {
    const { ga } = createObserved([json(200, page)]);
    for (const parseAs of ["text", "arrayBuffer", "blob"] as const) {
      const { data } = await ga.http.GET("/v1/listeners", { parseAs });
      expect(await new Response(data).json()).toEqual(page);
    }
  });
});
