import { exampleSeed } from "./example-seed.ts";
import { account } from "./accounts.ts";
import type { Seed } from "../../mock/control/seed.ts";
import type { SeedItem } from "../../mock/memory/seed-format.ts";

const accelerator = "ac1bf54f-6a23-4074-af77-800648d25bc8";

/** A plain listener on the accelerator of the docs' samples; its ports begin at `port`. */
const listener = (id: string, name: string, port: number): SeedItem => ({
  value: {
    id,
    name,
    protocol: "TCP",
    accelerator_id: accelerator,
    port_ranges: [{ from_port: port, to_port: port + 10 }],
    domain_id: account,
  },
});

const one = listener("1b11747a-b139-492f-9692-2df0b1c87193", "listenerName", 8000);

/** How many listeners an accelerator may have. */
const quota = 10;

const quotaReached: Seed = {
  resources: {
    listener: Array.from({ length: quota }, (_, index) =>
      listener(
        `00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`,
        `listener-${index + 1}`,
        1000 + index * 100,
      ),
    ),
  },
  faults: [],
};

/** Of two rules the first that happens counts, so latency comes last: it happens to what nothing else did. */
const flaky: Seed = {
  resources: { listener: [one] },
  faults: [
    { operation: "createListener", when: "after", reset: true, probability: 0.25 },
    { status: 503, probability: 0.1 },
    { status: 429, retryAfter: 1, probability: 0.1 },
    { latency: [50, 800] },
  ],
};

const expiring: Seed = {
  clock: { now: "2026-01-01T00:00:00.000Z", ahead: 0 },
  resources: { listener: [one] },
  tokens: { "expiring-token": { user: "mock", expires_at: "2026-01-01T00:01:00.000Z" } },
  faults: [],
};

type Name = "example" | "empty" | "quota" | "flaky" | "expiring";

/** Situations that have a name, for `--seed`: see the help of the command. Equal numbers give equal ids. */
export const scenarios: Readonly<Record<Name, (random?: number) => Seed>> = {
  example: exampleSeed,
  empty: () => ({ resources: {}, faults: [] }),
  quota: () => quotaReached,
  flaky: () => flaky,
  expiring: () => expiring,
};
