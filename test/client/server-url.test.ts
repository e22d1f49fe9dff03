import { expect, test } from "vitest";
import { ownServers, serverUrl } from "../../src/client/index.ts";

const template = {
  url: "https://{region}.example.com:{port}/{stage}",
  variables: {
    region: { default: "eu", enum: ["eu", "us"] },
    port: { default: "443" },
  },
} as const;

test("a server's variables have their defaults, or what is given", () => {
  expect(serverUrl(template)).toBe("https://eu.example.com:443/{stage}");
  expect(serverUrl(template, { region: "us", port: undefined })).toBe(
    "https://us.example.com:443/{stage}",
  );
  expect(serverUrl(template, { port: "8443" })).toBe("https://eu.example.com:8443/{stage}");
});

test("only listed values and known variables are taken", () => {
  // @ts-expect-error not one of the listed
  expect(() => serverUrl(template, { region: "mars" })).toThrow("region must be one of eu, us");
  // @ts-expect-error no variable of this server
  serverUrl(template, { zone: "a" });
});

test.each([
  ["https://eu.example.com", "https://own.example.com/x"],
  ["https://eu.example.com/", "https://own.example.com/x"],
  ["https://eu.example.com/v2/beta/", "https://own.example.com/x"],
  ["https://mock.example.org/v2/", "https://mock.example.org/v2/"],
])("from %s a call with a server of its own goes to %s", (baseUrl, expected) => {
  const serverFor = ownServers(["https://{region}.example.com/{base}"]);
  expect(serverFor({ servers: ["https://own.example.com/x"] })(baseUrl)).toBe(expected);
});
