import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  cookie,
  form,
  header,
  multipart,
  query,
  readAny,
  readBlob,
  readText,
} from "../../src/client/serialize.ts";
import type { Style } from "../../src/contract.ts";
import { kindOf, sentType } from "../../scripts/document/media.ts";
import type { NormalSchema } from "../../scripts/document/types.ts";
import { createRuntime } from "../../src/index.ts";
import { makeAll } from "./support/made.ts";

describe("a query", () => {
  test.each<[string, Style, unknown, string]>([
    ["a plain value", {}, "a b&c", "p=a%20b%26c"],
    [
      "a plain value that may keep its signs",
      { reserved: true },
      "https://a.b/c?d=é",
      "p=https://a.b/c?d%3D%C3%A9",
    ],
    ["a list", {}, [1, 2], "p=1&p=2"],
    ["an empty list", { explode: false }, [], ""],
    ["a list with commas", { explode: false }, ["a,b", "c"], "p=a%2Cb,c"],
    ["a list with spaces", { style: "spaceDelimited", explode: false }, ["a", "b"], "p=a%20b"],
    ["a list with pipes", { style: "pipeDelimited", explode: false }, ["a", "b"], "p=a%7Cb"],
    ["an object", {}, { x: 1, y: "b" }, "x=1&y=b"],
    ["an object in one value", { explode: false }, { x: 1, y: "b" }, "p=x,1,y,b"],
    [
      "a deep object",
      { style: "deepObject", explode: true },
      { x: 1, y: { z: [2, 3] } },
      "p%5Bx%5D=1&p%5By%5D%5Bz%5D=2&p%5By%5D%5Bz%5D=3",
    ],
    ["JSON", { json: true }, { x: [1] }, "p=%7B%22x%22%3A%5B1%5D%7D"],
    ["nothing", {}, undefined, ""],
  ])("writes %s", (_, style, value, expected) => {
    expect(query({ p: style })({ p: value })).toBe(expected);
  });

  test("writes each parameter in its own style, and those without one plainly", () => {
    expect(query({ b: { explode: false } })({ a: [1, 2], b: [3, 4], c: null, d: true })).toBe(
      "a=1&a=2&b=3,4&d=true",
    );
  });
});

test("headers are texts, lists and objects separated by commas", () => {
  const values = {
    a: 1,
    b: ["x", "y"],
    c: { k: 1, l: 2 },
    d: { k: 1 },
    e: { k: [1] },
    f: undefined,
    g: [],
    h: {},
  };
  expect(header(values, { d: { explode: true }, e: { json: true } })).toEqual({
    a: "1",
    b: "x,y",
    c: "k,1,l,2",
    d: "k=1",
    e: '{"k":[1]}',
  });
  expect(header()).toEqual({});
});

test("a cookie's object is a cookie for each property, or one with commas", () => {
  const values = { a: 1, b: { k: "x", l: 2 }, c: { k: "x" }, d: ["y", "z"], e: { k: [1] }, f: [] };
  expect(cookie(values, { c: { explode: false }, e: { json: true } })).toEqual({
    a: "1",
    k: "x",
    l: 2,
    c: "k,x",
    d: "y,z",
    e: '{"k":[1]}',
  });
});

test("a multipart form has files as files, lists in parts and objects as JSON", async () => {
  const written = multipart()({
    file: new Blob(["abc"]),
    tags: ["a", "b"],
    size: 3,
    meta: { x: 1 },
    none: undefined,
  });
  const read = await new Response(written).formData();
  const entries = [...read.entries()].map(async ([name, value]) => [
    name,
    typeof value === "string" ? value : await value.text(),
  ]);
  expect(await Promise.all(entries)).toEqual([
    ["file", "abc"],
    ["tags", "a"],
    ["tags", "b"],
    ["size", "3"],
    ["meta", '{"x":1}'],
  ]);
});

test("a part of a multipart form has its type, and only a file has a file name", async () => {
  const written = multipart({
    meta: { type: "application/vnd.meta+json" },
    xml: { type: "application/xml" },
  })({
    meta: { a: "b" },
    rows: [{ n: 1 }],
    xml: "<a/>",
    'na"me': "text",
    file: new File(["x"], "f.png", { type: "image/png" }),
  });
  const [boundary = ""] = /--form-[\w-]+/.exec(await written.text()) ?? [];
  expect((await written.text()).split(boundary).map((part) => part.trim().split("\r\n"))).toEqual([
    [""],
    [
      'Content-Disposition: form-data; name="meta"',
      "Content-Type: application/vnd.meta+json",
      "",
      '{"a":"b"}',
    ],
    [
      'Content-Disposition: form-data; name="rows"',
      "Content-Type: application/json",
      "",
      '{"n":1}',
    ],
    ['Content-Disposition: form-data; name="xml"', "Content-Type: application/xml", "", "<a/>"],
    ['Content-Disposition: form-data; name="na%22me"', "", "text"],
    [
      'Content-Disposition: form-data; name="file"; filename="f.png"',
      "Content-Type: image/png",
      "",
      "x",
    ],
    ["--"],
  ]);
});

test("the fields of a multipart form have the style that is given, as in a query", async () => {
  const written = multipart({
    csv: { style: "form", explode: false },
    pipes: { style: "pipeDelimited" },
    deep: { style: "deepObject", explode: true },
    file: { explode: false },
    raw: { reserved: true },
  })({
    csv: ["a,b", "c=d"],
    pipes: ["e", "f g"],
    deep: { k: "v", l: { m: 1 } },
    file: new Blob(["x"]),
    raw: "100% of a=b",
  });
  const parts = [...(await written.text()).matchAll(/; name="([^"]+)"[^\r]*\r\n([^]*?)\r\n--/g)];
  expect(parts.map(([, name, rest]) => `${name ?? ""}: ${(rest ?? "").trim()}`)).toEqual([
    "csv: a,b,c=d",
    "pipes: e|f g",
    "deep[k]: v",
    "deep[l][m]: 1",
    "file: Content-Type: application/octet-stream\r\n\r\nx",
    "raw: 100% of a=b",
  ]);
});

test("a form's fields are text, JSON where they are objects, or in the style that is given", () => {
  const written = form({
    meta: { type: "application/json" },
    deep: { style: "deepObject", explode: true },
  })({
    id: "1",
    address: { street: "A st", zip: "9" },
    tags: ["a", "b"],
    lines: [{ sku: "x" }],
    meta: { a: "b" },
    deep: { a: "b" },
    none: undefined,
  });
  expect(decodeURIComponent(written)).toBe(
    'id=1&address={"street":"A st","zip":"9"}&tags=a&tags=b&lines={"sku":"x"}&meta={"a":"b"}&deep[a]=b',
  );
});

test("an answer is read as its content type says, and a 204 as nothing", async () => {
  const answer = (type: string, body: string): Response =>
    new Response(body, { headers: { "Content-Type": type } });
  expect(await readAny(answer("application/problem+json", '{"a":1}'))).toEqual({ a: 1 });
  expect(await readAny(answer("text/csv", "a,b"))).toBe("a,b");
  expect(await ((await readAny(answer("image/png", "abc"))) as Blob).text()).toBe("abc");
  const empty = (): Response => new Response(null, { status: 204 });
  expect(await Promise.all([readAny(empty()), readText(empty()), readBlob(empty())])).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

describe("a generated client", () => {
  let made: Awaited<ReturnType<typeof makeAll>>;
  beforeAll(async () => {
    made = await makeAll(["shapes.yaml", "files.yaml", "search.json", "paths.yaml"]);
  });
  afterAll(() => made.remove());

  /** The request that a call of one method sends. */
  const sentBy = async (
    file: string,
    group: string,
    name: string,
    ...args: unknown[]
  ): Promise<Request> => {
    const { load } = made.all.find((each) => each.file === file) ?? {};
    const { createMethods } = (await load?.("client.ts")) as {
      createMethods: (
        send: unknown,
      ) => Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
    };
    const requests: Request[] = [];
    const fetch = (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      requests.push(new Request(url, init));
      return Promise.resolve(new Response("{}"));
    };
    const { send } = createRuntime({ baseUrl: "http://localhost", fetch, retry: false });
    await createMethods(send)[group]?.[name]?.(...args);
    const [request] = requests;
    if (request === undefined) throw new Error(`${name} sent nothing`);
    return request;
  };

  test("writes path parameters as matrix and label", async () => {
    const { url } = await sentBy("shapes.yaml", "shapes", "get", 3, ["red", "dark blue"], {
      w: 1,
      h: 2,
    });
    expect(url).toBe("http://localhost/sizes/;size=3/colors/.red.dark%20blue/boxes/;w=1;h=2");
  });

  test.each<[string, unknown[], string]>([
    ["getCopy", [7], "/shelves/7/copies/7"],
    [
      "getCell",
      [1, "a/b", { "R&D": "yes", "tag#": "x", "filter[name]": "é", "size=": ["s", "m"] }],
      "/rows/1/a%2Fb?R%26D=yes&tag%23=x&filter%5Bname%5D=%C3%A9&size%3D=s&size%3D=m",
    ],
    ["getCell", [1, "c", { "R&D": undefined }], "/rows/1/c"],
    ["searchAll", [{ page: 2 }], "/search?mode=full&page=2"],
    ["searchAll", [], "/search?mode=full"],
  ])("sends %s%j to the right URL", async (name, args, expected) => {
    const { url } = await sentBy("paths.yaml", "odd", name, ...args);
    expect(url).toBe(`http://localhost${expected}`);
  });

  test("knows a server's variables with their defaults and other values", async () => {
    const { load } = made.all.find(({ file }) => file === "paths.yaml") ?? {};
    expect(await load?.("operations.ts")).toMatchObject({
      servers: ["https://{zone}.example.com/live"],
      serverTemplates: [
        {
          url: "https://{zone}.example.com/{stage}",
          variables: { stage: { default: "live", enum: ["live", "test"] } },
        },
      ],
    });
  });

  test("says what it sends and what it wants", async () => {
    const request = await sentBy("files.yaml", "reports", "fetchToken", {
      grant_type: "password",
      scope: "a b",
    });
    expect(request.headers.get("Content-Type")).toBe("application/x-www-form-urlencoded");
    expect(request.headers.get("Accept")).toBe("application/vnd.token+json");
    expect(await request.text()).toBe("grant_type=password&scope=a%20b");
  });

  test.each<[string, NormalSchema, string]>([
    ["bytes of any type", { contentMediaType: "*/*" }, "binary"],
    ["bytes of a type", { contentMediaType: "image/png" }, "binary"],
    [
      "text that encodes bytes",
      { contentMediaType: "*/*", contentEncoding: "base64", type: "string" },
      "text",
    ],
    ["no word of its content", {}, "json"],
  ])("takes */* with %s for what it is", (_, schema, kind) => {
    expect(kindOf("*/*", schema)).toBe(kind);
  });

  test("sends bytes as they are", async () => {
    const request = await sentBy(
      "files.yaml",
      "files",
      "replace",
      "f1",
      new Blob([new Uint8Array([0, 255])]),
    );
    expect(request.headers.get("Content-Type")).toBe("application/octet-stream");
    expect([...(await request.bytes())]).toEqual([0, 255]);
  });
});

describe("what is answered", () => {
  let made: Awaited<ReturnType<typeof makeAll>>;
  beforeAll(async () => {
    made = await makeAll(["answers.yaml"]);
  });
  afterAll(() => made.remove());

  const call = async (name: string, body: string | null, type = "", status = 200) => {
    const { createMethods } = (await made.all[0]?.load("client.ts")) as {
      createMethods: (send: unknown) => {
        default: Record<string, () => Promise<unknown>>;
      };
    };
    const headers = { "Content-Type": type };
    const fetch = () => Promise.resolve(new Response(body, { status, headers }));
    const { send } = createRuntime({ baseUrl: "http://localhost", fetch, retry: false });
    return createMethods(send).default[name]?.();
  };

  test.each<[string, string | null, string, number, unknown]>([
    ["getMaybe", "null", "application/json", 200, null],
    ["getMaybe", '"a"', "application/json", 200, "a"],
    ["getAnything", "null", "application/json", 200, null],
    ["getOrNothing", null, "", 204, undefined],
    ["getOrNothing", '{"a":1}', "application/json", 200, { a: 1 }],
    ["headThing", null, "application/json", 200, undefined],
    ["removeThing", null, "", 204, undefined],
    ["resetThing", null, "", 205, undefined],
    ["resetThing", '{"a":1}', "application/json", 200, { a: 1 }],
    ["getOpen", "text", "text/plain", 200, "text"],
    ["getOpen", '{"a":1}', "application/hal+json", 200, { a: 1 }],
  ])("%s takes %s of type %s with %i", async (name, body, type, status, expected) => {
    expect(await call(name, body, type, status)).toEqual(expected);
  });

  test("is asked for with texts as they are, and with cookies of an object's properties", async () => {
    const { createMethods } = (await made.all[0]?.load("client.ts")) as {
      createMethods: (send: unknown) => {
        default: { findThings: (...args: unknown[]) => Promise<unknown> };
      };
    };
    const sent: Request[] = [];
    const fetch = (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      sent.push(new Request(url, init));
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    const { send } = createRuntime({ baseUrl: "http://localhost", fetch, retry: false });
    await createMethods(send).default.findThings({ note: "a b" }, { shelf: { row: 1, of: "x;y" } });
    expect(sent[0]?.url).toBe("http://localhost/things?note=a%20b");
    expect(sent[0]?.headers.get("cookie")).toBe("row=1; of=x%3By");
  });

  test("is asked with files of the types that their schemas say, and JSON in headers as ASCII", async () => {
    const { createMethods } = (await made.all[0]?.load("client.ts")) as {
      createMethods: (send: unknown) => {
        default: { sendScan: (...args: unknown[]) => Promise<unknown> };
      };
    };
    const sent: Request[] = [];
    const fetch = (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      sent.push(new Request(url, init));
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    const { send } = createRuntime({ baseUrl: "http://localhost", fetch, retry: false });
    const bytes = new Blob(["x"]);
    const own = new Blob(["x"], { type: "text/csv" });
    await createMethods(send).default.sendScan(
      { sheet: bytes, pages: [bytes, bytes], rest: own, cover: bytes },
      { "X-About": { by: "漢é" } },
    );
    const form = (await sent[0]?.text()) ?? "";
    const types = [...form.matchAll(/name="(\w+)"[^\r]*\r\nContent-Type: (.+)\r/g)];
    expect(types.map(([, name, type]) => `${name ?? ""} ${type ?? ""}`)).toEqual([
      "sheet image/png",
      "pages image/tiff",
      "pages image/tiff",
      "rest text/csv",
      "cover image/webp",
    ]);
    expect(sent[0]?.headers.get("X-About")).toBe(String.raw`{"by":"\u6f22\u00e9"}`);
  });

  test.each<[string, string | null, string, number]>([
    ["getThing", "null", "application/json", 200],
    ["getThing", "", "application/json", 200],
    ["getThing", null, "", 204],
    ["getMaybe", "", "application/json", 200],
    ["getOrNothing", "null", "application/json", 200],
    ["getOpen", "{", "application/json", 200],
  ])("%s refuses %j of type %s with %i", async (name, body, type, status) => {
    await expect(call(name, body, type, status)).rejects.toMatchObject({
      name: "ResponseFormatError",
      operationId: name,
    });
  });

  test.each<[string | null, string, number]>([
    ["<problem/>", "application/problem+xml", 404],
    ['{"title":"t"}', "application/problem+json", 404],
    [null, "", 304],
  ])("the error %s in any form that is described is the API's own", async (body, type, status) => {
    await expect(call("getMixed", body, type, status)).rejects.toMatchObject({
      name: "ApiError",
      status,
    });
  });
});

test.each<[string, NormalSchema, string | undefined]>([
  ["*/*", { type: "string" }, "text/plain"],
  ["text/*", { type: "string" }, "text/plain"],
  ["application/*", { type: "string" }, undefined],
  ["application/*+xml", { type: "string" }, "application/xml"],
  ["application/*+json", {}, "application/json"],
  ["image/*", {}, undefined],
])("of the range %s with %j a type in it is sent", (type, schema, expected) => {
  expect(sentType({ type, kind: kindOf(type, schema), schema })).toBe(expected);
});

test("a form that is written already is sent as it is", () => {
  expect(form()("a=b&c=d")).toBe("a=b&c=d");
});

test("an error that the document describes without JSON is the API's own", async () => {
  const operation = { id: "a", method: "GET", path: "/a", plainErrors: ["404", "4"] };
  const failing = (status: number): Promise<unknown> => {
    const fetch = () => Promise.resolve(new Response("why", { status }));
    const { send } = createRuntime({ baseUrl: "http://localhost", fetch, retry: false });
    return send<Promise<unknown>>(operation, {});
  };
  await expect(failing(404)).rejects.toMatchObject({ name: "ApiError", status: 404 });
  await expect(failing(409)).rejects.toMatchObject({ name: "ApiError", status: 409 });
  await expect(failing(500)).rejects.toMatchObject({ name: "ResponseFormatError" });
});
