import { watch } from "../../abort.ts";
import { mayHaveBody } from "../types.ts";
import type { Delivery, MockResponse } from "../types.ts";

/** By which a request is given up. */
export type Signal = AbortSignal | undefined;

/** What the runtime's own fetch rejects with where a connection is lost. */
const lost = (): TypeError => new TypeError("fetch failed");

/** Rejects as fetch does when a request is given up; `release` leaves nothing on the signal. */
const abortOf = (signal: AbortSignal) => {
  let release = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    const give = (): void => {
      release();
      reject(signal.reason as Error);
    };
    release = watch(signal, give);
    if (signal.aborted) give();
  });
  return { aborted, release };
};

/** Never answers; rejects as fetch does when the request is given up. */
const untilAborted = (signal: Signal): Promise<never> =>
  signal === undefined ? new Promise(() => undefined) : abortOf(signal).aborted;

/** Ends as the work does, or as fetch does when the request is given up before. */
export const orAborted = async <Result>(work: Promise<Result>, signal: Signal): Promise<Result> => {
  if (signal === undefined) return work;
  const { aborted, release } = abortOf(signal);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    release();
  }
};

/** A body of which only a part comes; then the connection is lost, or nothing more is heard. */
const brokenBody = (bytes: Uint8Array, isEnding: boolean, signal: Signal): ReadableStream =>
  new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      if (!isEnding)
        untilAborted(signal).catch((error: unknown) => {
          controller.error(error);
        });
    },
    pull(controller) {
      if (isEnding) controller.error(lost());
    },
  });

const bodyOf = (
  { body, status }: MockResponse,
  delivery: Delivery | undefined,
  signal: Signal,
): BodyInit | null => {
  const bytes = (length: number): Uint8Array =>
    new TextEncoder().encode(body ?? "").subarray(0, length);
  if (!mayHaveBody(status)) return null;
  const { truncate } = delivery ?? {};
  // As on the wire: who cuts off behind the end cuts off nothing.
  if (truncate !== undefined && bytes(truncate + 1).length > truncate)
    return brokenBody(bytes(truncate), true, signal);
  if (delivery?.stall === "body") return brokenBody(bytes(1), false, signal);
  return body ?? null;
};

/** The mock's response as fetch gives it: a fault's broken connection becomes fetch's own error. */
export const toResponse = async (
  response: MockResponse,
  method: string,
  signal: Signal,
): Promise<Response> => {
  const { status, headers, delivery } = response;
  if (delivery?.reset) throw lost();
  if (delivery?.stall === "headers") return untilAborted(signal);
  const body = method === "HEAD" ? null : bodyOf(response, delivery, signal);
  return new Response(body, { status, headers });
};
