import { isRejection } from "../../mock/memory/reply.ts";
import { jsonResponse } from "../../mock/types.ts";
import type {
  Collection,
  Handler,
  HandlerMemory,
  HandlerRequest,
} from "../../mock/memory/handlers.ts";
import type { Item } from "../../mock/memory/store.ts";
import type { MockResponse, Rejection, Value } from "../../mock/types.ts";

interface Tag {
  readonly key: string;
  readonly value?: string | null;
}

interface Filter {
  readonly tags?: readonly { readonly key: string; readonly values?: readonly string[] }[];
  readonly matches?: readonly { readonly key: string; readonly value: string }[];
}

const tagsOf = ({ value }: Item) => (value["tags"] ?? []) as readonly Tag[];

type Edit = (own: readonly Tag[], given: readonly Tag[]) => readonly Tag[];

/** A key that is there gets the new value and keeps its place; a new one comes last. */
const addTags: Edit = (own, given) => {
  const merged = new Map([...own, ...given].map((tag) => [tag.key, tag]));
  return [...merged.values()];
};

const removeTags: Edit = (own, given) => {
  const keys = new Set(given.map(({ key }) => key));
  return own.filter(({ key }) => !keys.has(key));
};

const respond = (request: HandlerRequest, value: Value): MockResponse =>
  jsonResponse(200, { ...value, request_id: request.requestId }, request.requestId);

/** A page of an offset list. */
const slice = <Entry>(
  { parameters: { query }, contract }: HandlerRequest,
  entries: readonly Entry[],
): readonly Entry[] => {
  const offset = Number(query["offset"] ?? 0);
  const usual = contract.parameters.find(({ name }) => name === "limit")?.default;
  return entries.slice(offset, offset + Number(query["limit"] ?? usual ?? Infinity));
};

/** Keys are joined by AND, the values of one key by OR, no values means any; null counts as empty. */
const hasTags = (item: Item, wanted: NonNullable<Filter["tags"]>): boolean =>
  wanted.every(({ key, values = [] }) =>
    tagsOf(item).some(
      (tag) => tag.key === key && (values.length === 0 || values.includes(tag.value ?? "")),
    ),
  );

const filterOf = ({ body }: HandlerRequest) => (body ?? {}) as Filter;

const isMatch = (item: Item, { tags = [], matches = [] }: Filter): boolean =>
  matches.every(({ value }) => item.value["name"] === value) && hasTags(item, tags);

/** Every key in use with its values, each once, in the order of their first use. */
const collectTags = (items: readonly Item[]): { key: string; values: string[] }[] => {
  const values = new Map<string, Set<string>>();
  for (const { key, value } of items.flatMap(tagsOf)) {
    const known = values.get(key);
    if (known) known.add(value ?? "");
    else values.set(key, new Set([value ?? ""]));
  }
  return [...values].map(([key, set]) => ({ key, values: [...set] }));
};

/** The operations of the vendor's tag service over one resource, whose things the path names by `idParameter`. */
export const createTagHandlers = (resource: string, idParameter: string) => {
  const find = ({ path }: HandlerRequest, things: Collection): Item | Rejection =>
    things.find(path[idParameter] ?? "");

  /** Replaces the tags of a thing by what `edit` makes of them and the request's. */
  const write =
    (edit: Edit): Handler =>
    (request, memory) => {
      const things = memory.collection(resource);
      const item = find(request, things);
      if (isRejection(item)) return item;
      const given = (request.body as { readonly tags?: readonly Tag[] }).tags ?? [];
      const tags = edit(tagsOf(item), given);
      return things.write(item, { tags }) ?? jsonResponse(204, undefined, request.requestId);
    };

  const show: Handler = (request, memory) => {
    const item = find(request, memory.collection(resource));
    return isRejection(item) ? item : respond(request, { tags: tagsOf(item) });
  };

  const list: Handler = (request, memory) => {
    const tags = collectTags(memory.collection(resource).list());
    return respond(request, { tags: slice(request, tags), total_count: tags.length });
  };

  const search = (memory: HandlerMemory, filter: Filter): readonly Item[] =>
    memory.collection(resource).list((item) => isMatch(item, filter));

  const filter: Handler = (request, memory) => {
    const rejection = memory.checkRequest();
    if (rejection) return rejection;
    const found = search(memory, filterOf(request));
    const resources = slice(request, found).map((item) => ({
      resource_id: item.id,
      resource_name: item.value["name"],
      tags: tagsOf(item),
    }));
    // The one response whose body has no request id.
    return jsonResponse(200, { resources, total_count: found.length }, request.requestId);
  };

  const count: Handler = (request, memory) =>
    memory.checkRequest() ??
    respond(request, { total_count: search(memory, filterOf(request)).length });

  return { add: write(addTags), remove: write(removeTags), show, list, filter, count };
};
