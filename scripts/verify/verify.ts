/** One run: every probe, every workflow, every operation, against one server; what was made is removed. */
import { setTimeout as sleep } from "node:timers/promises";
import { exampleSeed } from "../../src/ga/mock/example-seed.ts";
import { startMock } from "../../src/ga/mock/start.ts";
import { token } from "../../src/ga/credentials/token.ts";
import { readSources } from "../docs/site-document.ts";
import { judgeExchanges } from "./contract.ts";
import { decisionsIn } from "./decisions.ts";
import { NotTried } from "./verdicts.ts";
import { probes } from "./probes/index.ts";
import { reportOf } from "./report.ts";
import { runProbes } from "./run.ts";
import { createSession } from "./session.ts";
import { Unreachable } from "./server.ts";
import { runWorkflows } from "./workflows.ts";
import type { RunReport } from "./report.ts";
import type { Session } from "./session.ts";
import type { Target } from "./server.ts";

/** The server can't be asked at all. */
export class CantAsk extends Error {}

/** Every decision by its place. */
export const readDecisions = async (): Promise<Map<string, string>> => {
  const { api, beside } = await readSources();
  const decisions = [api, ...Object.values(beside)].flatMap(decisionsIn);
  return new Map(decisions.map(({ place, text }) => [place, text]));
};

/** Whether this is a listener API that lets us in. */
const greet = async ({ call, target }: Session): Promise<void> => {
  const { listeners } = target.urls;
  const answer = await call("listListeners", { query: { limit: 1 } }).catch((error: unknown) => {
    throw error instanceof Unreachable ? new CantAsk(`${error.message}.`) : error;
  });
  const { status, code, message = "", body } = answer;
  if (status === 401)
    throw new CantAsk(`${listeners} refuses the credentials: ${`${code ?? ""} ${message}`.trim()}`);
  if (
    status < 500 &&
    code === undefined &&
    !Array.isArray((body as { listeners?: unknown } | undefined)?.listeners)
  )
    throw new CantAsk(`${listeners} answers ${String(status)}, and not as the listener API does.`);
};

/** Calls what no probe calls, so that every operation is judged. */
const callTheRest = async ({ any, call, target }: Session): Promise<void> => {
  try {
    const path = { listener_id: (await any()).id };
    await call("showListener", { path });
    if (target.accelerator === undefined) return;
    await call("updateListener", { path, body: { listener: { description: "verified" } } });
  } catch (error) {
    // Then operations are reported as not called.
    if (!(error instanceof NotTried || error instanceof Unreachable)) throw error;
  }
};

/** What a run may be told beside its target. */
export interface RunOptions {
  /** Makes the names of this run its own. */
  readonly mark: string;
  /** Ends the run; what was made is removed all the same. */
  readonly signal?: AbortSignal;
  /** Called after every answer that a workflow gets. */
  readonly whenAnswered?: () => void;
}

/** Asks a server everything. Throws a CantAsk where it can't be asked. */
export const verify = async (
  target: Target,
  { mark, signal, whenAnswered }: RunOptions,
): Promise<RunReport> => {
  const at = new Date().toISOString();
  const session = createSession(target, mark, signal);
  await greet(session);
  let leftBehind: string[] = [];
  try {
    const decisions = await runProbes(session, probes, await readDecisions(), signal);
    leftBehind = await session.cleanUp();
    const workflows = await runWorkflows(session, whenAnswered);
    signal?.throwIfAborted();
    await callTheRest(session);
    leftBehind.push(...(await session.cleanUp()));
    const operations = await judgeExchanges(session.exchanges);
    return reportOf(
      target.urls.listeners,
      at,
      [...decisions, ...operations, ...workflows],
      [...new Set(leftBehind)],
    );
  } catch (error) {
    const left = await session.cleanUp();
    if (left.length > 0)
      throw new CantAsk(`Left behind, to be removed by hand: ${left.join(", ")}.`, {
        cause: error,
      });
    throw error;
  }
};

/** A server that is asked in real time. */
export const realTime = { wait: (milliseconds: number) => sleep(milliseconds) };

/** Asks the mock, whose clock goes on instead of anybody waiting. */
export const verifyMock = async (signal?: AbortSignal): Promise<RunReport> => {
  // Lists are long enough to have more than one page.
  await using mock = await startMock({ seed: exampleSeed() });
  const target: Target = {
    urls: { listeners: mock.url, iam: mock.url },
    auth: token("mock-token"),
    reader: token("mock-token-readonly"),
    account: { user: "verify", password: "verify", domain: "verify" },
    accelerator: "5f0c2a31-8c55-4e0b-9a35-0c5a0f6d7e10",
    wait: (milliseconds) => {
      mock.clock.advance(milliseconds);
      return Promise.resolve();
    },
  };
  const options = { mark: "verify", ...(signal === undefined ? {} : { signal }) };
  const report = await verify(target, {
    ...options,
    whenAnswered: () => {
      mock.clock.settle();
    },
  });
  return { ...report, server: "The mock" };
};
