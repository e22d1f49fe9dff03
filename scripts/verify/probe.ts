/** What a probe is. */
import type { Session } from "./session.ts";

/** One question to a server: is it as the document decides? */
export interface Probe {
  readonly name: string;
  /** The decisions it asks about, by the names of their places. */
  readonly decisions: readonly string[];
  readonly asks: string;
  /** It sends requests that change something, or would where the server takes what it should refuse. */
  readonly writes?: true;
  /** Asks the server. It throws `Differs` where the answer is another one, and `NotTried` where it can't be asked. */
  readonly run: (session: Session) => Promise<void>;
}
