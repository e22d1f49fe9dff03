/** What the components know of the API: a query, two mutations, and which field an error is about. */
import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { createClient, isApiError, token } from "ga-listeners";
import type { CreateListenerOption, ListenerDetail } from "ga-listeners";

const ga = createClient({ auth: token("mock-token"), baseUrl: location.origin });

const isBusy = ({ status }: ListenerDetail): boolean =>
  status === "PENDING" || status === "DELETING";

/** The first page of the list. It is asked again as long as something on it is about to change. */
export const listenersQuery = queryOptions({
  queryKey: ["listeners"],
  queryFn: ({ signal }) => ga.listeners.list({ limit: 50 }, { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? 1000 : false),
  retry: false, // the client does that, and knows what may be sent again
});

/** Creates a listener; an answer that gets lost on its way makes no second one. */
export const createMutation = (queries: QueryClient) =>
  mutationOptions({
    mutationFn: (option: CreateListenerOption) => ga.listeners.create(option, { reconcile: true }),
    onSuccess: () => queries.invalidateQueries(listenersQuery),
  });

/** Deletes a listener. The list shows it at once as it will be, and as it was again where that is refused. */
export const deleteMutation = (queries: QueryClient) =>
  mutationOptions({
    mutationFn: (id: string) => ga.listeners.delete(id),
    onMutate: async (id) => {
      await queries.cancelQueries(listenersQuery);
      const before = queries.getQueryData(listenersQuery.queryKey);
      queries.setQueryData(listenersQuery.queryKey, (page) =>
        page === undefined
          ? page
          : {
              ...page,
              items: page.items.map((each) =>
                each.id === id ? { ...each, status: "DELETING" as const } : each,
              ),
            },
      );
      return before;
    },
    onError: (_error, _id, before) => {
      queries.setQueryData(listenersQuery.queryKey, before);
    },
    onSettled: () => queries.invalidateQueries(listenersQuery),
  });

/** The field that a refused create is about; undefined where the error is about none. */
export const fieldOf = (error: unknown): string | undefined => {
  if (isApiError(error, "GA.9101")) return "port_ranges";
  if (!isApiError(error, "GA.9001")) return undefined;
  return /^Invalid listener\.([a-z_]+)/.exec(error.message)?.[1];
};
