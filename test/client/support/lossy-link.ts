/** Many creates at once through a link that loses what it should carry. */
import { expect } from "vitest";
import { createClient, token } from "../../../src/index.ts";
import type { RetryOptions } from "../../../src/index.ts";
import { startMock } from "../../support/mock.ts";
import type { FaultRule } from "../../support/mock.ts";
import { createTestClock } from "./clock.ts";

const each = 8; // an accelerator takes ten
const operation = "createListener";
/** A third of the answers to creates is lost. */
export const third: FaultRule = { operation, reset: true, when: "after", probability: 1 / 3 };
/** Beside that: requests that never arrive, answers of which only the beginning arrives, and lists that are lost. */
export const worse: readonly FaultRule[] = [
  third,
  { operation, reset: true, probability: 1 / 5 },
  { operation, truncate: 20, when: "after", probability: 1 / 5 },
  { operation: "listListeners", reset: true, probability: 1 / 5 },
];
export const patient: RetryOptions = { attempts: 20, budget: 10_000 };

/** A link, how many creates it carries, and how patient the client is. */
interface Link {
  readonly creates: number;
  /** What the server's clock is off, in milliseconds. */
  readonly ahead: number;
  readonly faults: readonly FaultRule[];
  readonly retry: RetryOptions;
}

/** Expects that as many creates leave exactly as many listeners, each returned once. */
export const expectNoneLostOrDoubled = async (link: Link): Promise<void> => {
  const { creates, ahead, faults, retry } = link;
  await using mock = await startMock({ settle: 0, now: () => Date.now() + ahead });
  for (const fault of faults) mock.faults.add(fault);
  const clock = createTestClock(Date.now());
  const ga = createClient({ auth: token(mock.token), baseUrl: mock.url, clock, retry });
  const options = Array.from({ length: creates }, (_, index) => ({
    name: `web-${index}`,
    protocol: "TCP" as const,
    port_ranges: [{ from_port: 1000 + (index % each), to_port: 1000 + (index % each) }],
    accelerator_id: `ac1bf54f-6a23-4074-af77-${String(Math.floor(index / each)).padStart(12, "0")}`,
    tags: [{ key: "index", value: `${index}` }],
  }));
  const returned = await clock.run(
    Promise.all(options.map((option) => ga.listeners.create(option, { reconcile: true }))),
  );
  const happened = mock.faults.list().map((fault) => fault.happened);
  mock.faults.clear();
  const there = new Map<string, object>();
  for await (const listener of ga.listeners.list({ limit: 2000 })) there.set(listener.id, listener);
  expect(there.size).toBe(creates);
  expect(new Set(returned.map(({ id }) => id)).size).toBe(creates);
  for (const [index, listener] of returned.entries()) {
    expect(there.get(listener.id)).toMatchObject(options[index] ?? {});
  }
  for (const count of happened) expect(count).toBeGreaterThan(creates / 10);
};
