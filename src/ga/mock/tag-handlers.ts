import { checkTagKeys, checkTagValues } from "./tag-rules.ts";
import {
  find,
  inputOf,
  isRefusal,
  refuseWrite,
  reply,
  touch,
  wrap,
} from "../../mock/memory/reply.ts";
import { take } from "../../mock/memory/ordered-list.ts";
import { limitOf } from "../../mock/memory/read-handlers.ts";
import { refuseFor } from "../../mock/memory/rules.ts";
import { change } from "../../mock/memory/store.ts";
import type { Rejection } from "../../mock/gateway/errors.ts";
import type { Context, Play } from "../../mock/memory/reply.ts";
import type { Item, Value } from "../../mock/memory/store.ts";

interface Tag {
  readonly key: string;
  readonly value?: string | null;
}

interface Filter {
  readonly tags?: readonly { readonly key: string; readonly values?: readonly string[] }[];
  readonly matches?: readonly { readonly key: string; readonly value: string }[];
}

const tagsOf = ({ value }: Item) => (value["tags"] ?? []) as readonly Tag[];

const isSystemTag = ({ key }: Tag) => key.startsWith("_sys_");

/** Replaces the tags of the thing that the path names by what `edit` makes of them and the request's. */
const write =
  (edit: (own: readonly Tag[], given: readonly Tag[]) => readonly Tag[]): Play =>
  (context) => {
    const { store, caller } = context;
    const item = find(context);
    if (isRefusal(item)) return item;
    const input = inputOf(context) as readonly Tag[] | { readonly tags?: readonly Tag[] };
    const given = "tags" in input ? (input.tags ?? []) : (input as readonly Tag[]);
    const refusal =
      refuseWrite({ store, caller, input: {}, item }) ??
      refuseFor("GA.9107", checkTagKeys(given, "tags"));
    if (refusal) return refusal;
    const tags = edit(tagsOf(item), given);
    const { maximumTags = Infinity } = store.resource.rules;
    if (tags.filter((tag) => !isSystemTag(tag)).length > maximumTags) {
      const words = [`tags of ${store.resource.name} ${item.id} must be at most ${maximumTags}`];
      return { status: 400, code: "GA.9103", words };
    }
    change(item, { tags, ...touch(context) });
    return reply(context);
  };

/** A key that is there gets the new value and keeps its place; a new one comes last. */
const createTags = write((own, given) => {
  const merged = new Map([...own, ...given].map((tag) => [tag.key, tag]));
  return [...merged.values()];
});

const deleteTags = write((own, given) => {
  const keys = new Set(given.map(({ key }) => key));
  return own.filter(({ key }) => !keys.has(key));
});

const showTags: Play = (context) => {
  const item = find(context);
  if (isRefusal(item)) return item;
  return reply(context, wrap("tags", JSON.stringify(tagsOf(item)), context));
};

/** A page of an offset list, whose parameters `x-paging` names. */
const slice = <Entry>(context: Context, entries: readonly Entry[]): readonly Entry[] => {
  const { paging } = context.part.operation;
  const offset = Number(context.parameters.query[paging?.offset ?? ""] ?? 0);
  return entries.slice(offset, offset + limitOf(context, paging?.limit ?? ""));
};

/** The JSON of an answer, with the request id behind the rest. */
const withRequestId = ({ matched }: Context, value: Value): string => {
  const name = matched.api.errorShape["requestId"];
  return JSON.stringify(name === undefined ? value : { ...value, [name]: matched.requestId });
};

/** Every key in use with its values, each once, in the order of their first use. */
const listTags: Play = (context) => {
  const values = new Map<string, Set<string>>();
  for (const item of take(context.store.all, { limit: Infinity }).items) {
    for (const { key, value } of tagsOf(item)) {
      const known = values.get(key);
      if (known) known.add(value ?? "");
      else values.set(key, new Set([value ?? ""]));
    }
  }
  const tags = slice(context, [...values]).map(([key, set]) => ({ key, values: [...set] }));
  return reply(context, withRequestId(context, { tags, total_count: values.size }));
};

/** Keys are joined by AND, the values of one key by OR, no values means any; null counts as empty. */
const hasTags = (item: Item, wanted: NonNullable<Filter["tags"]>): boolean =>
  wanted.every(({ key, values = [] }) =>
    tagsOf(item).some(
      (tag) => tag.key === key && (values.length === 0 || values.includes(tag.value ?? "")),
    ),
  );

const filterOf = ({ matched }: Context) => (matched.body ?? {}) as Filter;

/** GA.9107 for a key that is asked for twice, GA.9108 for a value of one. */
const checkFilter = ({ tags = [] }: Filter): Rejection | undefined =>
  refuseFor("GA.9107", checkTagKeys(tags, "tags")) ??
  refuseFor("GA.9108", checkTagValues(tags, "tags"));

const findByTag = ({ store }: Context, { tags = [], matches = [] }: Filter): readonly Item[] =>
  take(store.all, {
    limit: Infinity,
    matches: (item) =>
      matches.every(({ value }) => item.value["name"] === value) && hasTags(item, tags),
  }).items;

const filterByTag: Play = (context) => {
  const filter = filterOf(context);
  const refusal = checkFilter(filter);
  if (refusal) return refusal;
  const found = findByTag(context, filter);
  const resources = slice(context, found).map((item) => ({
    resource_id: item.id,
    resource_name: item.value["name"],
    tags: tagsOf(item),
  }));
  // The one answer whose body has no request id.
  return reply(context, JSON.stringify({ resources, total_count: found.length }));
};

const countByTag: Play = (context) => {
  const filter = filterOf(context);
  const refusal = checkFilter(filter);
  if (refusal) return refusal;
  const found = findByTag(context, filter);
  return reply(context, withRequestId(context, { total_count: found.length }));
};

/** The roles of the tag operations. Their bodies are those of the vendor's tag service. */
export const tagRoles: Readonly<Record<string, Play>> = {
  createTags,
  deleteTags,
  showTags,
  listTags,
  filterByTag,
  countByTag,
};
