/** Every probe. Each decision of the documents has at least one; the tests hold both to each other. */
import { errorProbes } from "./errors.ts";
import { listenerProbes, quotaProbe } from "./listeners.ts";
import { listProbes } from "./lists.ts";
import { tagProbes } from "./tags.ts";
import { tokenProbes } from "./tokens.ts";
import type { Probe } from "../probe.ts";

export const probes: readonly Probe[] = [
  ...listenerProbes,
  ...listProbes,
  ...tagProbes,
  ...errorProbes,
  ...tokenProbes,
  quotaProbe,
];
