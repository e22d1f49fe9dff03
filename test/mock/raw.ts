import { connect } from "node:net";
import { once } from "node:events";
import type { Socket } from "node:net";

/** A connection that says exactly what it is told, and keeps all it hears. */
export interface RawConnection {
  readonly socket: Socket;
  send(text: string | Buffer): void;
  /** All that was heard so far. */
  heard(): string;
  /** Resolves when something heard matches. Rejects when the connection closes before. */
  hears(pattern: RegExp): Promise<string>;
  /** Resolves to all that was heard when the connection is closed, however it is closed. */
  closed(): Promise<string>;
}

/** Opens a raw connection to this machine. */
export const openRaw = async (port: number): Promise<RawConnection> => {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  await once(socket, "connect");
  let text = "";
  let isClosed = false;
  socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
  socket.on("error", () => undefined); // a reset is a closed connection
  socket.on("close", () => (isClosed = true));
  socket.on("end", () => socket.end());
  return {
    socket,
    send: (data) => void socket.write(data),
    heard: () => text,
    async hears(pattern) {
      while (!pattern.test(text)) {
        if (isClosed) throw new Error(`Closed after ${JSON.stringify(text)}, without ${pattern}`);
        await Promise.race([once(socket, "data"), once(socket, "close")]);
      }
      return text;
    },
    async closed() {
      if (!isClosed) await once(socket, "close");
      return text;
    },
  };
};

/** The port of a URL. */
export const portOf = (url: string): number => Number(new URL(url).port);
