import { describe, expect, test } from "vitest";
import {
  accessKey,
  ConfigurationError,
  createClient,
  fromEnvironment,
  GaError,
  iamPassword,
  token,
} from "../../src/index.ts";
import type { ClientOptions } from "../../src/index.ts";
import { ConfigurationError as ofRuntime, createRuntime, serverUrl } from "../../src/runtime.ts";
import { createObserved, json, listener } from "./support/observed.ts";
import { failureOf } from "./support/secrets.ts";

/** What whoever writes JavaScript, or reads an environment, may give. */
const wrong = (options: object) => options as ClientOptions;

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

const account = { user: "me", password: "Some-Password", domain: "us" };
const mustBeUrl = "must be like https://host, or http on this machine, no query";
const mustBeNumber = "must be a number (times in milliseconds)";

describe("a setting that can't work is refused at once, by name", () => {
  test.each<[string, string, () => unknown]>([
    ["baseUrl", `${mustBeUrl}, not "ga.example"`, () => createClient({ baseUrl: "ga.example" })],
    [
      "baseUrl",
      `${mustBeUrl}, not "localhost:4010"`,
      () => createClient({ baseUrl: "localhost:4010" }),
    ],
    [
      "baseUrl",
      `${mustBeUrl}, not "…ga.example"`,
      () => createClient({ baseUrl: "https://me:Some-Password@ga.example" }),
    ],
    [
      "baseUrl",
      `${mustBeUrl}, not "https://ga.example/…"`,
      () => createClient({ baseUrl: "https://ga.example/?key=Some-Password" }),
    ],
    [
      "baseUrl",
      `${mustBeUrl}, not "undefined"`,
      () => createRuntime({ baseUrl: undefined as unknown as string }),
    ],
    ["timeout", `${mustBeNumber}, not "5s"`, () => createClient(wrong({ timeout: "5s" }))],
    ["timeout", `${mustBeNumber}, not "NaN"`, () => createClient({ timeout: NaN })],
    ["maxBytes", `${mustBeNumber}, not "1MB"`, () => createClient(wrong({ maxBytes: "1MB" }))],
    [
      "retry.attempts",
      `${mustBeNumber}, not "many"`,
      () => createClient(wrong({ retry: { attempts: "many" } })),
    ],
    [
      "retry",
      'must be false or like { attempts: 4 }, not "3"',
      () => createClient(wrong({ retry: 3 })),
    ],
    ["auth", 'must be like token("…")', () => createClient(wrong({ auth: "Some-Password" }))],
    ["auth", 'must be like token("…")', () => createClient(wrong({ auth: fromEnvironment }))],
    [
      "token",
      "is not set: check the environment",
      () => token(process.env["NO_SUCH_VARIABLE"] as string),
    ],
    [
      "accessKey",
      "is not set: check the environment",
      () => accessKey({ accessKey: " ", secretKey: "Some-Password" }),
    ],
    [
      "HUAWEICLOUD_SDK_SK",
      "is not set: check the environment",
      () => fromEnvironment({ HUAWEICLOUD_SDK_AK: "a" }),
    ],
    ["user", "is not set", () => iamPassword({ ...account, user: "" })],
    ["user", "is not set", () => iamPassword(undefined as never)],
    ["accessKey", "is not set: check the environment", () => accessKey(null as never)],
    ["token", "is not set: check the environment", () => token({ token: "abcd" } as never)],
    [
      "secretKey",
      "is not set: check the environment",
      () => accessKey({ accessKey: "a", secretKey: (() => "s") as never }),
    ],
    [
      "password",
      "is not set",
      () => iamPassword({ ...account, password: (() => "Some-Password") as never }),
    ],
    [
      "domain",
      "is not set",
      () => iamPassword({ ...account, domain: undefined as unknown as string }),
    ],
    [
      "endpoint",
      `${mustBeUrl}, not "iam.example"`,
      () => iamPassword({ ...account, endpoint: "iam.example/v3" }),
    ],
    [
      "region",
      'must be one of eu, us, not "mars"',
      () =>
        serverUrl(
          {
            url: "https://{region}.example",
            variables: { region: { default: "eu", enum: ["eu", "us"] } },
          },
          { region: "mars" as "eu" },
        ),
    ],
  ])("%s %s", (option, wrongness, act) => {
    const error = thrownBy(act);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toBeInstanceOf(GaError);
    expect(error).toMatchObject({
      name: "ConfigurationError",
      option,
      message: `${option} ${wrongness}`,
    });
    expect(JSON.stringify(error)).not.toContain("Some-Password");
  });

  test("one of a call is, before anything is sent", async () => {
    const { ga, sent } = createObserved([json(200, { listener })]);
    const calls = [ga.listeners.show, ga.listeners.waitUntilActive];
    for (const call of calls) {
      const options = { timeout: "5s" as unknown as number };
      expect(await failureOf(call(listener.id, options))).toMatchObject({
        name: "ConfigurationError",
        option: "timeout",
        message: `timeout ${mustBeNumber}, not "5s"`,
      });
    }
    expect(sent).toHaveLength(0);
  });

  test("both entries name one class", () => {
    expect(ofRuntime).toBe(ConfigurationError);
  });
});

test("what is left out, undefined or endless is right", async () => {
  const answer = json(200, { listener });
  const retry = { attempts: undefined, cap: Infinity };
  const { ga } = createObserved([answer], { timeout: Infinity, retry, maxBytes: undefined });
  expect(await ga.listeners.show(listener.id)).toEqual(listener);
  const never = createObserved([answer], { retry: false, auth: undefined });
  expect(await never.ga.listeners.show(listener.id)).toEqual(listener);
});
