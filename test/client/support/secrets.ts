import { inspect } from "node:util";
import { afterAll, expect } from "vitest";

/** Every secret the client's tests use. Whoever imports this has all it `witness`es searched for them at the end. */
export const secrets = {
  token: "MIIDtokenTOKENtokenTOKENtoken0001",
  freshToken: "MIIDfreshFRESHfreshFRESHfresh0002",
  password: "pass\"word'S3cret!",
  secretKey: "SecretKey",
  securityToken: "security-TOKEN-of-a-temporary-key",
} as const;

const seen: string[] = [];

/** Keeps everything that is to be seen of a value, for the search. */
export const witness = <Value>(value: Value): Value => {
  seen.push(inspect(value, { depth: 12, showHidden: true, getters: true }));
  if (value instanceof Error) {
    seen.push(`${value.stack}`, inspect(value.cause, { depth: 12, showHidden: true }));
    seen.push(JSON.stringify(value));
  }
  return value;
};

/** What a promise rejects with, kept for the search. Fails where it doesn't reject. */
export const failureOf = async (promise: Promise<unknown>): Promise<unknown> => {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!("error" in outcome)) expect.unreachable(`it resolved to ${inspect(outcome.value)}`);
  return witness(outcome.error);
};

/** The secrets, and signatures, that stand in a text. */
export const findSecrets = (text: string): string[] => [
  ...Object.values(secrets).filter((secret) => text.includes(secret)),
  ...(text.match(/Signature=[0-9a-f]{16,}/g) ?? []),
];

afterAll(() => {
  expect(seen.flatMap(findSecrets)).toEqual([]);
});
