import { createClient, token } from "../../../src/index.ts";
import type { Client, ClientEvent, ClientOptions } from "../../../src/index.ts";
import { createTestClock } from "./clock.ts";
import type { TestClock } from "./clock.ts";
import { secrets, witness } from "./secrets.ts";

/** A request as the platform's fetch gets it. */
export interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
  readonly redirect: string | undefined;
}

/** Answers one request; what it throws is what fetch would throw. */
export type Answer = (sent: Sent) => Response | Promise<Response>;

/** A client whose fetch is the test's own. */
export interface Observed {
  readonly ga: Client;
  readonly sent: Sent[];
  readonly events: ClientEvent[];
  readonly clock: TestClock;
}

/** An answer with a JSON body. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });

/** An error answer in GA's shape. */
export const gaError = (
  status: number,
  code: string,
  message = "went wrong",
  headers: Record<string, string> = {},
) => json(status, { error_code: code, error_msg: message, request_id: "id-of-body" }, headers);

/** What Node's fetch throws when the connection fails. */
export const lost = (code: string, message = code): Error =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });

/** A fetch that keeps what is sent and answers in turn; the last answer is repeated. */
export const observe = (sent: Sent[], answers: readonly (Answer | Response)[]): typeof fetch =>
  (async (url: string, init: RequestInit) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    const request = {
      url: new URL(url),
      method: init.method ?? "GET",
      headers: init.headers as Headers,
      body: (init.body ?? undefined) as string | undefined,
      signal: init.signal as AbortSignal,
      redirect: init.redirect,
    };
    sent.push({ ...request, headers: new Headers(request.headers) });
    if (typeof answer === "function") return answer(request);
    return answer?.clone() ?? Promise.reject(new Error("The test has no answer"));
  }) as typeof fetch;

/** Makes a client whose requests are kept and answered by the test. */
export const createObserved = (
  answers: readonly (Answer | Response)[],
  options: ClientOptions = {},
): Observed => {
  const sent: Sent[] = [];
  const events: ClientEvent[] = [];
  const clock = createTestClock();
  const ga = createClient({
    auth: token(secrets.token),
    fetch: observe(sent, answers),
    clock,
    onEvent: (event) => events.push(witness(event)),
    ...options,
  });
  witness(ga);
  return { ga, sent, events, clock };
};

/** A listener as GA shows one. */
export const listener = {
  id: "1b11747a-b139-492f-9692-2df0b1c87193",
  name: "web",
  description: "",
  protocol: "TCP",
  status: "ACTIVE",
  port_ranges: [{ from_port: 443, to_port: 443 }],
  client_affinity: "NONE",
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
  created_at: "2026-01-01T00:00:00.500Z",
  updated_at: "2026-01-01T00:00:00.500Z",
  domain_id: "99a3fff0d03c428eac3678da6a7d0f24",
  tags: [],
} as const;

/** The least that creates it. */
export const option = {
  name: "web",
  protocol: "TCP",
  port_ranges: [{ from_port: 443, to_port: 443 }],
  accelerator_id: listener.accelerator_id,
} satisfies Parameters<Client["listeners"]["create"]>[0];
