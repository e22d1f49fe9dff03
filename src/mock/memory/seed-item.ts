import { explainFirst } from "../../validation-message.ts";
import type { ExplainedViolation } from "../../validation-message.ts";
import { setPath } from "../../dotted-path.ts";
import type { Value } from "../types.ts";
import { readList, readObject, readText, readTime, SeedError } from "./seed-format.ts";
import { add, busyState, makeValue, startTransition } from "./store.ts";
import type { State, Store, Transition } from "./store.ts";

/** Stands for the request id where an answer is only made to be checked. */
const anyId = "00000000-0000-4000-8000-000000000000";

/** One thing of a seed, as it was read: of the right form, but not yet complete. */
interface SeedReading {
  readonly path: string;
  readonly value: Value;
  readonly next: string | null | undefined;
  readonly due: number | undefined;
  readonly dependents: readonly string[];
}

const itemKeys = ["value", "becomes", "settles_at", "dependants"];

/** Reads one thing of a seed. */
const readItem = (seed: unknown, path: string): SeedReading => {
  const { value, becomes, settles_at, dependants = [] } = readObject(seed, path, itemKeys);
  const isAbsent = becomes === undefined || becomes === null;
  return {
    path,
    value: readObject(value, `${path}.value`),
    next: isAbsent ? becomes : readText(becomes, `${path}.becomes`),
    due: settles_at === undefined ? undefined : readTime(settles_at, `${path}.settles_at`),
    dependents: readList(dependants, `${path}.dependants`).map((each, index) =>
      readText(each, `${path}.dependants[${index}]`),
    ),
  };
};

/** The whole value: what is left out is as in a new one, and it is settled unless it says otherwise. */
const completeValue = (store: Store, { value }: SeedReading, now: number, state: State): Value => {
  const { lifecycle } = store.resource;
  const whole = makeValue(store, value, now, state.random);
  if (lifecycle) whole[lifecycle.property] ??= lifecycle.ready;
  return whole;
};

/** What is still to come for a busy thing; undefined for one that is settled. */
const transitionOf = (store: Store, value: Value, reading: SeedReading): Transition | undefined => {
  const { lifecycle } = store.resource;
  const state = busyState(store, value);
  if (!lifecycle || state === undefined) return undefined;
  const usual = state === lifecycle.deleting ? null : lifecycle.ready;
  const { next = usual, due = Infinity } = reading;
  return { to: next, due };
};

/** What is wrong with a value by the schema of the response that shows one, if anything. */
const findViolation = ({ resource }: Store, value: Value): ExplainedViolation | undefined => {
  const { document, operations } = resource;
  const show = operations.find(({ role }) => role === "show");
  const validate = show && document.responses?.[show.operation.id]?.[show.status];
  if (!validate) return undefined;
  const envelope = show.operation.envelope?.response;
  const body: Value = {};
  if (envelope !== undefined) setPath(body, envelope, value);
  setPath(body, document.errorShape.requestId ?? "request_id", anyId);
  if (validate(envelope === undefined ? value : body)) return undefined;
  return explainFirst(validate.errors ?? [], "");
};

/** Checks a complete thing: its schema, an id of its own, and what is to come of it. */
const checkItem = (
  store: Store,
  value: Value,
  { path, next, due }: SeedReading,
  transition: Transition | undefined,
): void => {
  const { id, lifecycle, operations } = store.resource;
  const violation = findViolation(store, value);
  if (violation) {
    const { envelope } = operations.find(({ role }) => role === "show")?.operation ?? {};
    const within = violation.path.slice(envelope?.response?.length ?? 0);
    throw new SeedError(`${path}.value${envelope ? "" : "."}${within}`, violation.rule);
  }
  if (store.byId.has(String(value[id]))) {
    throw new SeedError(`${path}.value.${id}`, `repeats ${String(value[id])}`);
  }
  if (!transition) {
    const useless = next !== undefined ? "becomes" : due !== undefined ? "settles_at" : undefined;
    if (useless) throw new SeedError(`${path}.${useless}`, "is only for what is busy");
    return;
  }
  if (transition.to === null || !lifecycle) return;
  // The whole value must be a good response in its next state too.
  const later = findViolation(store, { ...value, [lifecycle.property]: transition.to });
  if (later) throw new SeedError(`${path}.becomes`, later.rule);
};

/** What the times of a seed are read by. */
export interface SeedTimes {
  readonly now: number;
  /** By how much times are moved. */
  readonly shift: number;
}

/** Reads one thing of a seed into its store. */
export const readThing = (
  store: Store,
  item: unknown,
  path: string,
  { now, shift }: SeedTimes,
  state: State,
): void => {
  const reading = readItem(item, path);
  const value = completeValue(store, reading, now, state);
  const transition = transitionOf(store, value, reading);
  checkItem(store, value, reading, transition);
  const added = add(store, value, reading.dependents);
  if (transition) startTransition(store, added, { ...transition, due: transition.due + shift });
};
