import { toHttpDate } from "./clock.ts";
import { parsePrefer } from "./examples/prefer.ts";
import { reasonOf, toMockResponse } from "./gateway/errors.ts";
import { isMatched } from "./gateway/gateway.ts";
import { drawLatency } from "./random.ts";
import { mergeHeaders } from "./types.ts";
import type { JournalRecord } from "./control/journal.ts";
import type { Life, OpenNamespace } from "./namespace.ts";
import type { OpenApi } from "./served-api.ts";
import type { MatchedRequest, MockRequest, MockResponse, Rejection } from "./types.ts";

/** A request that has begun to come: what it meets is decided now. */
export interface Arrival {
  readonly namespace: OpenNamespace;
  readonly life: Life;
  readonly record: JournalRecord;
}

/** What rules the way from a request to its response. */
export interface ExchangeOptions {
  /** Milliseconds every answer takes, or a range to draw from; default none. */
  readonly latency?: number | readonly [least: number, most: number] | undefined;
  /** Default setTimeout's. */
  readonly sleep?: ((milliseconds: number) => Promise<void>) | undefined;
  /** Is told of every request that the journal has, when it has been answered. */
  readonly onComplete?: ((record: JournalRecord) => void) | undefined;
}

type Outcome = MockResponse | Rejection;

// Looked up when it is needed: a test may have replaced it since.
const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What is left of a request that came before a reset, or to a state that was replaced. */
const lost: MockResponse = {
  status: 500,
  headers: {},
  body: undefined,
  delivery: { reset: true },
};

/** Memory answers what it remembers, unless an example is asked for; the documents' examples answer the rest. */
const respond = (
  matched: MatchedRequest,
  namespace: OpenNamespace,
  { contractMock }: OpenApi,
): Outcome | Promise<Outcome> => {
  const { prefer } = matched.request.headers;
  const wantsExample = prefer !== undefined && parsePrefer(prefer) !== undefined;
  const remembered = wantsExample ? undefined : namespace.handle(matched);
  return remembered ?? contractMock(matched);
};

/** Makes what answers a request that has arrived, at once where nothing has to be waited for. */
export const createExchange =
  (
    served: () => OpenApi,
    drawChance: () => number,
    { latency, sleep = wait, onComplete }: ExchangeOptions,
  ) =>
  (
    request: MockRequest,
    { namespace, life, record }: Arrival,
    requestId: string,
  ): MockResponse | Promise<MockResponse> => {
    // The request is in its namespace's journal since it came; a reset or another state since then has made an end of it.
    record.request = request;
    const lose = (): MockResponse => {
      record.end ??= "the connection was reset";
      return lost;
    };
    if (life.isOver) return lose();

    // The operation, or why there is none.
    const api = served();
    const matched = api.gateway.match(request, requestId);
    const contract = isMatched(matched) ? matched.contract : undefined;
    if (isMatched(matched)) record.operation = matched.id;

    // The last stage, described first since every way ends here: what each response has, and the journal.
    const complete = (outcome: Outcome, fault?: number): MockResponse => {
      if (life.isOver) return lose();
      const at = namespace.clock.now();
      let response = toMockResponse(outcome, matched.document, requestId, contract);
      const cors = api.corsHeaders(request.headers["origin"]);
      if (fault === undefined) {
        Object.assign(response.headers, cors);
        response.headers["Date"] = toHttpDate(at);
      } else {
        // What a fault says of these headers counts.
        const headers = { ...cors, Date: toHttpDate(at) };
        response = { ...response, headers: mergeHeaders(headers, response.headers) };
      }
      record.fault = fault;
      if (response.status >= 400) {
        const reason = reasonOf(matched.document, response);
        if (reason !== undefined) record.reason = reason;
      }
      namespace.journal.complete(record, response, at);
      onComplete?.(record);
      return response;
    };
    if (!isMatched(matched)) return complete(matched.outcome);

    // The fast path: where nothing is to be waited for, the response is there in the same turn.
    // A promise for each would cost the server a tenth of its throughput.
    if (latency === undefined && !namespace.hasFaults()) {
      const outcome = respond(matched, namespace, api);
      return outcome instanceof Promise
        ? outcome.then((late) => complete(late))
        : complete(outcome);
    }

    // The slow one: the mock's latency, then the fault's, then the response as the fault lets it through.
    const pause = (milliseconds: number): Promise<void> =>
      new Promise((resolve, reject) => {
        life.waiting.add(resolve);
        sleep(milliseconds)
          .finally(() => life.waiting.delete(resolve))
          .then(resolve, reject);
      });
    // Meanwhile another API may be served, by which the request means something else.
    const respondLate = (): Outcome | Promise<Outcome> => {
      const now = served();
      const again = now === api ? matched : now.gateway.match(request, requestId);
      return isMatched(again) ? respond(again, namespace, now) : again.outcome;
    };
    const completeSlowly = async (): Promise<MockResponse> => {
      const delay = drawLatency(latency, drawChance);
      if (delay > 0) await pause(delay);
      if (life.isOver) return lose();
      const fault = namespace.matchFault(matched);
      if (fault === undefined) return complete(await respondLate());
      if (fault.delay > 0) await pause(fault.delay);
      if (life.isOver) return lose();
      const outcome = fault.isBefore ? undefined : await respondLate();
      const response = outcome && toMockResponse(outcome, matched.document, requestId, contract);
      return complete(fault.apply(matched, response), fault.id);
    };
    return completeSlowly();
  };
