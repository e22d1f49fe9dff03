import { expect, test } from "vitest";
import { startMock } from "../../support/mock.ts";
import { createCalls } from "../../mock/calls.ts";
import type { Shown } from "../../mock/calls.ts";

/** What one client knows of one of its listeners after all answers have come or been lost. */
interface Knowledge {
  readonly acknowledged: Set<string>;
  readonly refused: Set<string>;
  /** Names whose answer was lost: they may be there or not. */
  readonly unsure: Set<string>;
}

test("200 clients at once, with faults, lose nothing that was acknowledged and find nothing that was refused", async () => {
  await using mock = await startMock({ settle: 0, random: 7 });
  const operation = "createListener";
  mock.faults.add({ operation, probability: 0.1, status: 503 });
  mock.faults.add({ operation, probability: 0.1, reset: true });
  mock.faults.add({ operation, probability: 0.1, reset: true, when: "after" });
  mock.faults.add({ operation, probability: 0.1, truncate: 40 });
  mock.faults.add({ operation, probability: 0.1, latency: [0, 5] });
  const calls = createCalls(mock);
  const known: Knowledge = { acknowledged: new Set(), refused: new Set(), unsure: new Set() };

  const create = async (name: string): Promise<void> => {
    const accelerator_id = crypto.randomUUID();
    const port_ranges = [{ from_port: 1, to_port: 1 }];
    const listener = { name, protocol: "TCP", port_ranges, accelerator_id };
    try {
      const response = await calls.call("POST", "/v1/listeners", { listener });
      const body = (await response.json()) as { listener?: Shown };
      if (response.status === 201 && body.listener?.name === name) known.acknowledged.add(name);
      else known.refused.add(name);
    } catch {
      known.unsure.add(name);
    }
  };

  const client = async (_: unknown, number: number): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await create(`client-${number}-${turn}`);
  };
  await Promise.all(Array.from({ length: 200 }, client));

  const there = await calls.names();
  const { acknowledged, refused, unsure } = known;
  expect(acknowledged.size + refused.size + unsure.size).toBe(1_000);
  for (const outcome of [acknowledged, refused, unsure]) expect(outcome.size).toBeGreaterThan(50);
  expect(new Set(there).size).toBe(there.length);
  expect([...acknowledged].filter((name) => !there.includes(name))).toEqual([]);
  expect(there.filter((name) => refused.has(name))).toEqual([]);
  expect(there.filter((name) => !acknowledged.has(name) && !unsure.has(name))).toEqual([]);
});
