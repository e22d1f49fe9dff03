/** Tracing: one OpenTelemetry span for every attempt, below the span that is active where the call is made. */
import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { Span, Tracer } from "@opentelemetry/api";
import type { ClientEvent } from "../../src/index.ts";

/** What an event says, by the names of OpenTelemetry's conventions. */
const attributesOf = (event: ClientEvent) => ({
  "http.request.method": event.method,
  "url.full": event.url,
  "http.request.resend_count": (event.attempt ?? 1) - 1,
  "http.response.status_code": event.status,
  "error.type": event.code ?? event.reason,
  "ga.call": event.callId,
  "ga.request_id": event.requestId,
});

/** For the option `onEvent` of createClient: `traceTo(trace.getTracer("my-app"))`. */
export const traceTo = (tracer: Tracer) => {
  const open = new Map<number, Span>();
  return (event: ClientEvent): void => {
    const { type, callId, operationId = "request" } = event;
    if (type === "request") {
      const options = { kind: SpanKind.CLIENT, attributes: attributesOf(event) };
      open.set(callId, tracer.startSpan(`GA ${operationId}`, options));
    }
    if (type !== "response" && type !== "error") return;
    const span = open.get(callId);
    open.delete(callId);
    span?.setAttributes(attributesOf(event));
    const wrong = event.code ?? event.reason;
    if (wrong !== undefined) span?.setStatus({ code: SpanStatusCode.ERROR, message: wrong });
    span?.end();
  };
};
