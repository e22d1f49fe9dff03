import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { accessKey, createClient, iamPassword, token } from "../../src/index.ts";
import { createObserved, json, listener } from "./support/observed.ts";
import { failureOf, findSecrets, secrets } from "./support/secrets.ts";

describe("a path value", () => {
  test.each(
    [
      "",
      ".",
      "..",
      "a\u0000",
      "a\nb",
      "\u007f",
      "\u0085",
      "\ud800",
      undefined,
      null,
      [],
      {},
      [null],
      [[]],
    ].map((id) => [id]),
  )("%j is refused before anything is sent", async (id) => {
    const { ga, sent } = createObserved([json(200, { listener })]);
    const refused = { name: "ValidationError", path: "listener_id" };
    expect(await failureOf(ga.listeners.show(id as string))).toMatchObject(refused);
    expect(await failureOf(ga.listenerTags.delete(id as string, []))).toMatchObject(refused);
    const params = { path: { listener_id: id as string } };
    expect(await failureOf(ga.http.GET("/v1/listeners/{listener_id}", { params }))).toMatchObject(
      refused,
    );
    expect(sent).toHaveLength(0);
  });

  test.each(["../accelerators/a1", "a?b=c", "a#b", "%2e%2e", "a/..", "…", "{listener_id}", "$&"])(
    "%s stays one segment",
    async (id) => {
      const { ga, sent } = createObserved([json(200, { listener })]);
      await ga.listeners.show(id);
      expect(sent[0]?.url.href).toBe(
        `https://ga.myhuaweicloud.com/v1/listeners/${encodeURIComponent(id)}`,
      );
    },
  );
});

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])(
    "with status %d is refused and never repeated",
    async (status) => {
      const { ga, sent } = createObserved([
        new Response(null, { status, headers: { location: "https://elsewhere.example/" } }),
      ]);
      const failure = await failureOf(ga.listeners.show(listener.id));
      expect(failure).toMatchObject({ name: "RedirectError", status, operationId: "showListener" });
      expect(sent).toHaveLength(1);
    },
  );

  test("that a browser hides is refused too", async () => {
    const { ga } = createObserved([
      () =>
        Object.defineProperties(new Response(), {
          type: { value: "opaqueredirect" },
          status: { value: 0 },
        }),
    ]);
    expect(await failureOf(ga.listeners.delete(listener.id))).toMatchObject({
      name: "RedirectError",
      status: 0,
    });
  });
});

describe("the credential", () => {
  test.each([
    ["https://elsewhere.example"],
    ["https://ga.myhuaweicloud.com.elsewhere.example"],
    ["https://ga.myhuaweicloud.com@elsewhere.example"],
    ["http://ga.myhuaweicloud.com"],
  ])("doesn't go to %s", async (baseUrl) => {
    const { ga, sent } = createObserved([json(200, { listeners: [] })]);
    expect(await failureOf(ga.http.GET("/v1/listeners", { baseUrl }))).toMatchObject({
      name: "ValidationError",
      path: "url",
    });
    expect(sent).toHaveLength(0);
  });

  test.each([
    "http://ga.example",
    "ftp://ga.example",
    "https://user:pass@ga.example",
    "http://127.0.0.1.example",
    "http://localhost.example",
    "http://localhost@ga.example",
    "http://localhost:80@ga.example",
    "ftp://localhost",
    "https://ga.example/?a=b",
    "https://ga.example/#a",
  ])("is not sent to %s at all", (baseUrl) => {
    expect(() => createClient({ baseUrl })).toThrow(/^baseUrl must be like https:/);
  });

  test.each([
    "https://ga.example/prefix/",
    "http://127.0.0.1:4010",
    "http://localhost:1",
    "http://[::1]:1",
    "http://a.localhost",
  ])("may be sent to %s", async (baseUrl) => {
    const { ga, sent } = createObserved([json(200, { listener })], { baseUrl });
    await ga.listeners.show(listener.id);
    expect(sent[0]?.url.href).toBe(`${baseUrl.replace(/\/$/, "")}/v1/listeners/${listener.id}`);
  });

  test("goes to the page's own origin where the base URL is relative", async () => {
    vi.stubGlobal("location", { href: "https://console.example/listeners" });
    const { ga, sent } = createObserved([json(200, { listener })], { baseUrl: "/ga" });
    await ga.listeners.show(listener.id);
    vi.unstubAllGlobals();
    expect(sent[0]?.url.href).toBe(`https://console.example/ga/v1/listeners/${listener.id}`);
  });

  test("is not to be seen in the client or in what makes it", () => {
    const { token: text, password, secretKey, securityToken } = secrets;
    const auths = [
      token(text),
      token(() => text),
      iamPassword({ user: "ada", password, domain: "example" }),
      accessKey({ accessKey: "AccessKey", secretKey, securityToken }),
    ];
    for (const auth of auths) {
      const seen = inspect([auth, createClient({ auth })], {
        depth: 20,
        showHidden: true,
        getters: true,
      });
      expect(findSecrets(seen)).toEqual([]);
      expect(seen).toContain("waitUntilActive");
    }
  });
});

describe("the size of an answer", () => {
  const huge = () => {
    let count = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(1000));
        count++;
      },
    });
    return { response: new Response(stream), count: () => count };
  };

  test("has a cap", async () => {
    const { response, count } = huge();
    const { ga } = createObserved([() => response], { maxBytes: 5000 });
    const failure = await failureOf(ga.listeners.show(listener.id));
    expect(failure).toMatchObject({ name: "ResponseFormatError", start: "larger than 5000 bytes" });
    expect(count()).toBeLessThan(10);
  });

  test("up to the cap is read, in any number of pieces", async () => {
    const text = JSON.stringify({ listener: { ...listener, description: "ü".repeat(2000) } });
    const bytes = new TextEncoder().encode(text);
    const { ga } = createObserved(
      [() => new Response(new Blob([bytes.slice(0, 301), bytes.slice(301)]).stream())],
      { maxBytes: bytes.length },
    );
    expect((await ga.listeners.show(listener.id)).description).toHaveLength(2000);
  });
});

test("a listener of events that throws doesn't break the call", async () => {
  const thrown: unknown[] = [];
  vi.stubGlobal("queueMicrotask", (callback: () => void) => {
    try {
      callback();
    } catch (error) {
      thrown.push(error);
    }
  });
  const fault = new Error("the logger is full");
  const { ga } = createObserved([json(200, { listener })], {
    onEvent: () => {
      throw fault;
    },
  });
  expect(await ga.listeners.show(listener.id)).toEqual(listener);
  vi.unstubAllGlobals();
  expect(thrown).toEqual([fault, fault]);
});
