/** TanStack Query: the cache decides when to ask, the client how. Here with query-core; the hooks take the same options. */
import type { InfiniteData, QueryClient } from "@tanstack/query-core";
import type { Client, CreateListenerOption, ListListenersQuery } from "../../src/index.ts";

/** Everything about listeners, to invalidate at once. */
const listeners = ["listeners"] as const;

/** One page. The signal ends the call when nobody looks at the query any more. */
export const pageOfListeners = (ga: Client, query: ListListenersQuery = {}) => ({
  queryKey: [...listeners, "page", query] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => ga.listeners.list(query, { signal }),
  retry: false, // the client does that, and knows what may be sent again
});

/** Page by page, for a list that grows. */
export const growingListeners = (ga: Client, limit = 50) => ({
  queryKey: [...listeners, "growing", limit] as const,
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
    ga.listeners.list(pageParam === undefined ? { limit } : { limit, marker: pageParam }, {
      signal,
    }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextMarker }: { nextMarker?: string }) => nextMarker,
  retry: false,
});

/** What is shown of pages that were loaded one by one. */
export const itemsOf = <Item>({ pages }: InfiniteData<{ items: Item[] }>): Item[] =>
  pages.flatMap(({ items }) => items);

/** Adds a listener, and has all lists asked again. */
export const addListener = (ga: Client, queries: QueryClient) => ({
  mutationFn: (listener: CreateListenerOption) =>
    ga.listeners.create(listener, { reconcile: true }),
  onSuccess: () => queries.invalidateQueries({ queryKey: listeners }),
  retry: false,
});
