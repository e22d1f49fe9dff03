/** The probes of `npm run verify` and the decisions of the documents, and that the mock holds them. */
import { expect, test } from "vitest";
import { probes } from "../../scripts/verify/probes/index.ts";
import { runProbes } from "../../scripts/verify/run.ts";
import { createSession } from "../../scripts/verify/session.ts";
import { isWriting, operationWithId } from "../../scripts/verify/server.ts";
import { readDecisions } from "../../scripts/verify/verify.ts";
import { startServer } from "./support.ts";
import type { Exchange } from "../../scripts/verify/exchange.ts";

const decisions = await readDecisions();
const asked = probes.flatMap((probe) => probe.decisions);

test("every decision of the documents has a probe", () => {
  expect(decisions.size).toBeGreaterThan(50);
  expect([...decisions.keys()].filter((place) => !asked.includes(place))).toEqual([]);
});

test("every probe asks about a decision that a document has", () => {
  expect(asked.filter((place) => !decisions.has(place))).toEqual([]);
  expect(new Set(probes.map(({ name }) => name)).size).toBe(probes.length);
});

const writes = ({ operation = "", request: { method } }: Exchange): boolean =>
  isWriting({ method, operation: operationWithId(operation) });

test("the mock holds every decision; probes say rightly whether they write, and keep no credential", async () => {
  await using server = await startServer();
  const session = createSession(server.target, "writes");
  const findings = await runProbes(session, probes, decisions);
  // What only prepares a question, such as a listener to look at, makes no difference to who asks it.
  const own = ["always-there", "oldest-first", "reversed-pages", "status-of-tags"];
  for (const { name, evidence } of findings.filter((each) => !own.includes(each.name))) {
    const isWriter = probes.find((probe) => probe.name === name)?.writes === true;
    expect([name, evidence.some(writes) || isWriter]).toEqual([name, isWriter]);
  }
  expect(findings.filter(({ verdict }) => verdict !== "held")).toEqual([]);
  expect(JSON.stringify(session.exchanges)).not.toMatch(/mock-token|very secret|MIID/);
});
