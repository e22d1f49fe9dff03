import type { CallOptions, Input, Operation, Page, Paging } from "../contract.ts";
import type { ClientContext, Result, SendCall } from "./context.ts";
import { ApiError, ClientError } from "./errors.ts";
import { at } from "../dotted-path.ts";

/** An operation whose response is a page of a list. */
export type ListOperation = Operation & { readonly paging: Paging };

/** A list: its first page, which is asked for at once, and the items of all pages. */
export interface Pages {
  readonly first: Promise<Result<Page<unknown>>>;
  /** Asks for the pages behind the first as it needs them. */
  items(first: Page<unknown>): AsyncGenerator<unknown, void>;
}

const read = (data: unknown, path: string | undefined): unknown =>
  path === undefined ? undefined : at(data, path);

const toPage = (data: unknown, { items, next, total }: Paging): Page<unknown> => {
  const nextMarker = read(data, next);
  const count = read(data, total) ?? undefined;
  return {
    items: (at(data, items) ?? []) as unknown[], // a service may say null for an empty list
    ...(nextMarker ? { nextMarker: String(nextMarker) } : {}),
    ...(count === undefined ? {} : { total: Number(count) }),
  };
};

/** Makes the list that `operation` gives. */
export const createPages = (
  sendCall: SendCall,
  { clock, timeout }: Pick<ClientContext, "clock" | "timeout">,
  operation: ListOperation,
  input: Input,
  options: CallOptions,
): Pages => {
  const { paging } = operation;
  const asked = { ...input.query } as Readonly<Record<string, unknown>>;
  // All pages share the call's time. What passes between two of them is the caller's own.
  let left = options.timeout ?? timeout;

  const fetchPage = async (position?: object): Promise<Result<Page<unknown>>> => {
    const started = clock.now();
    const query = { ...asked, ...position };
    const result = await sendCall(operation, { ...input, query }, { ...options, timeout: left });
    left -= clock.now() - started;
    return { ...result, data: toPage(result.data, paging) };
  };

  return {
    first: fetchPage(),
    async *items(first) {
      const { marker = "", offset, limit, size, markerNeedsLimit = false, reverse = "" } = paging;
      const seen = new Set([asked[marker]]);
      // What names the next page: the last item of a page, or the first where pages are turned backwards.
      const named = asked[reverse] ? 0 : -1;
      let position = Number(asked[offset ?? ""] ?? 0);

      const fetchNext = async ({
        nextMarker,
        total = 0,
      }: Page<unknown>): Promise<Page<unknown>> => {
        if (offset) {
          const next = await fetchPage({ [offset]: position });
          // The caller may delete what was handed out, and the rest moves up by as many.
          const gone = total - (next.data.total ?? total);
          if (gone <= 0) return next.data;
          position = Math.max(0, position - gone);
          return (await fetchPage({ [offset]: position })).data;
        }
        if (seen.has(nextMarker)) {
          throw new ClientError(`The list repeats the marker ${nextMarker}`, {
            operationId: operation.id,
          });
        }
        seen.add(nextMarker);
        const ofLimit = markerNeedsLimit && { [limit]: asked[limit] ?? size };
        return (await fetchPage({ [marker]: nextMarker, ...ofLimit })).data;
      };

      for (let page: Page<unknown> | undefined = first; page;) {
        const { items, nextMarker, total = Infinity } = page;
        position += items.length;
        const isLast = offset ? items.length === 0 || position >= total : !nextMarker;
        if (isLast) return yield* items;
        yield* items.slice(0, named);
        // A marker may die with its item, so the next page is asked for while the caller can't have deleted that one.
        const outcome: { data: Page<unknown> } | { error: unknown } = await fetchNext(page).then(
          (data) => ({ data }),
          (error: unknown) => ({ error }),
        );
        yield* items.slice(named);
        if ("error" in outcome) throw explainMarker(outcome.error, nextMarker);
        page = outcome.data;
      }
    },
  };
};

/** Says how to go on where a marker is refused: something else deleted what it names. */
const explainMarker = (error: unknown, marker: string | undefined): unknown => {
  if (marker && error instanceof ApiError && (error.status === 400 || error.status === 404)) {
    error.message += ` (the next page begins behind ${marker}, which may be gone; list again from the start)`;
  }
  return error;
};
