/** The guide on signing: what its code prints is the vendor's published signature, and what the mock takes. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { loadPyodide } from "pyodide";
import { beforeAll, describe, expect, test } from "vitest";
import { startMock } from "../support/mock.ts";

const guide = await readFile(
  new URL("../../openapi/guides/signing-requests.md", import.meta.url),
  "utf8",
);
/** The blocks of code of a language, in order. */
const blocks = (language: string): string[] =>
  [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, own, text = ""]) =>
    own === language ? [text] : [],
  );
const [canonicalRequest = "", stringToSign = "", signature = ""] = blocks("text");
const [python = ""] = blocks("python");
const [shell = ""] = blocks("sh");

const runPython = async (code: string): Promise<string> => {
  const lines: string[] = [];
  const interpreter = await loadPyodide({ stdout: (line) => lines.push(line) });
  interpreter.runPython(code);
  return lines.join("\n");
};

const run = promisify(execFile);
let hasOpenssl: boolean;
beforeAll(async () => {
  hasOpenssl = await run("openssl", ["version"]).then(
    () => true,
    () => false,
  );
});
const runShell = async (code: string): Promise<string> =>
  (await run("sh", ["-eu", "-c", code])).stdout;

/** A request of now to the mock, in the place of the guide's. */
const ofNow = (code: string, host: string, date: string): string =>
  code
    .replaceAll("service.endpoint.myhuaweicloud.com", host)
    .replaceAll("20200608T023900Z", date)
    .replaceAll("/resources", "/v1/listeners")
    .replaceAll("size=1", "limit=1");

const languages: readonly [string, string, (code: string) => Promise<string>][] = [
  ["Python", python, runPython],
  ["a shell", shell, runShell],
];

describe.each(languages)("in %s", (name, code, runCode) => {
  test("the code gives the vendor's published signature", async (context) => {
    if (name === "a shell" && !hasOpenssl) context.skip("there is no openssl");
    expect((await runCode(code)).trim()).toBe(
      "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, " +
        "Signature=cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842",
    );
  });

  test("the mock takes what the code signs", async (context) => {
    if (name === "a shell" && !hasOpenssl) context.skip("there is no openssl");
    await using mock = await startMock({ port: 0 });
    const { host } = new URL(mock.url);
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const authorization = (await runCode(ofNow(code, host, date))).trim();
    const response = await fetch(`${mock.url}/v1/listeners?limit=1`, {
      headers: { Authorization: authorization, "X-Sdk-Date": date },
    });
    expect(await response.text()).toContain('"listeners":[]');
  });
});

test("the strings in between are those that the shell makes", async (context) => {
  if (!hasOpenssl) context.skip("there is no openssl");
  const print = (name: string) => runShell(`${shell}\nprintf '\\n%s' "$${name}"`);
  expect(await print("canonical_request")).toContain(`\n${canonicalRequest.trim()}`);
  expect(await print("string_to_sign")).toContain(`\n${stringToSign.trim()}`);
  expect(await print("signature")).toContain(`\n${signature.trim()}`);
});
