import { checkParent, find } from "./parents.ts";
import { joinJson } from "./json.ts";
import { isRejection, reply, replyWith, viewOf } from "./reply.ts";
import { take } from "./ordered-list.ts";
import { invalid } from "../gateway/errors.ts";
import { groupOf } from "./store.ts";
import type { Parameter, Paging } from "../../contract.ts";
import type { Rejection } from "../types.ts";
import type { Ordered } from "./ordered-list.ts";
import type { Context, RoleHandler } from "./reply.ts";
import type { Item } from "./store.ts";

const show: RoleHandler = (context) => {
  const item = find(context);
  return isRejection(item) ? item : replyWith(viewOf(item, context), context);
};

/** What a list is narrowed to: property and value. Paging has its own parameters; an empty one is the same as none. */
const filtersOf = ({ parameters, matched }: Context): [name: string, value: unknown][] => {
  const { limit, marker, offset, reverse } = matched.operation.paging ?? {};
  const pagingNames = [limit, marker, offset, reverse];
  return Object.entries({ ...parameters.query, ...parameters.path }).filter(
    ([name, value]) => value !== "" && !pagingNames.includes(name),
  );
};

const isLike = (value: unknown, wanted: unknown): boolean =>
  Array.isArray(wanted) ? wanted.some((each) => isLike(value, each)) : value === wanted;

interface Selection {
  readonly list: Ordered<Item>;
  readonly matches: (item: Item) => boolean;
}

/** The shortest list that has all that is asked for, and what to leave out of it. */
const select = (context: Context): Selection => {
  const { store } = context;
  const filters = filtersOf(context);
  const [group, value] = filters.find(([property]) => store.groups.has(property)) ?? [];
  const matches = (item: Item) =>
    filters.every(
      ([property, wanted]) =>
        !Object.hasOwn(item.value, property) || isLike(item.value[property], wanted),
    );
  return { list: group === undefined ? store.all : groupOf(store, group, value), matches };
};

/** The largest page: what the request asks for, else the document's default, else everything. */
const limitOf = ({ matched, parameters }: Context, name: string): number => {
  const isLimit = (each: Parameter) => each.name === name && each.in === "query";
  const limit = parameters.query[name] ?? matched.contract.parameters.find(isLimit)?.default;
  return typeof limit === "number" ? limit : Infinity;
};

const jsonOf = (items: readonly Item[], context: Context): string =>
  `[${items.map((item) => viewOf(item, context)).join(",")}]`;

const listByMarker = (context: Context, paging: Paging): string | Rejection => {
  const { store, parameters, matched } = context;
  const { reverse, count, markerNeedsLimit } = paging;
  const backwards = reverse !== undefined && parameters.query[reverse] === true;
  const marker = paging.marker === undefined ? undefined : parameters.query[paging.marker];
  if (marker !== undefined && markerNeedsLimit && parameters.query[paging.limit] === undefined) {
    return invalid(paging.marker ?? "marker", `must be used together with ${paging.limit}`);
  }
  const from = marker === undefined ? undefined : store.byId.get(String(marker));
  if (marker !== undefined && !from) {
    return invalid(paging.marker ?? "marker", `must be the id of a ${store.resource.name}`);
  }
  const { list, matches } = select(context);
  const limit = limitOf(context, paging.limit);
  const { items, more } = take(list, { beyond: from?.order, backwards, limit, matches });
  const about: [path: string, value: unknown][] = [];
  if (count !== undefined) about.push([count, items.length]);
  const next = items.at(backwards ? 0 : -1);
  if (more && next && paging.next !== undefined) about.push([paging.next, next.id]);
  return joinJson(paging.items, jsonOf(items, context), about, matched);
};

const listByOffset = (context: Context, { items, limit, ...paging }: Paging): string => {
  const { list, matches } = select(context);
  const all = take(list, { limit: Infinity, matches }).items;
  const offset = Number(context.parameters.query[paging.offset ?? ""] ?? 0);
  const page = all.slice(offset, offset + limitOf(context, limit));
  const about = paging.total === undefined ? [] : ([[paging.total, all.length]] as const);
  return joinJson(items, jsonOf(page, context), about, context.matched);
};

/** Without x-paging everything comes at once: in the envelope if there is one, else as an array. */
const listAll = (context: Context): string => {
  const { list, matches } = select(context);
  const json = jsonOf(take(list, { limit: Infinity, matches }).items, context);
  const { response } = context.matched.operation.envelope ?? {};
  return response === undefined ? json : joinJson(response, json, [], context.matched);
};

const list: RoleHandler = (context) => {
  const { store, state, parameters, matched } = context;
  const { within } = store.resource;
  const isWithin = within !== undefined && Object.hasOwn(parameters.path, within.property);
  const rejection = isWithin ? checkParent(state, store, parameters.path, matched.path) : undefined;
  if (rejection) return rejection;
  const { paging } = matched.operation;
  if (paging === undefined) return reply(context, listAll(context));
  if (paging.style === "offset") return reply(context, listByOffset(context, paging));
  const page = listByMarker(context, paging);
  return typeof page === "string" ? reply(context, page) : page;
};

/** The roles that only look. */
export const readHandlers: Readonly<Record<string, RoleHandler>> = { show, list };
