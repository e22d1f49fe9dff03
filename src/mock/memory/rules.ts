import { busyState, groupOf } from "./store.ts";
import type { RuleViolation } from "../../contract.ts";
import type { WriteRole } from "./resource.ts";
import type { Accounts, Caller, MatchedRequest, Rejection, Value } from "../types.ts";
import type { Item, Store } from "./store.ts";

/** A write that is about to be made. */
export interface Write {
  readonly role: WriteRole;
  readonly matched: MatchedRequest;
  readonly store: Store;
  readonly caller: Caller;
  readonly accounts: Accounts | undefined;
  /** What it is said of; undefined for a create. */
  readonly item?: Item;
  /** The thing as it would be; undefined for a delete. */
  readonly result?: Value;
  /** The properties it sets. */
  readonly properties: Value;
  /** Where the request keeps these properties, as a dotted path; left out where it is not about them. */
  readonly envelope?: string | undefined;
}

/**
 * What stands against a write: its caller, what the document's rules say of the thing as it is, whether it is busy, the
 * rules about the request, then those about the thing as it would be.
 */
export const checkWrite = (write: Write): Rejection | undefined =>
  write.accounts?.authorizeWrite?.(write.caller) ??
  checkPreconditions(write) ??
  checkBusy(write) ??
  checkRequest(write.matched) ??
  checkRules(write);

/** The rules about one request, as its document has them. */
export const checkRequest = ({ document, id, body }: MatchedRequest): Rejection | undefined => {
  const violation = body === undefined ? undefined : document.requestRules?.[id]?.body?.(body);
  return violation && rejectionFor(violation, violation.path);
};

const checkPreconditions = ({ store, item, role }: Write): Rejection | undefined => {
  if (!item) return undefined;
  for (const rule of store.resource.rules[role].preconditions) {
    const violation = rule.check({ oldSelf: item.value });
    if (violation) return { code: violation.error, words: wordsOf(violation, store) };
  }
  return undefined;
};

/** What a precondition adds to an error: nothing to a message that is whole, as it is about nothing that was sent. */
const wordsOf = ({ error, rule }: RuleViolation, { resource }: Store): string[] => {
  const entry = resource.document.errors.find(({ code }) => code === error);
  return entry && !entry.message.includes("%s") ? [] : [rule];
};

const checkBusy = ({ store, item }: Write): Rejection | undefined => {
  if (!item) return undefined;
  const state = busyState(store, item.value);
  return state === undefined ? undefined : { kind: "busy", words: [item.id, state] };
};

/** An update is refused by a rule about what it sets, or about the others where it has come to: nothing else is its doing. */
const checkRules = (write: Write): Rejection | undefined => {
  const { store, item, role, properties, result, envelope } = write;
  const oldSelf = item?.value;
  let others: ReturnType<typeof othersOf> | undefined; // found once, for the first rule that reads them
  for (const rule of store.resource.rules[role].results) {
    if (rule.readsOthers) others ??= othersOf(store, result ?? oldSelf ?? {}, item);
    const violation = rule.check({ self: result, oldSelf, ...(others ? { others } : {}) });
    if (!violation) continue;
    const [property = ""] = violation.path.split(/[.[]/);
    const parent = rule.readsOthers ? store.resource.within?.property : undefined;
    const about = [property, ...rule.properties, ...(parent === undefined ? [] : [parent])];
    const isSet = about.some((each) => Object.hasOwn(properties, each));
    if (role === "update" && property !== "" && !isSet) continue;
    const isInEnvelope = envelope !== undefined && violation.path !== "";
    return rejectionFor(violation, isInEnvelope ? `${envelope}.${violation.path}` : violation.path);
  }
  return undefined;
};

/** The other things of the same parent. */
const othersOf = (store: Store, self: Value, item: Item | undefined) => {
  const { within } = store.resource;
  const list = within ? groupOf(store, within.property, self[within.property]) : store.all;
  const others = list.items.filter((each) => !each.gone && each !== item);
  return Object.assign(
    others.map(({ value }) => value),
    { size: others.length },
  );
};

const rejectionFor = ({ error, rule }: RuleViolation, path: string): Rejection => ({
  code: error,
  words: [`${path} ${rule}`.trim()],
});
