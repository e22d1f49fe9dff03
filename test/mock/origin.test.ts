import { describe, expect, test } from "vitest";
import { isTrusted, untrustedMessage } from "../support/mock.ts";

const host = "127.0.0.1:4010";

describe("the control plane is open to", () => {
  test.each<[string, Record<string, string>, string[]]>([
    ["a program", { host }, []],
    ["a program on another host of the network", { host: "mock:4010" }, []],
    ["a program without a Host", {}, []],
    ...[
      "host.docker.internal:4010",
      "host.containers.internal",
      "mock.default.svc.cluster.local:4010",
      "mock.default.svc",
      "mock.test",
      "MY-LAPTOP.LOCAL.",
      "nas.lan:80",
      "mock.home.arpa",
    ].map((name): [string, Record<string, string>, string[]] => [
      `a program by the name ${name}`,
      { host: name },
      [],
    ]),
    [
      "a program that calls it by an allowed name",
      { host: "mock.example:4010" },
      ["http://mock.example:4010"],
    ],
    ["the mock's own page", { host, origin: "http://127.0.0.1:4010" }, []],
    ["the mock's own page, without an origin", { host, "sec-fetch-site": "same-origin" }, []],
    ["the address bar", { host, "sec-fetch-site": "none" }, []],
    ["a page by the name localhost", { host: "localhost:1", origin: "http://localhost:1" }, []],
    ["a page by an IPv6 address", { host: "[::1]:1", origin: "http://[::1]:1" }, []],
    [
      "a page of an allowed origin",
      { host, origin: "http://a:5173", "sec-fetch-site": "cross-site" },
      ["http://a:5173"],
    ],
    ["any page where all are allowed", { host, "sec-fetch-site": "cross-site" }, ["*"]],
  ])("%s", (_, headers, allowed) => {
    expect(isTrusted(headers, allowed)).toBe(true);
  });
});

describe("the control plane is closed to", () => {
  test.each<[string, Record<string, string>, string[]]>([
    ["a page of another origin", { host, origin: "http://evil.example" }, []],
    ["a page of another port", { host, origin: "http://127.0.0.1:5173" }, []],
    ["a page of no origin", { host, origin: "null" }, []],
    ["an image on another page", { host, "sec-fetch-site": "cross-site" }, []],
    ["a page beside it", { host, "sec-fetch-site": "same-site" }, []],
    [
      "a page whose name was bent to this machine",
      { host: "evil.example:4010", origin: "http://evil.example:4010" },
      [],
    ],
    [
      "the same, without an origin",
      { host: "evil.example:4010", "sec-fetch-site": "same-origin" },
      [],
    ],
    ["a name that only looks near", { host: "localhost.evil.example" }, []],
    ["a public name of this machine's address", { host: "127.0.0.1.nip.io:4010" }, []],
    // A browser sends neither header with a GET to an address without https.
    ["the same, without either", { host: "evil.example:4010" }, []],
    ["a page that isn't the allowed one", { host, origin: "http://b:5173" }, ["http://a:5173"]],
  ])("%s", (_, headers, allowed) => {
    expect(isTrusted(headers, allowed)).toBe(false);
  });
});

test.each([
  [{ host: "mock.example:4010" }, "public host name mock.example:4010", "http://mock.example:4010"],
  [{ host, origin: "http://a:5173" }, "another origin", "http://a:5173"],
  [{ host, origin: "null" }, "another origin", "*"],
])("who is refused learns the host and the option: %j", (headers, what, option) => {
  const message = untrustedMessage(headers);
  expect(message).toContain(what);
  expect(message).toContain(headers.host);
  expect(message).toContain(`--control-origin ${option}`);
});
