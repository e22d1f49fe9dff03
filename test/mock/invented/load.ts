import { createValidate } from "../../../src/client/validate.ts";
import { makeAll } from "../../emit/support/made.ts";
import type { RequestRules, Validator } from "../../../src/contract.ts";
import type { MockDocument } from "../../../src/mock/types.ts";

/** Generates an invented API: what a mock is made of, what checks its requests, and its client, whose types the test names. */
export const loadInvented = async <Client>(name: string) => {
  const { all, remove } = await makeAll([`${name}.yaml`]);
  const [tables, validators, rules, client] = await Promise.all(
    ["operations.ts", "validators.js", "rules.ts", "client.ts"].map(
      async (file) => (await all[0]?.load(file)) as object,
    ),
  );
  const { requests } = validators as { requests: Record<string, Record<string, Validator>> };
  const { requestRules } = rules as { requestRules: Record<string, RequestRules> };
  return {
    document: { ...tables, ...validators, ...rules } as MockDocument,
    validate: createValidate(requests, requestRules),
    client: client as Client,
    /** The bundled document, and the folder of what was generated of it. */
    made: all[0],
    remove,
  };
};
