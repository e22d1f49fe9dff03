import type { Delivery, MockRequest, MockResponse } from "../types.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const readText = async (request: Request): Promise<Pick<MockRequest, "body" | "unreadable">> => {
  if (request.body === null) return { body: undefined };
  const bytes = await request.arrayBuffer();
  try {
    return { body: decoder.decode(bytes) };
  } catch {
    return { body: undefined, unreadable: "must be UTF-8" };
  }
};

/** A fetch Request as the mock takes it. */
export const fromRequest = async (request: Request): Promise<MockRequest> => ({
  method: request.method,
  url: request.url,
  headers: Object.fromEntries(request.headers),
  ...(await readText(request)),
});

/** What the runtime's own fetch rejects with where a connection is lost. */
const lost = (): TypeError => new TypeError("fetch failed");

/** Never answers; rejects as fetch does when the request is given up. */
export const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const give = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) give();
    else signal.addEventListener("abort", give, { once: true });
  });

/** A body of which only a part comes; then the connection is lost, or nothing more is heard. */
const brokenBody = (bytes: Uint8Array, isEnding: boolean, signal: AbortSignal): ReadableStream =>
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
  signal: AbortSignal,
): BodyInit | null => {
  const bytes = (length: number): Uint8Array =>
    new TextEncoder().encode(body ?? "").subarray(0, length);
  if (delivery?.truncate !== undefined) return brokenBody(bytes(delivery.truncate), true, signal);
  if (delivery?.stall === "body") return brokenBody(bytes(1), false, signal);
  return status === 204 || status === 304 ? null : (body ?? null);
};

/** The mock's response as fetch gives it: a fault's broken connection becomes fetch's own error. */
export const toResponse = async (response: MockResponse, request: Request): Promise<Response> => {
  const { status, headers, delivery } = response;
  const { signal } = request;
  if (signal.aborted) throw signal.reason;
  if (delivery?.reset) throw lost();
  if (delivery?.stall === "headers") return untilAborted(signal);
  const body = request.method === "HEAD" ? null : bodyOf(response, delivery, signal);
  return new Response(body, { status, headers });
};
