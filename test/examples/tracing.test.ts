import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient, token } from "../../src/index.ts";
import { startMock } from "../support/mock.ts";
import { findSecrets } from "../client/support/secrets.ts";
import { traceTo } from "./tracing.ts";

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(() => {
  context.disable();
});

test("every attempt is a span below the caller's, with what became of it", async () => {
  await using mock = await startMock({ settle: 0 });
  const tracer = provider.getTracer("test");
  const ga = createClient({
    auth: token(mock.token),
    baseUrl: mock.url,
    onEvent: traceTo(tracer),
    retry: { base: 0, throttledBase: 0 },
  });
  mock.faults.add({ operation: "listListeners", status: 503, retryAfter: null, count: 1 });
  mock.faults.add({ operation: "showListener", reset: true, count: 4 });
  const own = tracer.startSpan("own");
  await context.with(trace.setSpan(context.active(), own), async () => {
    await ga.listeners.list({ limit: 3 });
    await ga.listeners.show("a").catch(() => undefined);
  });
  own.end();

  const spans = exporter.getFinishedSpans().filter(({ name }) => name !== "own");
  expect(spans.map(({ name }) => name)).toEqual([
    ...Array.from({ length: 2 }, () => "GA listListeners"),
    ...Array.from({ length: 4 }, () => "GA showListener"),
  ]);
  for (const span of spans) expect(span.parentSpanContext?.spanId).toBe(own.spanContext().spanId);
  const [failed, succeeded, reset] = spans;
  const url = `${mock.url}/v1/listeners`;
  expect(failed).toMatchObject({
    status: { code: SpanStatusCode.ERROR, message: "SYS.0503" },
    attributes: {
      "http.request.method": "GET",
      "url.full": url,
      "http.request.resend_count": 0,
      "http.response.status_code": 503,
      "error.type": "SYS.0503",
    },
  });
  expect(succeeded).toMatchObject({
    status: { code: SpanStatusCode.UNSET },
    attributes: { "http.request.resend_count": 1, "http.response.status_code": 200 },
  });
  expect(succeeded?.attributes["ga.call"]).toBe(failed?.attributes["ga.call"]);
  expect(reset).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { "url.full": `${url}/a`, "error.type": "ECONNRESET" },
  });
  expect(findSecrets(JSON.stringify(spans.map(({ attributes }) => attributes)))).toEqual([]);
});
