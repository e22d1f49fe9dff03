import { describe, expect, test } from "vitest";
import { operationsOf, read, resolve } from "./documents.ts";
import { operations, tokenStatuses } from "./operations.ts";
import type { Node } from "./documents.ts";

const openapi = await read("openapi.yaml");
const iam = await read("iam.yaml");

describe("openapi.yaml", () => {
  const byId = new Map(operationsOf(openapi).map((each) => [each.id, each]));

  test("has the eleven operations and no other", () => {
    expect([...byId.keys()].sort()).toEqual(Object.keys(operations).sort());
  });

  test.each(Object.entries(operations))(
    "describes %s",
    (id, [call, success, permission, errors]) => {
      const { method, path, operation } = byId.get(id) ?? {};
      expect(`${method} ${path}`).toBe(call);
      expect(operation?.["x-permission"]).toBe(permission);
      expect(Object.keys(operation?.["responses"] ?? {})).toEqual(
        [success, ...errors.split(" ")].sort(),
      );
      expect(operation).not.toHaveProperty("security");
      if (success === "204")
        expect(resolve(openapi, operation?.["responses"]?.["204"])).not.toHaveProperty("content");
    },
  );

  test("takes a token or a signature, at GA and then at the mock", () => {
    expect(openapi["security"]).toEqual([{ token: [] }, { signature: [] }]);
    const schemes = Object.values(openapi["components"]?.["securitySchemes"] ?? {});
    expect(schemes).toMatchObject([
      { type: "apiKey", in: "header", name: "X-Auth-Token" },
      { type: "apiKey", in: "header", name: "Authorization" },
    ]);
    expect(Object.values(openapi["servers"] ?? {}).map((server) => server["url"])).toEqual([
      "https://ga.myhuaweicloud.com",
      "http://127.0.0.1:4010",
    ]);
  });

  test("has every error code with its message, as an example of its status and no other", () => {
    expect(catalogueOf(openapi)).toEqual(
      new Set(
        catalogue.flatMap(([statuses, code, message]) =>
          statuses.split(" ").map((status) => `${status} ${code} ${message}`),
        ),
      ),
    );
  });

  test("names GA.9001 first on every 400, which is what Prism answers an invalid request with", () => {
    for (const { id, operation } of operationsOf(openapi)) {
      const [first] = examplesOf(openapi, operation, "400");
      expect(first?.[0], id).toBe("GA.9001");
    }
  });
});

describe("iam.yaml", () => {
  test("has the one operation, open to everybody, with the token in a header", () => {
    const [token, ...others] = operationsOf(iam);
    expect(others).toEqual([]);
    expect(`${token?.method} ${token?.path}`).toBe("POST /v3/auth/tokens");
    expect(token?.operation["security"]).toEqual([]);
    const created = token?.operation["responses"]?.["201"];
    expect(Object.keys(created?.["headers"] ?? {})).toEqual(["X-Request-Id", "X-Subject-Token"]);
    expect(Object.keys(token?.operation["responses"] ?? {})).toEqual(tokenStatuses.split(" "));
  });

  test("gives every error the code of its status", () => {
    for (const { operation } of operationsOf(iam)) {
      for (const status of Object.keys(operation["responses"] ?? {}).filter(
        (each) => each >= "400",
      ))
        expect(examplesOf(iam, operation, status).map(([name]) => name)).toEqual([status]);
    }
  });
});

function examplesOf(document: Node, operation: Node, status: string): [string, Node][] {
  const response = resolve(document, operation["responses"]?.[status]);
  const examples = response["content"]?.["application/json"]?.["examples"] ?? {};
  return Object.entries(examples).map(([name, example]) => [name, resolve(document, example)]);
}

function catalogueOf(document: Node): Set<string> {
  return new Set(
    operationsOf(document).flatMap(({ operation }) =>
      Object.keys(operation["responses"] ?? {})
        .filter((status) => status >= "400")
        .flatMap((status) =>
          examplesOf(document, operation, status).map(
            ([code, example]) => `${status} ${code} ${example["summary"]}`,
          ),
        ),
    ),
  );
}

// The vendor's list of error codes, and behind it what comes from the gateway and the platform.
const catalogue: [statuses: string, code: string, message: string][] = [
  ["400", "GA.9001", "Invalid %s: %s"],
  ["400", "GA.9004", "Resource %s is in %s status no operation allowed"],
  ["400", "GA.9006", "Resource frozen"],
  ["400", "GA.9101", "port_ranges is invalid or overlapped"],
  ["400", "GA.9103", "Insufficient quota resource : %s"],
  ["400", "GA.9104", "Resource %s is already exists"],
  ["400", "GA.9105", "The acceleration capability is not enabled for the selected region: %s"],
  ["400", "GA.9106", "Not support edge eip: %s"],
  ["400", "GA.9107", "Tag key is duplicated"],
  ["400", "GA.9108", "Tag value is duplicated"],
  ["400", "GA.9109", "Tag key is empty"],
  ["400", "GA.9110", "Duplicated entry: %s"],
  ["404", "GA.9002", "Not found: %s"],
  ["409", "GA.9005", "Found %s is associated by %s"],
  ["500", "GA.9201", "No available ip in common aip pool"],
  ["500", "GA.9206", "Resource [%s] unavailable: requiring reach max retry times"],
  ["500", "GA.9209", "Call iam met error"],
  ["401", "APIGW.0301", "Incorrect IAM authentication information: %s"],
  ["403", "APIGW.0302", "No permission for the action"],
  ["429", "APIGW.0308", "The throttling threshold has been reached"],
  ["404 405", "APIGW.0101", "The API does not exist or does not support this method"],
  ["406 413 415", "APIGW.0201", "Request content is not acceptable, too large or not JSON"],
  ["503", "SYS.0503", "Service unavailable"],
  ["404", "SYS.0404", "Not found"],
  ["500", "SYS.0500", "Internal error"],
];
