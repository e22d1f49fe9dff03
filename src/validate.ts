import { requests } from "../generated/validators.js";
import type { Validator } from "./contract.ts";
import type { Validate } from "./client/call.ts";
import { checkPortRanges } from "./ga/mock/port-ranges.ts";
import type { PortRange } from "./ga/mock/port-ranges.ts";
import { explainFirst } from "./validation-message.ts";

export type { Validate } from "./client/call.ts";

type Checks = Partial<Record<(typeof places)[number], Validator>>;

const places = ["path", "query", "header", "body"] as const;

/**
 * Checks a request before it is sent: the document's schemas, and the two rules they can't say, a range that ends before
 * it starts and ranges of one listener that overlap. For the option `validate` of `createClient`.
 */
export const validate: Validate = (operationId, input) => {
  const found = (requests as Partial<Record<string, Checks>>)[operationId];
  for (const place of places) {
    const check = found?.[place];
    if (!check) continue;
    // What JSON doesn't carry isn't sent.
    const sent: unknown = JSON.parse(JSON.stringify(input[place] ?? {}));
    if (!check(sent)) return explainFirst(check.errors ?? [], place);
  }
  const { listener } = Object(input.body) as { listener?: { port_ranges?: readonly PortRange[] } };
  return listener?.port_ranges && checkPortRanges(listener.port_ranges);
};
