import { describe, expect, test } from "vitest";
import { readParameters } from "../../support/mock.ts";
import type { MatchedRequest } from "../../support/mock.ts";
import { ga } from "./support.ts";
import type { Contract, Parameter } from "../../../src/contract.ts";

const enteredWith = (parameter: Parameter, text: string): MatchedRequest => {
  const contract: Contract = { security: [], parameters: [parameter], responses: {} };
  const operation = { id: "any", method: "GET", path: "/" };
  const request = { method: "GET", url: "/", headers: { "x-page": text }, body: undefined };
  const query = new URLSearchParams(text);
  return {
    document: ga,
    id: "any",
    operation,
    contract,
    path: { id: text },
    query,
    body: undefined,
    request,
    requestId: "1",
  };
};

describe("a query parameter is read as its declaration says:", () => {
  const cases: [
    what: string,
    declared: Omit<Parameter, "in" | "name">,
    query: string,
    value: unknown,
  ][] = [
    ["a string", {}, "a=1", "1"],
    ["an empty string", {}, "a=", ""],
    ["none", {}, "b=1", undefined],
    ["an integer", { type: "integer" }, "a=10", 10],
    ["a number", { type: "number" }, "a=-1.5", -1.5],
    ["no number", { type: "integer" }, "a=ten", "ten"],
    ["an empty number", { type: "integer" }, "a=", ""],
    ["a blank number", { type: "number" }, "a=%20", " "],
    ["true", { type: "boolean" }, "a=true", true],
    ["false", { type: "boolean" }, "a=false", false],
    ["no boolean", { type: "boolean" }, "a=1", "1"],
    ["a list", { type: "array" }, "a=1&a=x,y", ["1", "x,y"]],
    ["a list of integers", { type: "array", items: "integer" }, "a=1&a=2", [1, 2]],
    ["a list with commas", { type: "array", explode: false, items: "number" }, "a=1,2", [1, 2]],
    [
      "a list with spaces",
      { type: "array", style: "spaceDelimited", explode: false },
      "a=1%202",
      ["1", "2"],
    ],
    [
      "a list with pipes",
      { type: "array", style: "pipeDelimited", explode: false },
      "a=1%7C2",
      ["1", "2"],
    ],
    [
      "an object",
      { type: "object", style: "deepObject" },
      "a[x]=1&a[y]=2&b[z]=3",
      { x: "1", y: "2" },
    ],
  ];

  test.each(cases)("%s", (_what, declared, query, value) => {
    expect(
      readParameters(enteredWith({ name: "a", in: "query", ...declared }, query)).query["a"],
    ).toStrictEqual(value);
  });
});

test("headers are found in any spelling, and path parameters are read like the others", () => {
  expect(
    readParameters(enteredWith({ name: "X-Page", in: "header", type: "integer" }, "7")).header,
  ).toStrictEqual({ "X-Page": 7 });
  expect(
    readParameters(enteredWith({ name: "id", in: "path", type: "integer" }, "7")).path,
  ).toStrictEqual({ id: 7 });
});

test("what the operation doesn't declare is not read", () => {
  const { query, path, header } = readParameters(
    enteredWith({ name: "a", in: "query" }, "a=1&__proto__=2&b=3"),
  );
  expect([query, path, header]).toStrictEqual([{ a: "1" }, {}, {}]);
});
