import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { toHar } from "../../scripts/verify/har.ts";
import { createSession } from "../../scripts/verify/session.ts";
import { accelerator, namesOn, run, startServer } from "./support.ts";

const home = await mkdtemp(join(tmpdir(), "verify-test-"));
afterAll(() => rm(home, { recursive: true }));

test("the mock holds all that the documents decide, describe and go through", async () => {
  const file = join(home, "mock.json");
  const { code, out, error } = await run(["--json", file]);
  expect(error.trim().split("\n").at(-1)).toMatch(/^\d+ held, 0 differ, 0 not tried\.$/);
  expect(code).toBe(0);
  const { counts, findings, leftBehind } = JSON.parse(await readFile(file, "utf8")) as {
    counts: object;
    leftBehind: unknown[];
    findings: { kind: string; name: string; evidence: unknown[] }[];
  };
  expect(counts).toEqual({ held: findings.length, differs: 0, "not tried": 0 });
  expect(leftBehind).toEqual([]);
  const kinds = (kind: string) => findings.filter((each) => each.kind === kind);
  expect(kinds("decision").every(({ evidence }) => evidence.length > 0)).toBe(true);
  expect(kinds("operation")).toHaveLength(12);
  expect(kinds("workflow").map(({ name }) => name)).toEqual([
    ...["token", "life", "paging", "tags", "errors"],
  ]);
  expect(out).toContain(`${String(findings.length)} held, 0 differ, 0 not tried`);
  expect(out).toContain("| held | decision | empty-update |");
  expect(out).toContain("### quota-while-deleting: held");
});

test("another server is asked with the credentials in the environment, and is left as it was", async () => {
  await using server = await startServer();
  const before = await namesOn(server);
  const file = join(home, "server.json");
  const args = ["--write", "--accelerator", accelerator, "--yes", "--json", file];
  // Nobody moves this server's clock on: it goes by itself.
  const { code, error } = await run(["--base-url", server.url, ...args], {
    HUAWEICLOUD_SDK_AK: "AccessKey",
    HUAWEICLOUD_SDK_SK: "SecretKey",
  });
  expect(error).toMatch(/\d+ held, 0 differ, \d+ not tried\.\n$/);
  expect(code).toBe(0);
  const { findings } = JSON.parse(await readFile(file, "utf8")) as {
    findings: { name: string; verdict: string }[];
  };
  const untried = findings.filter(({ verdict }) => verdict === "not tried");
  // What takes IAM, or a user who may only look.
  expect(untried.map(({ name }) => name)).toEqual([
    "missing-permission",
    "token-like-openstack",
    ...["long-domain", "long-user", "long-password"],
    ...["iam-method-not-allowed", "iam-not-acceptable", "iam-not-json", "iam-too-large"],
    ...["createToken", "token"],
  ]);
  expect(await namesOn(server)).toEqual(before);
});

test("recorded traffic: a report and the code 1 where something differs", async () => {
  await using server = await startServer();
  const { call, exchanges } = createSession(server.target, "recorded");
  await call("listListeners", { query: { limit: 2 } });
  const [list] = exchanges;
  if (list === undefined) throw new Error("nothing was recorded");
  const url = "https://ga.example.com";
  const file = join(home, "command.har");
  const lying = { ...list, response: { ...list.response, status: 299 } };
  await writeFile(file, JSON.stringify(toHar(url, [lying])));
  const { code, out } = await run(["--har", file, "--base-url", url]);
  expect(code).toBe(1);
  expect(out).toContain("| differs | operation | listListeners |");
});

test("on stderr, with a code of its own", async () => {
  const { code, out, error } = await run(["--base-url", "https://a.example"]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(error).toMatch(/^verify: There are no credentials: .*\n$/);
});
