import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRuntime, type Auth } from "../../src/index.ts";
import { modelOf } from "../../scripts/document/model.ts";
import type { OperationModel } from "../../scripts/document/operations.ts";
import { argumentsOf } from "./support/arguments.ts";
import { compile } from "./support/compile.ts";
import { DOCUMENTS, makeAll, type Made } from "./support/made.ts";
import { USES } from "./support/uses.ts";
import { startPrism } from "./support/stock-prism.ts";

let made: Awaited<ReturnType<typeof makeAll>>;

beforeAll(async () => {
  made = await makeAll();
});
afterAll(() => made.remove());

test("everything compiles under the strictest settings, with programs that use it", async () => {
  for (const [name, program] of Object.entries(USES))
    await writeFile(join(made.home, name), program);
  expect(await compile("@typescript/native", made.home)).toBe("");
});

/** What the documents ask for that ask for anything. */
const CREDENTIALS: Readonly<Record<string, object>> = {
  "status.yaml": { key: "k" },
  "vault.yaml": {
    certificate: true,
    ...{ key: "k", tenant: "t", session: "s", jwt: "j" },
    login: { username: "a", password: "b" },
  },
};

type Call = Promise<unknown> & { withResponse(): Promise<{ data: unknown; response: Response }> };
type Methods = Record<string, Record<string, (...args: unknown[]) => Call>>;
type Validators = Record<string, Record<string, (value: unknown) => boolean>>;

describe.each(DOCUMENTS)("%s", (file) => {
  const found = (): Made => {
    const one = made.all.find((each) => each.file === file);
    if (one === undefined) throw new Error(`${file} was not made`);
    return one;
  };
  const prepare = async () => {
    const { document, load } = found();
    const { createMethods, credentials } = (await load("client.ts")) as {
      createMethods: (send: unknown) => Methods;
      credentials?: (given: object) => Auth;
    };
    const auth = credentials?.(CREDENTIALS[file] ?? {});
    const validators = (await load("validators.js")) as {
      requests: Validators;
      responses: Validators;
    };
    return {
      document,
      createMethods,
      auth,
      ...validators,
      operations: modelOf(document).operations,
    };
  };

  test("every method calls a stock Prism, and the answers pass the validators", async () => {
    const { document, createMethods, auth, responses, operations } = await prepare();
    const prism = await startPrism(document);
    try {
      const { send } = createRuntime({ baseUrl: prism.url, auth, retry: false });
      const methods = createMethods(send);
      for (const operation of operations) await callOne(methods, operation, document, responses);
    } finally {
      await prism.close();
    }
  });
});

const callOne = async (
  methods: Methods,
  operation: OperationModel,
  document: object,
  responses: Validators,
) => {
  const method = methods[operation.group]?.[operation.name];
  if (method === undefined) throw new Error(`${operation.id} has no method`);
  const { data, response } = await method(
    ...argumentsOf(operation, document as never),
  ).withResponse();
  expect(response.ok, operation.id).toBe(true);
  const validate = responses[operation.id]?.[String(response.status)];
  if (validate !== undefined)
    expect([operation.id, validate(await response.json())]).toEqual([operation.id, true]);
  if (response.status === 204) expect(data).toBeUndefined();
};
