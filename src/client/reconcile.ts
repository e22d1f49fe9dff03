import { listListeners } from "../../generated/operations.ts";
import type { CreateListenerOption, ListenerDetail } from "../../generated/schema.ts";
import { sleep } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import { doubt } from "./doubt.ts";
import { ApiError, UncertainOutcomeError } from "./errors.ts";
import type { GaError } from "./errors.ts";
import { createPages } from "./paging.ts";
import type { Outcome, Perform } from "./perform.ts";
import type { Tools } from "./tools.ts";

/** Whether what the API shows has all that was sent. Lists may come in another order; null and "" are one. */
const agrees = (sent: unknown, shown: unknown): boolean =>
  Object(sent) !== sent
    ? (sent ?? "") === (shown ?? "")
    : Array.isArray(sent)
      ? Array.isArray(shown) &&
        sent.length === shown.length &&
        sent.every((one) => shown.some((other) => agrees(one, other)))
      : Object.entries(sent as object).every(
          ([name, value]) =>
            value === undefined || agrees(value, (Object(shown) as Record<string, unknown>)[name]),
        );

/**
 * Makes `{ reconcile: true }` work: when the answer to a create is lost, looks whether the listener exists, and returns
 * it, or sends again.
 *
 * The one to adopt has every field that was sent, was not there when the accelerator's listeners were listed before the
 * first send, and is not older than that list by the server's own clock. No two listeners of an accelerator share a
 * port of one protocol (GA.9101), so sending again makes no second one. Creates of this client on one accelerator take
 * turns; two clients that send the same fields at the same moment, one of which loses its answer, can't be told apart.
 */
export const reconcileCreates = (perform: Perform, tools: Tools): Perform => {
  const { clock, emit, backOff, check } = tools;
  const turns = new Map<string, Promise<unknown>>();
  return async (operation, asked, options) => {
    if (!options?.reconcile) return perform(operation, asked, options);
    // The caller may change it before it is its turn.
    const input = structuredClone(asked);
    const body = input.body as CreateListenerOption;
    const { accelerator_id } = body;
    const { timeout = tools.timeout } = options;
    let lost: UncertainOutcomeError | undefined;
    let wasSent: true | undefined;

    const create = async (signal: AbortSignal, left: () => number): Promise<Outcome> => {
      const rest = () => ({ ...options, reconcile: false, signal, timeout: left() });
      const look = async () => {
        const query = { accelerator_id };
        const pages = createPages(perform, clock, listListeners, { query }, rest());
        const matches: ListenerDetail[] = [];
        for await (const each of pages.items()) {
          if (agrees(body, each)) matches.push(each as ListenerDetail);
        }
        return { ...(await pages.first), matches };
      };
      signal.throwIfAborted();
      check(operation, input);
      const before = await look();
      const since = Date.parse(before.response.headers.get("date") ?? "");
      for (let attempt = 1; ; attempt++) {
        let failure: unknown;
        wasSent = true;
        try {
          return await perform(operation, input, rest());
        } catch (error) {
          failure = error;
        }
        if (failure instanceof UncertainOutcomeError) lost ??= failure;
        if (!lost) throw failure;
        const { matches, ...found } = await look().catch(() => {
          throw lost as GaError;
        });
        const [own, ...others] = matches.filter(
          ({ id }) => !before.matches.some((each) => each.id === id),
        );
        if (own && !others[0] && !(Date.parse(own.created_at) < since)) {
          emit?.({ operation }, { type: "reconcile", attempt, reason: "found" });
          return { ...found, data: own };
        }
        // Its ports belong to a listener that was there before: so no send of ours was accepted.
        if (!own && matches[0] && failure instanceof ApiError) throw failure;
        const delayMs = backOff.delay(attempt, false);
        if (own || attempt >= backOff.attempts || delayMs > left()) throw lost;
        emit?.({ operation }, { type: "reconcile", attempt, delayMs, reason: "not found" });
        await sleep(clock, delayMs, signal);
      }
    };

    return withDeadline(
      clock,
      timeout,
      options.signal,
      (signal, left) => {
        const turn = (turns.get(accelerator_id) ?? Promise.resolve()).then(() =>
          create(signal, left),
        );
        const done = turn
          .catch(() => undefined)
          .finally(() => turns.get(accelerator_id) === done && turns.delete(accelerator_id));
        turns.set(accelerator_id, done);
        return turn;
      },
      (error) => lost ?? (wasSent ? doubt(operation, error) : error),
    );
  };
};
