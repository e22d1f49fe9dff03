/** Asks a server every question, one after the other, and keeps what was sent for each. */
import type { Exchange } from "./exchange.ts";
import { Differs, NotTried } from "./verdicts.ts";
import type { Probe } from "./probe.ts";
import { Unreachable } from "./server.ts";
import type { Session } from "./session.ts";

export type Judgement = "held" | "differs" | "not tried";

/** What came of one question. */
export interface Finding {
  readonly kind: "decision" | "operation" | "workflow";
  readonly name: string;
  readonly asks: string;
  readonly verdict: Judgement;
  /** What was seen instead, or why it wasn't tried. */
  readonly because?: string;
  /** Places of the decisions it is about, with what they say. */
  readonly decisions?: Readonly<Record<string, string>>;
  readonly evidence: readonly Exchange[];
}

const verdictOf = (error: unknown): Pick<Finding, "verdict" | "because"> => {
  if (error instanceof Differs) return { verdict: "differs", because: error.message };
  if (error instanceof NotTried || error instanceof Unreachable)
    return { verdict: "not tried", because: error.message };
  throw error;
};

/** Asks all that can be asked here. */
export const runProbes = async (
  session: Session,
  probes: readonly Probe[],
  decisions: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const probe of probes) {
    signal?.throwIfAborted();
    const first = session.exchanges.length;
    const isAllowed = probe.writes !== true || session.target.accelerator !== undefined;
    const outcome = isAllowed
      ? await probe.run(session).then(() => ({ verdict: "held" as const }), verdictOf)
      : { verdict: "not tried" as const, because: "it writes: give --write and --accelerator" };
    findings.push({
      ...{ kind: "decision", name: probe.name, asks: probe.asks, ...outcome },
      decisions: Object.fromEntries(
        probe.decisions.map((place) => [place, decisions.get(place) ?? ""]),
      ),
      evidence: session.exchanges.slice(first),
    });
  }
  return findings;
};
