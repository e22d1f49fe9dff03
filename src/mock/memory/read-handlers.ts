import { place } from "../gateway/errors.ts";
import { find, isRefusal, reply, replyWith, seen } from "./reply.ts";
import { take } from "./ordered-list.ts";
import { invalid } from "./rules.ts";
import type { Parameter, Paging } from "../../contract.ts";
import type { Rejection } from "../gateway/errors.ts";
import type { Context, Play } from "./reply.ts";
import type { Item, Value } from "./store.ts";

const show: Play = (context) => {
  const item = find(context);
  return isRefusal(item) ? item : replyWith(seen(item, context), context);
};

/** Which parameters choose a page; all others that are named like a property filter by it. */
const pagingNames = ({ part, store }: Context): readonly (string | undefined)[] => {
  const { limit, marker, offset } = part.operation.paging ?? {};
  return [limit, marker, offset, store.resource.page.reverse];
};

/** What a list is narrowed to: property and value. An empty parameter is the same as none. */
const filtersOf = (context: Context): [name: string, value: unknown][] => {
  const { query, path } = context.parameters;
  const others = pagingNames(context);
  return Object.entries({ ...query, ...path }).filter(
    ([name, value]) => value !== "" && !others.includes(name),
  );
};

const isLike = (value: unknown, wanted: unknown): boolean =>
  Array.isArray(wanted) ? wanted.some((each) => isLike(value, each)) : value === wanted;

interface Selection {
  readonly list: Context["store"]["all"];
  readonly matches: (item: Item) => boolean;
}

/** The shortest list that has all that is asked for, and what to leave out of it. */
const select = (context: Context): Selection => {
  const { store } = context;
  const filters = filtersOf(context);
  const [name, value] = filters.find(([property]) => store.groups.has(property)) ?? [];
  const list =
    name === undefined ? store.all : (store.groups.get(name)?.get(value) ?? { items: [], gaps: 0 });
  const matches = ({ value: properties }: Item) =>
    filters.every(
      ([property, wanted]) =>
        !Object.hasOwn(properties, property) || isLike(properties[property], wanted),
    );
  return { list, matches };
};

/** The largest page: what the request asks for, else the document's default, else everything. */
const limitOf = ({ matched, parameters }: Context, name: string): number => {
  const isLimit = (each: Parameter) => each.name === name && each.in === "query";
  const limit = parameters.query[name] ?? matched.contract.parameters.find(isLimit)?.default;
  return typeof limit === "number" ? limit : Infinity;
};

/** The JSON of a page: the items' own JSON, then what is said about it. */
const pageOf = (context: Context, path: string, items: readonly Item[], about: Value): string => {
  const { api, requestId } = context.matched;
  const requestIdPath = api.errorShape["requestId"];
  if (requestIdPath !== undefined) place(about, requestIdPath, requestId);
  if (path.includes(".")) {
    place(
      about,
      path,
      items.map((item) => JSON.parse(seen(item, context)) as unknown),
    );
    return JSON.stringify(about);
  }
  const rest = JSON.stringify(about).slice(1);
  const texts = items.map((item) => seen(item, context)).join(",");
  return `{${JSON.stringify(path)}:[${texts}]${rest === "}" ? "" : ","}${rest}`;
};

const listByMarker = (context: Context, paging: Paging): string | Rejection => {
  const { store, parameters } = context;
  const { reverse, count } = store.resource.page;
  const backwards = reverse !== undefined && parameters.query[reverse] === true;
  const marker = paging.marker === undefined ? undefined : parameters.query[paging.marker];
  const from = marker === undefined ? undefined : store.byId.get(String(marker));
  if (marker !== undefined && !from) {
    return invalid(paging.marker ?? "marker", `must be the id of a ${store.resource.name}`);
  }
  const { list, matches } = select(context);
  const limit = limitOf(context, paging.limit);
  const { items, more } = take(list, { beyond: from?.order, backwards, limit, matches });
  const about: Value = {};
  if (count !== undefined) place(about, count, items.length);
  const next = items.at(backwards ? 0 : -1);
  if (more && next && paging.next !== undefined) place(about, paging.next, next.id);
  return pageOf(context, paging.items, items, about);
};

const listByOffset = (context: Context, paging: Paging): string => {
  const { list, matches } = select(context);
  const { items } = take(list, { limit: Infinity, matches });
  const offset = Number(context.parameters.query[paging.offset ?? ""] ?? 0);
  const about: Value = {};
  if (paging.total !== undefined) place(about, paging.total, items.length);
  const page = items.slice(offset, offset + limitOf(context, paging.limit));
  return pageOf(context, paging.items, page, about);
};

/** Without x-paging everything comes at once: in the envelope if there is one, else as an array. */
const listAll = (context: Context): string => {
  const { list, matches } = select(context);
  const { items } = take(list, { limit: Infinity, matches });
  const { response } = context.part.operation.envelope ?? {};
  if (response !== undefined) return pageOf(context, response, items, {});
  return `[${items.map((item) => seen(item, context)).join(",")}]`;
};

const list: Play = (context) => {
  const refusal = context.store.resource.rules.list?.(context.parameters.query);
  if (refusal) return refusal;
  const { paging } = context.part.operation;
  const page =
    paging === undefined
      ? listAll(context)
      : paging.style === "marker"
        ? listByMarker(context, paging)
        : listByOffset(context, paging);
  return typeof page === "string" ? reply(context, page) : page;
};

/** The roles that only look. */
export const readRoles: Readonly<Record<string, Play>> = { show, list };
