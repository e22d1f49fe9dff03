import { toUncertain } from "./api-error.ts";
import { sleep } from "./clock.ts";
import type { Around, Result } from "./context.ts";
import { withDeadline } from "./deadline.ts";
import type { TimedWork } from "./deadline.ts";
import { ApiError, UncertainOutcomeError } from "./errors.ts";
import type { ClientError, TimeoutError } from "./errors.ts";
import { createPages } from "./pagination.ts";
import type { ListOperation } from "./pagination.ts";
import { runInTurn } from "./queue.ts";
import { createCallState } from "./request.ts";

/** How a resource whose create lost its answer is found. */
export interface Lookup {
  readonly list: ListOperation;
  /** The property of a resource that nothing else has. */
  readonly id: string;
  /** The property that dates it. */
  readonly createdAt?: string;
  /** The property of the body, and parameter of the list, that names the parent of the resource. */
  readonly parent?: string;
  /** The rule that makes twins impossible. Only with one a create is sent again. */
  readonly unique?: string;
}

type Shown = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Shown => typeof value === "object" && value !== null;

/** Whether what the API shows has all that was sent. Lists may come in another order; null and "" are one. */
export const matches = (sent: unknown, shown: unknown): boolean => {
  if (Array.isArray(sent)) {
    return (
      Array.isArray(shown) &&
      sent.length === shown.length &&
      sent.every((one) => shown.some((other) => matches(one, other)))
    );
  }
  if (isObject(sent)) {
    return Object.entries(sent).every(
      ([name, value]) => value === undefined || (isObject(shown) && matches(value, shown[name])),
    );
  }
  return (sent ?? "") === (shown ?? "");
};

/** Those that match now and didn't before. */
export const findCreated = (
  before: readonly Shown[],
  now: readonly Shown[],
  { id }: Pick<Lookup, "id">,
): Shown[] => now.filter((each) => !before.some((other) => other[id] === each[id]));

/**
 * Goes around a create and makes `{ reconcile: true }` work: when its answer is lost, looks whether the resource exists,
 * and returns it, or sends again.
 *
 * The one to adopt has every field that was sent, was not there when the list was read before the first send, and is not
 * older than that list by the server's own clock. It is sent again only where a rule makes twins impossible, so that
 * sending again makes no second one; where there is none it is only looked for. Creates of this client within one parent
 * take turns; two clients that send the same fields at the same moment, one of which loses its answer, can't be told
 * apart.
 */
export const reconcile =
  (lookup: Lookup): Around =>
  (sendCall, context) =>
  async (operation, asked, options = {}) => {
    if (options.reconcile !== true) return sendCall(operation, asked, options);
    const { clock, emit, backOff, check, secrets } = context;
    const call = createCallState({ operation, secrets });
    const { list, parent, unique, createdAt = "" } = lookup;
    // The caller may change it before it is its turn.
    const input = { ...asked, body: structuredClone(asked.body) };
    const query = parent === undefined ? {} : { [parent]: (input.body as Shown)[parent] };
    let wasSent = false;
    let lost: UncertainOutcomeError | undefined;

    const create: TimedWork<Result> = async (signal, left) => {
      const rest = () => ({ ...options, reconcile: false, signal, timeout: left() });
      const find = async () => {
        const pages = createPages(sendCall, context, list, { path: asked.path, query }, rest());
        const { data, response } = await pages.first;
        const found: Shown[] = [];
        for await (const each of pages.items(data)) {
          if (isObject(each) && matches(input.body, each)) found.push(each);
        }
        return { found, response };
      };

      signal.throwIfAborted();
      check(operation, input);
      const before = await find();
      const since = Date.parse(before.response.headers.get("date") ?? "");
      for (let attempt = 1; ; attempt++) {
        let refusal: unknown;
        if (attempt === 1 || unique !== undefined) {
          wasSent = true;
          try {
            return await sendCall(operation, input, rest());
          } catch (error) {
            refusal = error;
          }
          if (refusal instanceof UncertainOutcomeError) lost ??= refusal;
          if (!lost) throw refusal;
        }
        const now = await find().catch(() => {
          throw lost as UncertainOutcomeError;
        });
        const [own, ...others] = findCreated(before.found, now.found, lookup);
        const isOlder = Date.parse(String(own?.[createdAt])) < since;
        if (own && others.length === 0 && !isOlder) {
          emit?.(call, { type: "reconcile", attempt, reason: "found" });
          return { data: own, response: now.response };
        }
        // Its place is taken by one that was there before: so no send of ours was accepted.
        if (!own && now.found.length > 0 && refusal instanceof ApiError) throw refusal;
        const delayMs = backOff.delay(attempt, false);
        if (own || attempt >= backOff.attempts || delayMs > left())
          throw lost as UncertainOutcomeError;
        emit?.(call, { type: "reconcile", attempt, delayMs, reason: "not found" });
        await sleep(clock, delayMs, signal);
      }
    };

    const { timeout = context.timeout, signal } = options;
    const explain = (error: TimeoutError): ClientError =>
      lost ?? (wasSent ? toUncertain(error, operation, call) : error);
    const key = `${operation.id} ${JSON.stringify([asked.path, query])}`;
    return withDeadline(context, { timeout, signal, explain }, (own, left) =>
      runInTurn(context, key, () => create(own, left)),
    );
  };
