import type { Clock } from "./clock.ts";
import { GaError } from "./errors.ts";
import { at } from "./failure.ts";
import type { CallOptions, Input, Operation, Page, Paging } from "../contract.ts";
import type { Outcome, Perform } from "./perform.ts";

const toPage = (data: unknown, { items, next, total }: Paging): Page<unknown> => {
  const nextMarker = at(data, next);
  const count = at(data, total);
  return {
    items: at(data, items) as unknown[],
    ...(nextMarker ? { nextMarker: String(nextMarker) } : {}),
    ...(count == null ? {} : { total: Number(count) }),
  };
};

/** The list `operation` gives: its first page, which is asked for at once, and the items of all pages. */
export const createPages = (
  perform: Perform,
  clock: Clock,
  operation: Operation & { readonly paging: Paging },
  input: Input,
  options: CallOptions & { readonly timeout: number },
) => {
  const { paging } = operation;
  const asked = { ...input.query } as Readonly<Record<string, unknown>>;
  // All pages share the call's time. What passes between two of them is the caller's own.
  let { timeout } = options;
  const fetchPage = async (place?: object): Promise<Outcome<Page<unknown>>> => {
    const started = clock.now();
    const query = { ...asked, ...place };
    const outcome = await perform(operation, { ...input, query }, { ...options, timeout });
    timeout -= clock.now() - started;
    return { ...outcome, data: toPage(outcome.data, paging) };
  };
  const first = fetchPage();
  const items = async function* () {
    const { marker = "", offset, limit, size } = paging;
    const seen = new Set([asked[marker]]);
    let place = Number(asked[offset ?? ""] ?? 0);
    let outcome = await first;
    for (;;) {
      const { items, nextMarker, total = Infinity } = outcome.data;
      yield* items;
      place += items.length;
      if (offset ? !items.length || place >= total : !nextMarker) return;
      if (nextMarker && seen.size === seen.add(nextMarker).size) {
        throw new GaError(`The list repeats the marker ${nextMarker}`, {
          operationId: operation.id,
        });
      }
      // Some APIs take a marker only together with a limit.
      const next = { [marker]: nextMarker, [limit]: asked[limit] ?? size };
      outcome = await fetchPage(offset ? { [offset]: place } : next);
    }
  };
  return { first, items };
};
