/** The recipe for OpenTelemetry, as the package brings it, beside the real SDK. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createConsumer, run, type Consumer } from "./consumer.ts";

let consumer: Consumer;
beforeAll(() => {
  consumer = createConsumer([
    "@opentelemetry/api@1.9.1",
    "@opentelemetry/context-async-hooks@2.12.1",
    "@opentelemetry/sdk-trace-base@2.12.1",
    "typescript@5.9.3",
  ]);
  const recipes = readFileSync(
    join(consumer.dir, "node_modules/ga-listeners/guides/recipes.md"),
    "utf8",
  );
  const [, code = ""] = /## Tracing with OpenTelemetry\n\n```ts\n([^]*?)```/.exec(recipes) ?? [];
  consumer.write("tracing.ts", code);
  consumer.write(
    "tsconfig.json",
    JSON.stringify({
      compilerOptions: {
        ...{ target: "ES2022", module: "nodenext", lib: ["ES2022", "DOM", "DOM.Iterable"] },
        ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true, types: [] },
      },
      files: ["tracing.ts"],
    }),
  );
});
afterAll(() => {
  consumer[Symbol.dispose]();
});

const program = `
import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { createClient, token } from "ga-listeners";
import { startMock } from "ga-listeners/mock";
import { traceTo } from "./tracing.js";

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
const tracer = provider.getTracer("test");
const mock = await startMock({ port: 0, settle: 0 });
const ga = createClient({
  auth: token(mock.token), baseUrl: mock.url, onEvent: traceTo(tracer),
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
await mock.close();
const spans = exporter.getFinishedSpans().filter(({ name }) => name !== "own");
console.log(JSON.stringify({
  url: mock.url,
  token: mock.token,
  spans: spans.map(({ name, status, attributes, parentSpanContext }) => ({
    name, status, attributes, isBelow: parentSpanContext?.spanId === own.spanContext().spanId,
  })),
}));
`;

interface Traced {
  readonly url: string;
  readonly token: string;
  readonly spans: readonly {
    readonly name: string;
    readonly status: object;
    readonly isBelow: boolean;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
}

test("every attempt is a span below the caller's, with what became of it", () => {
  run(process.execPath, ["node_modules/typescript/bin/tsc"], consumer.dir);
  consumer.write("program.js", program);
  const { url, token, spans } = JSON.parse(consumer.node("program.js")) as Traced;
  expect(spans.map(({ name, isBelow }) => [name, isBelow])).toEqual([
    ...Array.from({ length: 2 }, () => ["GA listListeners", true]),
    ...Array.from({ length: 4 }, () => ["GA showListener", true]),
  ]);
  const [failed, succeeded, reset] = spans;
  expect(failed).toMatchObject({
    status: { code: 2, message: "SYS.0503" },
    attributes: {
      "http.request.method": "GET",
      "url.full": `${url}/v1/listeners`,
      "http.request.resend_count": 0,
      "http.response.status_code": 503,
      "error.type": "SYS.0503",
    },
  });
  expect(succeeded).toMatchObject({
    status: { code: 0 },
    attributes: { "http.request.resend_count": 1, "http.response.status_code": 200 },
  });
  expect(succeeded?.attributes["ga.call"]).toBe(failed?.attributes["ga.call"]);
  expect(reset).toMatchObject({
    status: { code: 2, message: "ECONNRESET" },
    attributes: { "url.full": `${url}/v1/listeners/a`, "error.type": "ECONNRESET" },
  });
  expect(JSON.stringify(spans)).not.toContain(token);
});
