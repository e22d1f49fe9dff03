import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { put } from "../../scripts/emit/folder.ts";
import { modelOf } from "../../scripts/document/model.ts";
import type { Document, Schema } from "../../scripts/document/types.ts";
import { createRuntime, createValidate } from "../../src/runtime.ts";
import { filesOf } from "./support/files-of.ts";
import { linkPackage } from "./support/link-package.ts";
import { compileAll } from "./support/project.ts";

const text: Schema = { type: "string" };
const bytes: Schema = { type: "string", format: "binary" };
const letter: Schema = {
  type: "object",
  required: ["to"],
  properties: { to: { type: "string" }, stamp: { type: "integer" } },
};

/** An API that takes letters and gives reports in every form that there is, some of them elsewhere. */
const document: Document = {
  openapi: "3.1.0",
  info: { title: "Post", version: "1" },
  servers: [{ url: "https://{zone}.post.test/v1", variables: { zone: { default: "eu" } } }],
  paths: {
    "/letters": {
      post: {
        operationId: "sendLetter",
        tags: ["letters"],
        requestBody: {
          required: true,
          content: {
            "text/plain": { schema: text },
            "application/json": { schema: letter },
            "application/merge-patch+json": { schema: { type: "object" } },
            "application/x-www-form-urlencoded": { schema: letter },
            "multipart/form-data": {
              schema: { type: "object", properties: { scan: bytes } },
              encoding: { scan: { contentType: "image/png, image/gif" } },
            },
            "image/*": { schema: bytes },
          },
        },
        responses: { "204": { description: "Sent" } },
      },
    },
    "/report": {
      servers: [{ url: "https://reports.post.test" }, { url: "https://old.post.test" }],
      get: {
        operationId: "readReport",
        tags: ["letters"],
        responses: {
          "200": {
            description: "It",
            content: {
              "application/json": { schema: letter },
              "text/csv": { schema: text },
              "application/pdf": { schema: bytes },
            },
          },
          "202": { description: "Later", content: { "text/plain": { schema: text } } },
        },
      },
    },
    "/next": {
      get: {
        operationId: "readNext",
        tags: ["letters"],
        servers: [{ url: "/v2" }],
        responses: { "204": { description: "Nothing" } },
      },
    },
  },
};

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: BodyInit | null | undefined;
}

type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

describe("a generated client", () => {
  let home = "";
  let load: (name: string) => Promise<Record<string, unknown>>;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "choice-"));
    await writeFile(join(home, "package.json"), JSON.stringify({ type: "module" }));
    await linkPackage(home);
    await put(join(home, "post"), filesOf(modelOf(document)), []);
    load = (name) =>
      import(/* @vite-ignore */ pathToFileURL(join(home, "post", name)).href) as Promise<
        Record<string, unknown>
      >;
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  /** The methods of a client for `baseUrl`, what they send, and how they are answered. */
  const connect = async (baseUrl: string, answer = () => new Response(null, { status: 204 })) => {
    const sent: Sent[] = [];
    const { send } = createRuntime({
      baseUrl,
      auth: {
        apply(request) {
          request.headers.set("X-Key", "k");
          return undefined;
        },
      },
      retry: false,
      validate: createValidate((await load("validators.js"))["requests"] as Record<string, object>),
      fetch: (url, init) => {
        sent.push({
          url: String(url as string),
          headers: new Headers(init?.headers),
          body: init?.body,
        });
        return Promise.resolve(answer());
      },
    });
    const createMethods = (await load("client.ts"))["createMethods"] as (
      send: unknown,
    ) => Record<string, Methods>;
    return { methods: createMethods(send)["letters"] as Methods, sent };
  };

  const picture = new Blob(["GIF"], { type: "image/gif" });

  test.each<[string | undefined, unknown, string, string]>([
    [undefined, { to: "a" }, "application/json", '{"to":"a"}'],
    ["application/json", { to: "a" }, "application/json", '{"to":"a"}'],
    ["application/merge-patch+json", { x: 1 }, "application/merge-patch+json", '{"x":1}'],
    [
      "application/x-www-form-urlencoded",
      { to: "a b" },
      "application/x-www-form-urlencoded",
      "to=a%20b",
    ],
    ["text/plain", "Dear a", "text/plain", "Dear a"],
    ["image/*", picture, "image/gif", "GIF"],
  ])("sends a body as %s", async (contentType, body, type, written) => {
    const { methods, sent } = await connect("https://eu.post.test/v1");
    await methods["send"]?.(body, { contentType });
    expect(sent[0]?.headers.get("Content-Type")).toBe(type);
    expect(await new Response(sent[0]?.body).text()).toBe(written);
  });

  test("sends a form whose file has the type that it has itself, of those that are allowed", async () => {
    const { methods, sent } = await connect("https://eu.post.test/v1");
    await methods["send"]?.({ scan: picture }, { contentType: "multipart/form-data" });
    await methods["send"]?.({ scan: new Blob(["?"]) }, { contentType: "multipart/form-data" });
    expect(sent[0]?.headers.get("Content-Type")).toMatch(/^multipart\/form-data; boundary=./);
    const [own, other] = await Promise.all(sent.map(({ body }) => new Response(body).text()));
    expect(own).toContain("Content-Type: image/gif\r\n\r\nGIF\r\n");
    expect(other).toContain("Content-Type: image/png\r\n\r\n?\r\n");
  });

  test("checks a body by its schema only in the media type that has it", async () => {
    const { methods, sent } = await connect("https://eu.post.test/v1");
    await expect(methods["send"]?.({})).rejects.toMatchObject({ path: "to" });
    await expect(methods["send"]?.({}, { contentType: "application/json" })).rejects.toMatchObject({
      path: "to",
    });
    await methods["send"]?.({}, { contentType: "application/merge-patch+json" });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["contentType", "send", ["x", { contentType: "text/html" }]],
    ["accept", "readReport", [{ accept: "text/html" }]],
  ])("refuses a %s that the operation doesn't have", async (option, name, args) => {
    const { methods, sent } = await connect("https://eu.post.test/v1");
    await expect(methods[name]?.(...args)).rejects.toMatchObject({
      name: "ConfigurationError",
      option,
      message: expect.stringContaining('not "text/html"') as string,
    });
    expect(sent).toEqual([]);
  });

  test.each<[string, string, string, unknown]>([
    ["application/json", "application/json", '{"to":"a"}', { to: "a" }],
    ["text/csv", "text/csv", "to\na", "to\na"],
    ["application/pdf", "text/plain", "later", "later"],
  ])("asks for %s, and reads what comes by its type", async (accept, type, body, expected) => {
    const { methods, sent } = await connect(
      "https://eu.post.test/v1",
      () => new Response(body, { headers: { "Content-Type": type } }),
    );
    expect(await methods["readReport"]?.({ accept })).toEqual(expected);
    expect(sent[0]?.headers.get("Accept")).toBe(accept);
  });

  test.each([
    ["https://eu.post.test/v1", "readReport", undefined, "https://reports.post.test/report"],
    ["https://us.post.test/v1/", "readReport", undefined, "https://reports.post.test/report"],
    ["https://old.post.test", "readReport", undefined, "https://reports.post.test/report"],
    ["http://127.0.0.1:4010", "readReport", undefined, "http://127.0.0.1:4010/report"],
    [
      "https://eu.post.test.evil.test/v1",
      "readReport",
      undefined,
      "https://eu.post.test.evil.test/v1/report",
    ],
    [
      "http://127.0.0.1:4010",
      "readReport",
      "https://old.post.test",
      "https://old.post.test/report",
    ],
    ["https://eu.post.test/v1", "readNext", undefined, "https://eu.post.test/v2/next"],
    ["http://127.0.0.1:4010/mock", "readNext", undefined, "http://127.0.0.1:4010/v2/next"],
  ])("of %s sends %s to its server, with its credential", async (baseUrl, name, server, url) => {
    const { methods, sent } = await connect(baseUrl);
    await methods[name]?.({ server }).catch(() => undefined);
    expect(sent.map((each) => [each.url, each.headers.get("X-Key")])).toEqual([[url, "k"]]);
  });

  test("sends nothing to a server in plain text", async () => {
    const { methods, sent } = await connect("https://eu.post.test/v1");
    await expect(
      methods["readReport"]?.({ server: "http://reports.post.test" }),
    ).rejects.toMatchObject({ name: "ConfigurationError", option: "server" });
    expect(sent).toEqual([]);
  });
});

const PROGRAM = `import { createRuntime } from "ga-listeners/runtime";
import { createMethods } from "./post/client.ts";
import { readReport as operation } from "./post/operations.ts";

const { letters } = createMethods(createRuntime({ baseUrl: "https://eu.post.test/v1" }).send);

void letters.send({ to: "a" });
void letters.send("Dear a", { contentType: "text/plain" });
void letters.send(new Blob(), { contentType: "image/*", timeout: 1 });
void letters.send({ scan: new Blob() }, { contentType: "multipart/form-data" });
// @ts-expect-error JSON needs \`to\`
void letters.send({});
// @ts-expect-error text is no letter
void letters.send("Dear a");
// @ts-expect-error a letter is no text
void letters.send({ to: "a" }, { contentType: "text/plain" });
// @ts-expect-error the operation doesn't take it
void letters.send("<a/>", { contentType: "text/html" });

const usual = await letters.readReport();
if (typeof usual === "object") usual.to satisfies string;
const csv: string = await letters.readReport({ accept: "text/csv" });
const pdf: Blob | string = await letters.readReport({ accept: "application/pdf" });
// @ts-expect-error bytes are no text
const wrong: string = await letters.readReport({ accept: "application/pdf" });
// @ts-expect-error the operation doesn't have it
void letters.readReport({ accept: "text/html" });
void [csv, pdf, wrong];

operation.servers satisfies readonly ["https://reports.post.test", "https://old.post.test"];
void letters.readReport({ server: operation.servers[1] });
void letters.readReport({ server: "https://mirror.test" });
`;

const kind: Schema = { type: "string", enum: ["a", "b"] };
/** Operations with ids that start with a digit, and with names that the client has for its own. */
const numbered: Document = {
  openapi: "3.1.0",
  info: { title: "Numbers", version: "1" },
  paths: {
    "/4": {
      post: {
        operationId: "5476e37",
        tags: ["4x"],
        parameters: [
          { name: "kind", in: "query", schema: kind },
          { name: "1st", in: "header", schema: kind },
        ],
        requestBody: {
          content: {
            "application/json": { schema: { type: "object", properties: { kind } } },
            "text/plain": { schema: text },
          },
        },
        responses: {
          "200": {
            description: "",
            content: { "application/json": { schema: { type: "object", properties: { kind } } } },
          },
        },
      },
      get: { operationId: "send", responses: { "204": { description: "" } } },
      put: { operationId: "serialize", responses: { "204": { description: "" } } },
      patch: {
        operationId: "ownServers",
        servers: [{ url: "/other" }],
        responses: { "204": { description: "" } },
      },
    },
  },
};

const NUMBERS = `import { createMethods } from "./numbers/client.ts";
export const methods: object = createMethods;
`;

test("media types and servers are typed, whatever the ids of operations", async () => {
  const documents = { post: document, numbers: numbered };
  expect(await compileAll(documents, { "main.ts": PROGRAM, "numbers.ts": NUMBERS })).toBe("");
});
