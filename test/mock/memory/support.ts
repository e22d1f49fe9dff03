import {
  apis,
  createClock,
  createEngine,
  createFrontDoor,
  isAnswer,
  service,
} from "../../support/mock.ts";
import type { EngineOptions } from "../../support/mock.ts";

export const [ga, iam] = apis;

/** The vendor's example: where every test's time starts, and its accelerator. */
export const start = Date.parse("2019-01-08T01:21:37.151Z");
export const accelerator = "ac1bf54f-6a23-4074-af77-800648d25bc8";

// The answers of a test are looked into at will.
/* eslint-disable-next-line @typescript-eslint/no-explicit-any */
type Body = any;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** The answer's error_code. */
  readonly code: string | undefined;
  /** The answer's error_msg. */
  readonly message: string | undefined;
}

/** A mock without a server: an engine behind its gateway, on a clock that only the test moves. */
export const createTestMock = (options: Partial<EngineOptions> = {}) => {
  const clock = createClock(() => start);
  const memory = createEngine({ ...service, ...options }).createMemory(clock);
  const door = createFrontDoor(options.documents ?? service.documents);
  let requests = 0;
  const send = (
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = { "x-auth-token": "mock-token" },
  ): Answer => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const type: Record<string, string> =
      text === undefined ? {} : { "content-type": "application/json" };
    const request = { method, url, headers: { ...type, ...headers }, body: text };
    const outcome = door.enter(request, `request-${++requests}`);
    const response = isAnswer(outcome) ? outcome : memory.handle(outcome);
    if (!response) throw new Error(`${method} ${url} was not answered`);
    const parsed: Body = response.body === undefined ? undefined : JSON.parse(response.body);
    return {
      status: response.status,
      headers: response.headers,
      body: parsed,
      code: parsed?.error_code as string | undefined,
      message: parsed?.error_msg as string | undefined,
    };
  };
  const create = (properties: Record<string, unknown> = {}, headers?: Record<string, string>) =>
    send(
      "POST",
      "/v1/listeners",
      {
        listener: {
          name: "web",
          protocol: "TCP",
          port_ranges: [{ from_port: 443, to_port: 443 }],
          accelerator_id: accelerator,
          ...properties,
        },
      },
      headers,
    );
  return { memory, clock, send, create };
};
