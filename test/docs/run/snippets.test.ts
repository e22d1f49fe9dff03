/** A request as code: what is written is what a person would write, and what runs it sends the request. */
import { expect, test } from "vitest";
import { applyEdits, insertingBehind, replacing } from "../../../scripts/docs/run/browser/edits.ts";
import { pathWith } from "../../../scripts/docs/run/browser/parameters.ts";
import { readRequest, writeRequest } from "../../../scripts/docs/run/browser/request.ts";
import { clientCode, curl, fetchCode, python } from "../../../scripts/docs/run/browser/snippets.ts";
import type { Contract, Operation } from "../../../src/contract.ts";

const request = {
  method: "PUT",
  path: "/docks/a%2Fb/ships?most=5",
  headers: [
    ["X-Badge", "it's me"],
    ["Content-Type", "application/json"],
  ],
  body: '{ "ship": { "name": "O\'Hara", "is fast": true, "owner": null, "null": "null" } }',
} as const;
const real = { base: "https://harbour.test", isOwn: true, variables: { "X-Badge": "BADGE" } };
const local = { ...real, base: "http://127.0.0.1:4010", isOwn: false };

const operation: Operation = {
  id: "updateShip",
  method: "PUT",
  path: "/docks/{dock}/ships",
  envelope: { request: "ship" },
};
const contract: Contract = {
  security: [],
  parameters: [
    { name: "dock", in: "path", required: true },
    { name: "most", in: "query", type: "integer" },
  ],
  request: { required: true, types: { "application/json": [] } },
  responses: {},
};
const client = {
  name: "api",
  setUp: ({ base, token }: { base: string | undefined; token: string }) =>
    `const api = make(${token}, ${JSON.stringify(base)});`,
  localEdits: () => [],
};
const call = { operation, contract, client, call: "ships.update" };
const typed = { path: { dock: "a/b" }, query: { most: "5" }, header: {} };

test("curl has the credential in a variable where the server is the real one, and quotes what a shell would read", () => {
  expect(curl(request, real))
    .toBe(String.raw`curl --request PUT 'https://harbour.test/docks/a%2Fb/ships?most=5' \
  --header "X-Badge: $BADGE" \
  --header 'Content-Type: application/json' \
  --data '{ "ship": { "name": "O'\''Hara", "is fast": true, "owner": null, "null": "null" } }'`);
  expect(curl(request, local)).toContain(String.raw`--header 'X-Badge: it'\''s me'`);
  expect(curl({ method: "GET", path: "/docks", headers: [] }, local)).toBe(
    "curl 'http://127.0.0.1:4010/docks'",
  );
});

test("curl takes brackets for brackets, and no body for a file", () => {
  const odd = { method: "POST", path: "/docks?f[a]={b}", headers: [], body: "@/etc/passwd" };
  expect(curl(odd, local)).toBe(
    "curl --globoff 'http://127.0.0.1:4010/docks?f[a]={b}' \\\n  --data-raw '@/etc/passwd'",
  );
});

test("fetch sends the same request", async () => {
  const code = fetchCode(request, local);
  expect(code).toContain('"is fast": true');
  const sent: Request[] = [];
  const AsyncFunction = (async () => undefined).constructor as new (
    ...parts: string[]
  ) => (fetch: unknown, console: unknown) => Promise<void>;
  await new AsyncFunction("fetch", "console", code)(
    (url: string, init: RequestInit) => {
      sent.push(new Request(url, init));
      return Promise.resolve(new Response("{}"));
    },
    { log: () => undefined },
  );
  const [only] = sent;
  expect(only?.method).toBe("PUT");
  expect(only?.url).toBe("http://127.0.0.1:4010/docks/a%2Fb/ships?most=5");
  expect(only?.headers.get("x-badge")).toBe("it's me");
  expect(await only?.json()).toEqual(JSON.parse(request.body));
  expect(fetchCode(request, real)).toContain('"X-Badge": process.env.BADGE,');
});

test("Python has its own words, and a string that reads like one stays a string", () => {
  const code = python(request, real);
  expect(code).toMatch(/^import os\n\nimport requests\n/);
  expect(code).toContain('"X-Badge": os.environ["BADGE"],');
  expect(code).toContain('"is fast": True, "owner": None, "null": "null"');
  expect(python(request, local)).not.toContain("os.environ");
});

test("the client gets path, body without its envelope, and query, as values", () => {
  expect(clientCode(request, typed, { ...call, ...local }))
    .toBe(`const api = make("it's me", "http://127.0.0.1:4010");

console.log(await api.ships.update("a/b", { name: "O'Hara", "is fast": true, owner: null, null: "null" }, { most: 5 }));`);
  expect(clientCode(request, typed, { ...call, ...real })).toContain(
    'make(process.env.BADGE ?? "", undefined)',
  );
  expect(clientCode({ ...request, body: "{" }, typed, { ...call, ...real })).toMatch(/no JSON/);
});

test("parameters are encoded, lists as the document says", () => {
  const list = { name: "kind", in: "query", type: "array" } as const;
  const given = { path: { id: "a/b ü" }, query: { kind: "x, y" }, header: {} };
  expect(pathWith("/t/{id}", [list], given)).toBe("/t/a%2Fb%20%C3%BC?kind=x&kind=y");
  expect(pathWith("/t/{id}", [{ ...list, explode: false }], given)).toMatch(/\?kind=x%2Cy$/);
  expect(pathWith("/t/{id}", [list], { ...given, query: {} })).toBe("/t/a%2Fb%20%C3%BC");
});

test("a request that is written is read again", () => {
  expect(readRequest(writeRequest(request))).toEqual(request);
  expect(readRequest("get /docks\r\nAccept:  text/html \r\n\r\nsome\n\ntext")).toEqual({
    method: "GET",
    path: "/docks",
    headers: [["Accept", "text/html"]],
    body: "some\n\ntext",
  });
});

test("code that colours divide is changed as one text", () => {
  const parts = ["make", "({ ", "url", ': "http://a", at: "http://a" })'];
  const text = parts.join("");
  const edits = [
    ...replacing(text, /http:\/\/a/g, "http://b:1"),
    ...insertingBehind(text, /make\(\{(\s+)/g, "here: 1,"),
  ];
  expect(applyEdits(parts, edits).join("")).toBe(
    'make({ here: 1, url: "http://b:1", at: "http://b:1" })',
  );
});
