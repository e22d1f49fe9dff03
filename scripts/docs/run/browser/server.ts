import { readAnswer, type Answer } from "./memory.ts";
import { recall, remember } from "./storage.ts";
import type { PageRequest } from "./request.ts";

/** What requests go to: the engine in the page, or a mock on the reader's machine. */
export interface ChosenServer {
  readonly kind: "page" | "local";
  /** Of the mock, without a slash at its end. */
  readonly address: string;
}

const key = "server";

export const recallServer = (address: string): ChosenServer =>
  recall<ChosenServer>(key) ?? { kind: "page", address };

export const rememberServer = (server: ChosenServer): void => {
  remember(key, server);
};

/** What is wrong with an address: it has to be of this machine, so that nothing can leave it. */
export const addressProblem = (address: string): string | undefined => {
  const isUrl =
    /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(address) && URL.canParse(address);
  return isUrl ? undefined : "must be of this machine, as in http://127.0.0.1:4010";
};

/**
 * Sends a request to the mock on this machine. Rejects with an Error that says what to do.
 * @param command What starts the mock, if that is known.
 */
export const sendTo = async (
  address: string,
  request: PageRequest,
  command = "",
): Promise<Answer> => {
  const { method, path, headers, body } = request;
  const problem = addressProblem(address);
  if (problem !== undefined) throw new Error(`The address ${problem}`);
  const since = performance.now();
  const response = await fetch(address + path, {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    ...(body === undefined ? {} : { body }),
    credentials: "omit",
    redirect: "error",
  }).catch((error: unknown) => {
    throw new Error(
      `No answer from ${address}. Is the mock running?${command === "" ? "" : ` ${command} starts it.`}`,
      {
        cause: error,
      },
    );
  });
  return readAnswer(response, since);
};
