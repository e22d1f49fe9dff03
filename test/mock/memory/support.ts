import { apis, createMockCore } from "../../support/mock.ts";
import type { MemoryOptions, MockResponse, Seed } from "../../support/mock.ts";

export const [ga, iam] = apis;

/** The vendor's example: where every test's time starts, and its accelerator. */
export const start = Date.parse("2019-01-08T01:21:37.151Z");
export const accelerator = "ac1bf54f-6a23-4074-af77-800648d25bc8";

// The answers of a test are looked into at will.
// oxlint-disable-next-line typescript/no-explicit-any
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

/** A mock without a server, on a clock that only the test moves. */
export const createTestMock = (options: Partial<MemoryOptions> = {}) => {
  let requests = 0;
  const { core, parts } = createMockCore(
    {
      ...options,
      seed: options.seed as Seed | undefined, // right or wrong
      now: () => start,
      newRequestId: () => `request-${++requests}`,
    },
    ({ operation: { method, path } }) => {
      throw new Error(`${method} ${path} was not answered`);
    },
  );
  const { state, reset } = parts;
  const memory = {
    reset,
    settle: parts.clock.settle,
    export: state.export,
    import: (value: unknown) => {
      state.import(value as Seed); // right or wrong
    },
  };
  const clock = {
    now: parts.clock.now,
    advance: (by: number) => {
      parts.clock.advance(by);
    },
  };
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
    const response = core.handle(request) as MockResponse; // nothing here has to be waited for
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
