import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/client/connection-error.ts";
import { createObserved, listener, option } from "./support/observed.ts";
import { failureOf } from "./support/secrets.ts";

type Row = [code: string | undefined, message: string, refused: boolean, retryable: boolean];

/** What each runtime throws, at the bottom of its causes. */
const runtimes: Record<string, Row[]> = {
  node: [
    ["ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1", true, true],
    ["EHOSTUNREACH", "connect EHOSTUNREACH 10.0.0.1:443", true, true],
    ["ENETUNREACH", "connect ENETUNREACH 2001:db8::1:443", true, true],
    ["ETIMEDOUT", "connect ETIMEDOUT 10.0.0.1:443", true, true],
    ["UND_ERR_CONNECT_TIMEOUT", "Connect Timeout Error", true, true],
    ["ENOTFOUND", "getaddrinfo ENOTFOUND ga.example", true, true],
    ["EAI_AGAIN", "getaddrinfo EAI_AGAIN ga.example", true, true],
    [
      "ECONNRESET",
      "Client network socket disconnected before secure TLS connection was established",
      true,
      true,
    ],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "…:error:0A00010B:SSL:wrong version number:…", true, false],
    ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "…:tlsv1 alert protocol version:…", true, false],
    ["ERR_SSL_TLSV1_UNRECOGNIZED_NAME", "…:tlsv1 unrecognized name:…", true, false],
    ["ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE", "…:alert handshake failure:…", true, false],
    [
      "EHOSTUNREACH",
      "request to https://a/ failed, reason: connect EHOSTUNREACH 1.2.3.4:443",
      true,
      true,
    ],
    [undefined, "bad port", true, false],
    ["CERT_HAS_EXPIRED", "certificate has expired", true, false],
    ["SELF_SIGNED_CERT_IN_CHAIN", "self-signed certificate in certificate chain", true, false],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "unable to verify the first certificate", true, false],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "Hostname/IP does not match", true, false],
    ["UND_ERR_ABORTED", "Proxy response (407) !== 200 when HTTP Tunneling", true, false],
    ["UND_ERR_ABORTED", "Proxy response (403) !== 200 when HTTP Tunneling", true, false],
    ["UND_ERR_ABORTED", "Proxy response (503) !== 200 when HTTP Tunneling", true, true],
    ["ECONNRESET", "read ECONNRESET", false, true],
    ["ETIMEDOUT", "read ETIMEDOUT", false, true],
    ["EPIPE", "write EPIPE", false, true],
    ["UND_ERR_SOCKET", "other side closed", false, true],
  ],
  bun: [
    ["ConnectionRefused", "Unable to connect. Is the computer able to access the url?", true, true],
    ["FailedToOpenSocket", "Was there a typo in the url or port?", true, true],
    ["ENETUNREACH", "Was there a typo in the url or port?", true, true],
    ["ERR_PROXY_TUNNEL", "Proxy refused to open a tunnel: 407 Nope", true, false],
    ["ERR_PROXY_TUNNEL", "Proxy refused to open a tunnel: 502 Nope", true, true],
    ["EPROTO", "The TLS handshake failed. Does the server speak TLS on this port?", true, false],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "self signed certificate", true, false],
    ["ECONNRESET", "The socket connection was closed unexpectedly.", false, true],
    ["ConnectionClosed", "The socket connection was closed unexpectedly.", false, true],
  ],
  deno: [
    [undefined, "client error (Connect): tcp connect error: Connection refused", true, true],
    [undefined, "client error (Connect): dns error: failed to lookup address", true, true],
    [undefined, "client error (Connect): tls handshake eof", true, true],
    [undefined, "client error (Connect): unsuccessful tunnel", true, true],
    [undefined, "client error (Connect): proxy authentication required", true, false],
    [undefined, "client error (Connect): received fatal alert: ProtocolVersion", true, false],
    [undefined, "Fetch failed: Requests to port 6000 are blocked", true, false],
    [undefined, "client error (Connect): invalid peer certificate: UnknownIssuer", true, false],
    [
      undefined,
      "client error (SendRequest): connection closed before message completed",
      false,
      true,
    ],
  ],
};

describe.each(Object.entries(runtimes))("in %s", (_, rows) => {
  test.each(rows)("%s: %s", (code, message, refused, retryable) => {
    expect(diagnose([`${String(code)}: ${message}`])).toEqual({ refused, retryable });
  });
});

/** What Node says of a host with two addresses. */
const ofTwo = (code: string, ...messages: string[]) =>
  new TypeError("fetch failed", {
    cause: Object.assign(new AggregateError(messages.map((each) => new Error(each))), {
      code,
      message: "",
    }),
  });

test("two addresses to which there is no way are no uncertain outcome, and both are named", async () => {
  const fault = ofTwo(
    "ENETUNREACH",
    "connect ENETUNREACH 1.2.3.4:443",
    "connect ETIMEDOUT ::1:443",
  );
  const { ga, sent, clock } = createObserved([() => Promise.reject(fault)]);
  expect(await failureOf(clock.run(ga.listeners.create(option)))).toMatchObject({
    name: "ConnectionError",
    message:
      "No answer from https://ga.myhuaweicloud.com: connect ENETUNREACH 1.2.3.4:443; connect ETIMEDOUT ::1:443",
    reason: "ENETUNREACH",
    refused: true,
  });
  expect(sent).toHaveLength(4);
});

test("two addresses of which one was reached leave the outcome uncertain", async () => {
  const fault = ofTwo("ECONNRESET", "connect ETIMEDOUT ::1:443", "read ECONNRESET");
  const { ga, sent, clock } = createObserved([() => Promise.reject(fault)]);
  const failure = await failureOf(clock.run(ga.listeners.create(option)));
  expect(failure).toMatchObject({ name: "UncertainOutcomeError" });
  expect(sent).toHaveLength(1);
});

test("a proxy's refusal is not tried again, and the proxy's words are in the error", async () => {
  const fault = new TypeError("fetch failed", {
    cause: Object.assign(new Error("Proxy response (407) !== 200 when HTTP Tunneling"), {
      code: "UND_ERR_ABORTED",
    }),
  });
  const { ga, sent } = createObserved([() => Promise.reject(fault)]);
  expect(await failureOf(ga.listeners.show(listener.id))).toMatchObject({
    name: "ConnectionError",
    message: expect.stringContaining("Proxy response (407)") as string,
    retryable: false,
  });
  expect(sent).toHaveLength(1);
});
