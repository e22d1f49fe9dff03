import { expect, test } from "vitest";
import { collectionText } from "../../scripts/docs/collection.ts";
import { modelOf } from "../../scripts/document/model.ts";
import type { OperationObject } from "../../scripts/document/types.ts";
import { api } from "../emit/support/api.ts";

interface Entry {
  readonly key: string;
  readonly value: string;
}

interface Request {
  readonly auth: Readonly<Record<string, unknown>>;
  readonly header: readonly Entry[];
  readonly url: { readonly query: readonly Entry[] };
  readonly body?: object;
}

interface Collection {
  readonly variable: readonly Entry[];
  readonly item: readonly { readonly item: readonly { readonly request: Request }[] }[];
}

const SCHEMES = {
  key: { type: "apiKey", in: "header", name: "X-Key" },
  tenant: { type: "apiKey", in: "query", name: "tenant" },
  session: { type: "apiKey", in: "cookie", name: "SID" },
  jwt: { type: "http", scheme: "bearer" },
  digest: { type: "http", scheme: "digest" },
};

/** The collection of a document with one operation, and what it says of that one. */
const collectionOf = (
  operation: Partial<OperationObject>,
  more: object = { components: { securitySchemes: SCHEMES } },
) => {
  const { document, operations } = modelOf({ ...api({ "post /a": operation }), ...more });
  const collection = JSON.parse(collectionText(document, operations)) as Collection;
  const request = collection.item[0]?.item[0]?.request;
  if (request === undefined) throw new Error("there is no request");
  return { collection, request };
};

const words = (auth: Request["auth"]): string =>
  Object.values(auth)
    .flat()
    .map((each) => (typeof each === "string" ? each : String((each as Entry).value)))
    .join(" ");

test.each<[string, readonly Record<string, string[]>[], string, string[], string[]]>([
  ["one key", [{ key: [] }], "apikey X-Key {{key}} header", [], []],
  [
    "two keys together",
    [{ key: [], tenant: [] }],
    "apikey X-Key {{key}} header",
    [],
    ["tenant={{tenant}}"],
  ],
  [
    "a key, a cookie and a token together",
    [{ key: [], session: [], jwt: [] }],
    "bearer {{jwt}}",
    ["X-Key={{key}}", "Cookie=SID={{session}}"],
    [],
  ],
  ["the first that can be said", [{ digest: [], key: [] }, { jwt: [] }], "bearer {{jwt}}", [], []],
  ["nothing, or a key", [{}, { tenant: [] }], "apikey tenant {{tenant}} query", [], []],
  ["nothing", [], "noauth", [], []],
])("a request of the collection proves itself by %s", (_, security, auth, header, query) => {
  const { request } = collectionOf({ security });
  const told = (entries: readonly Entry[]): string[] =>
    entries.map(({ key, value }) => `${key}=${value}`);
  expect(words(request.auth)).toBe(auth);
  expect(told(request.header)).toEqual(header);
  expect(told(request.url.query)).toEqual(query);
});

test("each secret has a variable of its own, and an only one is called token", () => {
  const names = ({ collection }: ReturnType<typeof collectionOf>): string[] =>
    collection.variable.map(({ key }) => key);
  expect(names(collectionOf({}))).toEqual(["baseUrl", "key", "tenant", "session", "jwt"]);
  const one = { components: { securitySchemes: { key: SCHEMES.key } } };
  expect(names(collectionOf({}, one))).toEqual(["baseUrl", "token"]);
});

test("a server's variables have their defaults", () => {
  const servers = [{ url: "https://{zone}.test", variables: { zone: { default: "eu" } } }];
  expect(collectionOf({}, { servers }).collection.variable[0]).toMatchObject({
    key: "baseUrl",
    value: "https://eu.test",
  });
});

test.each<[string, unknown, object]>([
  [
    "application/x-www-form-urlencoded",
    { a: "b", c: [1] },
    {
      mode: "urlencoded",
      urlencoded: [
        { key: "a", value: "b", type: "text" },
        { key: "c", value: "[\n  1\n]", type: "text" },
      ],
    },
  ],
  [
    "multipart/form-data",
    { a: 1 },
    { mode: "formdata", formdata: [{ key: "a", value: "1", type: "text" }] },
  ],
  ["text/csv", "a,b", { mode: "raw", raw: "a,b" }],
  [
    "application/json",
    { a: 1 },
    { mode: "raw", raw: '{\n  "a": 1\n}', options: { raw: { language: "json" } } },
  ],
])("a body of type %s is shown as what it is", (type, example, body) => {
  const { request } = collectionOf({ requestBody: { content: { [type]: { example } } } });
  expect(request.body).toEqual(body);
});
