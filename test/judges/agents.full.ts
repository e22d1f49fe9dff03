/** afdocs, which judges docs by how well programs read them, looks at every page of the site as a static server gives it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import sirv from "sirv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildDocs } from "../../scripts/docs-site.ts";
import { run } from "../package/consumer.ts";

interface Verdict {
  readonly id: string;
  readonly status: "pass" | "warn" | "fail" | "skip";
  readonly message: string;
  readonly details?: { readonly totalPages?: number; readonly testedPages?: number };
}

/** What a folder of files can't do, and a host can: answer in Markdown who asks for it. */
const OF_THE_HOST = ["content-negotiation"];

const folder = mkdtempSync(join(tmpdir(), "agents-"));
const docs = createServer(sirv(folder, { dev: true }));
// Its client uses a connection again after a pause.
docs.keepAliveTimeout = 60_000;
let verdicts: readonly Verdict[] = [];

beforeAll(async () => {
  run(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    import.meta.dirname,
  );
  docs.listen(0, "127.0.0.1");
  await once(docs, "listening");
  const url = `http://127.0.0.1:${String((docs.address() as AddressInfo).port)}`;
  await buildDocs(folder, { site: url });
  const command = join(import.meta.dirname, "node_modules/.bin/afdocs");
  const options = ["--format", "json", "--request-delay", "0", "--max-links", "100", "--quiet"];
  const judge = spawn(command, ["check", url, ...options]);
  verdicts = (JSON.parse(await text(judge.stdout)) as { results: Verdict[] }).results;
});
afterAll(() => {
  docs.closeAllConnections();
  docs.close();
  rmSync(folder, { recursive: true });
});

test("every page is looked at", () => {
  const { details } = verdicts.find(({ id }) => id === "page-size-html") ?? {};
  expect(details?.testedPages).toBeGreaterThan(30);
});

test("nothing is found but what is the host's to do", () => {
  expect(verdicts.length).toBeGreaterThan(20);
  const found = verdicts.filter(({ status }) => status === "warn" || status === "fail");
  expect(found.map(({ id }) => id)).toEqual(OF_THE_HOST);
});
