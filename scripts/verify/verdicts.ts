/** How a probe ends other than well, and what makes it end so. */
import type { ServerAnswer } from "./exchange.ts";

/** The server isn't as the document decides. */
export class Differs extends Error {}

/** The question can't be asked here. */
export class NotTried extends Error {}

const shown = (value: unknown): string => JSON.stringify(value) ?? "nothing";

/** Throws where something isn't as expected. */
export const expect = (isRight: boolean, expected: string, seen: unknown): void => {
  if (!isRight) throw new Differs(`expected ${expected}, got ${shown(seen)}`);
};

/** Throws where an answer hasn't the status. */
export const expectStatus = (answer: ServerAnswer, status: number): void => {
  const code = answer.code === undefined ? "" : ` ${answer.code}`;
  if (answer.status !== status)
    throw new Differs(`expected ${String(status)}, got ${String(answer.status)}${code}`);
};

/** Throws where a request isn't refused with the status and the code. */
export const expectRefusal = (answer: ServerAnswer, status: number, code: string): void => {
  if (answer.status === status && answer.code === code) return;
  const seen = answer.code === undefined ? "" : ` ${answer.code}`;
  throw new Differs(`expected ${String(status)} ${code}, got ${String(answer.status)}${seen}`);
};
