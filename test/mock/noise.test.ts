import fc from "fast-check";
import { expect, test } from "vitest";
import { startMock } from "../support/mock.ts";
import { openRaw, portOf } from "./raw.ts";

const limits = { headers: 300, request: 500, idle: 200, silence: 900, check: 50 };

const vendorHead = "POST /v1/listeners HTTP/1.1\r\nHost: a\r\nX-Auth-Token: mock-token\r\n";

/** Bytes a client might send by mistake or malice: pure noise, and requests that turn into it. */
const noise = fc.oneof(
  fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)),
  fc
    .string({ unit: "binary", maxLength: 300 })
    .map((text) => Buffer.from(`GET /${text} HTTP/1.1\r\nHost: a\r\n\r\n`)),
  fc
    .string({ unit: "binary", maxLength: 300 })
    .map((text) => Buffer.from(`${vendorHead}${text}\r\n\r\n`)),
  fc
    .uint8Array({ maxLength: 300 })
    .map((bytes) =>
      Buffer.concat([
        Buffer.from(
          `${vendorHead}Content-Type: application/json\r\nContent-Length: ${bytes.length}\r\n\r\n`,
        ),
        bytes,
      ]),
    ),
  fc
    .tuple(fc.nat({ max: 5_000 }), fc.json())
    .map(([length, text]) =>
      Buffer.from(
        `${vendorHead}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${text}`,
      ),
    ),
);

test("whatever bytes come, every connection ends, and the server goes on", async () => {
  await using mock = await startMock({ limits });
  const port = portOf(mock.url);
  await fc.assert(
    fc.asyncProperty(fc.array(noise, { minLength: 50, maxLength: 50 }), async (all) => {
      const heard = await Promise.all(
        all.map(async (bytes) => {
          const connection = await openRaw(port);
          connection.send(bytes);
          return connection.closed();
        }),
      );
      for (const text of heard) expect(text).not.toMatch(/^HTTP\/1\.1 5/m);
    }),
    { numRuns: 2 },
  );
  const headers = { "X-Auth-Token": mock.token };
  expect((await fetch(`${mock.url}/v1/listeners`, { headers })).status).toBe(200);
});
