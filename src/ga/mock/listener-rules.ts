import { isFrozen } from "./accounts.ts";
import { checkPortRanges, checkPortsTaken } from "./port-ranges.ts";
import { checkTagKeys } from "./tag-rules.ts";
import { take, sizeOf } from "../../mock/memory/ordered-list.ts";
import { rejectionFor } from "../../mock/memory/rules.ts";
import { groupOf } from "../../mock/memory/store.ts";
import type { PortRange } from "./port-ranges.ts";
import type { Rejection } from "../../mock/gateway/errors.ts";
import type { Write, Rules } from "../../mock/memory/rules.ts";
import type { Value } from "../../mock/types.ts";

/** How many listeners one accelerator may have. */
const maximumListeners = 10;

const portsOf = (value: Value) => (value["port_ranges"] ?? []) as readonly PortRange[];

/** GA.9101: a range that ends before it starts, or overlaps another of the same listener. */
const checkOwnPorts = ({ input }: Write) =>
  rejectionFor("GA.9101", checkPortRanges(portsOf(input)));

/** GA.9101: a range that overlaps one of another listener of the same accelerator and protocol. */
const checkOtherPorts = ({ store, input, item }: Write): Rejection | undefined => {
  const wanted = portsOf(input);
  if (wanted.length === 0) return undefined;
  const { accelerator_id, protocol } = item?.value ?? input;
  const others = take(groupOf(store, "accelerator_id", accelerator_id), {
    limit: Infinity,
    matches: (each) => each !== item && each.value["protocol"] === protocol,
  });
  for (const { id, value } of others.items) {
    const violation = checkPortsTaken(wanted, portsOf(value), `listener ${id}`);
    if (violation) return rejectionFor("GA.9101", violation);
  }
  return undefined;
};

/** GA.9103: the eleventh listener of an accelerator. */
const checkQuota = ({ store, input }: Write): Rejection | undefined => {
  const accelerator = input["accelerator_id"];
  if (sizeOf(groupOf(store, "accelerator_id", accelerator)) < maximumListeners) return undefined;
  const words = `listener.accelerator_id ${accelerator} must have at most ${maximumListeners} listeners`;
  return { status: 400, code: "GA.9103", words: [words] };
};

/** GA.9107: a key that stands twice. */
const checkTags = ({ input }: Write) =>
  rejectionFor(
    "GA.9107",
    checkTagKeys((input["tags"] ?? []) as { key: string }[], "listener.tags"),
  );

/** GA's own rules for listeners. */
export const listenerRules: Rules = {
  write: ({ item }) =>
    item && isFrozen(item.value) ? { status: 400, code: "GA.9006" } : undefined,
  create: (write) =>
    checkOwnPorts(write) ?? checkTags(write) ?? checkQuota(write) ?? checkOtherPorts(write),
  update: (write) => checkOwnPorts(write) ?? checkOtherPorts(write),
};
