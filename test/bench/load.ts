/**
 * A lean load generator: keep-alive connections over plain sockets, one request on the way on each.
 * Runs as a process of its own: `node test/bench/load.ts '{"port":4010,"connections":16,…}'`.
 */
import { connect } from "node:net";

interface Order {
  readonly port: number;
  readonly connections: number;
  /** How long to send, in milliseconds. */
  readonly time: number;
  /** Send so many a second, spread evenly; default as fast as it goes. */
  readonly rate?: number;
  /** Stop after so many answers, if that is sooner. */
  readonly count?: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `%n` becomes the request's number, `%u` a UUID made of it. */
  readonly body?: string;
}

const order = JSON.parse(process.argv[2] ?? "{}") as Order;
const {
  port,
  connections,
  time,
  rate = Infinity,
  count = Infinity,
  method,
  path,
  headers,
  body,
} = order;

const head = (length: number): string =>
  [
    `${method} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ["Content-Type: application/json", `Content-Length: ${length}`]),
    "\r\n",
  ].join("\r\n");

const fixed =
  body === undefined || !/%[nu]/.test(body)
    ? Buffer.from(head(Buffer.byteLength(body ?? "")) + (body ?? ""))
    : undefined;

let sent = 0;
const prefix = crypto.randomUUID().slice(0, 24); // another run's UUIDs are others
const next = (): Buffer | string => {
  sent++;
  if (fixed !== undefined) return fixed;
  const uuid = `${prefix}${sent.toString(16).padStart(12, "0")}`;
  const filled = (body ?? "").replaceAll("%n", String(sent)).replaceAll("%u", uuid);
  return head(Buffer.byteLength(filled)) + filled;
};

const statuses: Record<string, number> = {};
let answers = 0;
let bytes = 0;
const start = performance.now();
const end = start + time;

/** Reads one answer after another from a connection; every answer has a Content-Length or is a 204. */
const run = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let pending: Buffer = Buffer.alloc(0);
    let needed = -1; // bytes of head and body, once the head is there
    const onData = (chunk: Buffer): void => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      if (needed < 0) {
        const blank = pending.indexOf("\r\n\r\n");
        if (blank < 0) return;
        const text = pending.toString("latin1", 0, blank);
        const status = text.slice(9, 12);
        statuses[status] = (statuses[status] ?? 0) + 1;
        needed = blank + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
      }
      if (pending.length < needed) return;
      bytes += needed;
      answers++;
      pending = Buffer.alloc(0);
      needed = -1;
      if (performance.now() < end && answers + connections <= count) {
        const early = start + (sent / rate) * 1000 - performance.now();
        if (early > 1) setTimeout(() => socket.write(next()), early);
        else socket.write(next());
      } else socket.end();
    };
    socket.on("connect", () => socket.write(next()));
    socket.on("data", onData);
    socket.on("close", () => {
      resolve();
    });
    socket.on("error", reject);
  });

await Promise.all(Array.from({ length: connections }, run));
const elapsed = performance.now() - start;
process.stdout.write(
  JSON.stringify({ answers, statuses, bytes, rate: Math.round((answers / elapsed) * 1000) }),
);
