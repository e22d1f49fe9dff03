/** Logging: one line of JSON an event. What `onEvent` gets holds no credential, so all of it may be written. */
import type { ClientEvent } from "../../src/index.ts";

const levelOf = ({ type, status = 0 }: ClientEvent): "debug" | "info" | "warn" =>
  type === "retry" || type === "error" || status >= 500
    ? "warn"
    : type === "request"
      ? "debug"
      : "info";

/** For the option `onEvent` of createClient. `write` takes a finished line, as `console.log` does. */
export const logTo =
  (write: (line: string) => void, now: () => Date = () => new Date()) =>
  (event: ClientEvent): void =>
    write(JSON.stringify({ time: now().toISOString(), level: levelOf(event), ...event }));
