import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { apis } from "../support/mock.ts";
import { walked } from "./documents.ts";
import { toHar } from "../../scripts/verify/har.ts";
import { runTool } from "./tool.ts";
import { causeAll, isRead } from "./traffic.ts";

const folder = mkdtempSync(join(tmpdir(), "drift-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Coverage {
  readonly totals: { readonly operations: { readonly covered: number; readonly total: number } };
  readonly operations: readonly {
    readonly operationId: string;
    readonly missing: readonly { readonly kind: string; readonly status?: string }[];
  }[];
}

interface Report {
  readonly problems: readonly unknown[];
}

const generated = join(import.meta.dirname, "../../generated");
const origin = "http://mock.invalid";

const drift = async (name: string, document: string, entries: Parameters<typeof toHar>[1]) => {
  const [har, coverage, report] = ["har", "coverage.json", "report.json"].map((suffix) =>
    join(folder, `${name}.${suffix}`),
  ) as [string, string, string];
  writeFileSync(har, JSON.stringify(toHar(origin, entries)));
  const { code, output } = await runTool("@redocly/cli", "redocly", [
    "drift",
    har,
    ...["--api", join(generated, document), "--server", origin],
    // The credential's header is a security scheme, which the tool takes for an undocumented header.
    ...["--ignore-headers", "x-auth-token", "--coverage", "--coverage-output", coverage],
    ...["--format", "json", "--output", report],
  ]);
  return {
    code,
    output,
    coverage: JSON.parse(readFileSync(coverage, "utf8")) as Coverage,
    report: JSON.parse(readFileSync(report, "utf8")) as Report,
  };
};

describe.each([
  ["listeners", "openapi.yaml", apis[0]],
  ["iam", "iam/openapi.yaml", apis[1]],
] as const)("the traffic of %s", (name, document, api) => {
  test("has every operation and every status a client can cause, and nothing that isn't documented", async () => {
    const { entries, uncaused } = await causeAll(walked.filter((each) => each.api === api));
    const { code, output, coverage, report } = await drift(name, document, entries);
    expect(code, output).toBe(0);
    expect(report.problems).toEqual([]);
    const { covered, total } = coverage.totals.operations;
    expect(covered).toBe(total);
    const missing = coverage.operations.flatMap(({ operationId, missing: lacks }) =>
      lacks
        .filter(({ kind }) => kind === "response")
        .map(({ status }) => `${operationId} ${status}`),
    );
    expect(missing.sort()).toEqual(uncaused.sort());
  });
});

test("few statuses can't be caused by a client", async () => {
  const { uncaused } = await causeAll();
  const always = /^\w+ (405|429|500|503)$/; // another method is no such operation; the rest is the server's
  const reads = walked.filter(isRead).map(({ id }) => `${id} 403`); // every user may read
  const foreign = walked.filter(({ contract }) => contract.resource === undefined);
  const unremembered = foreign.map(({ id }) => `${id} 404`);
  const left = uncaused.filter((each) => !always.test(each) && !reads.includes(each));
  expect(left.filter((each) => !unremembered.includes(each)).sort()).toEqual([
    "createListener 404", // any accelerator is taken to exist
    "createToken 401", // any user and password will do
  ]);
});

test("an answer that isn't as documented is found", async () => {
  const { entries } = await causeAll(walked.filter(({ id }) => id === "showListener"));
  const lying = entries.map((entry) => ({
    ...entry,
    response: { ...entry.response, body: '{"listener":{"id":7}}' },
  }));
  const { report } = await drift("lying", "openapi.yaml", lying);
  expect(report.problems).not.toEqual([]);
});
