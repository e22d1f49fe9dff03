import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { put } from "../../scripts/emit/folder.ts";
import { filesOf } from "./support/files-of.ts";
import { modelOf } from "../../scripts/document/model.ts";
import type { Document } from "../../scripts/document/types.ts";
import { createRuntime } from "../../src/runtime.ts";
import type { IsApiError } from "../../src/runtime.ts";
import { compile } from "./support/compile.ts";
import { linkPackage } from "./support/link-package.ts";
import { STRICT } from "./support/made.ts";

const json = (type: string, schema: object) => ({
  description: "Refused.",
  content: { [type]: { schema } },
});

/** An API that describes its errors in every way that there is. */
const document = {
  openapi: "3.1.0",
  info: { title: "Orders", version: "1" },
  paths: {
    "/orders": {
      post: {
        operationId: "createOrder",
        tags: ["orders"],
        responses: {
          "201": { description: "Made." },
          "422": json("application/problem+json", {
            type: "object",
            required: ["errors"],
            properties: {
              errors: {
                type: "array",
                items: {
                  type: "object",
                  required: ["field"],
                  properties: { field: { type: "string" } },
                },
              },
            },
          }),
          "409": { description: "There is one." },
          "4XX": json("text/plain", { type: "string" }),
          default: json("application/json", {
            type: "object",
            required: ["code"],
            properties: { code: { type: "integer" } },
          }),
        },
      },
      get: {
        operationId: "listOrders",
        tags: ["orders"],
        responses: { "204": { description: "None." } },
      },
    },
  },
} as unknown as Document;

describe("isApiError of a generated client", () => {
  let home = "";
  let isApiError: IsApiError<Record<string, { responses: object }>>;
  let create: () => Promise<unknown>;
  let answer: Response;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "errors-"));
    await writeFile(join(home, "package.json"), JSON.stringify({ type: "module" }));
    await linkPackage(home);
    await put(join(home, "orders"), filesOf(modelOf(document)), []);
    const client = (await import(
      /* @vite-ignore */ pathToFileURL(join(home, "orders/client.ts")).href
    )) as {
      isApiError: typeof isApiError;
      createMethods: (send: unknown) => { orders: { create: () => Promise<unknown> } };
    };
    ({ isApiError } = client);
    const { send } = createRuntime({
      baseUrl: "https://orders.test",
      retry: false,
      fetch: () => Promise.resolve(answer),
    });
    ({ create } = client.createMethods(send).orders);
  });
  afterAll(() => rm(home, { recursive: true }));

  test("gives the body the type that the document describes for its operation and status", async () => {
    await writeFile(
      join(home, "use.ts"),
      `import { isApiError } from "./orders/client.ts";
export const told = (error: unknown): unknown => {
  if (isApiError(error, "createOrder", 422)) {
    const status: 422 = error.status;
    const fields: string[] = error.body.errors.map(({ field }) => field);
    // @ts-expect-error a problem has no code of its own
    error.body.code;
    return [status, fields];
  }
  if (isApiError(error, "createOrder", 409)) return error.body satisfies undefined;
  if (isApiError(error, "createOrder", 418)) return error.body satisfies string;
  if (isApiError(error, "createOrder", 503)) return error.body.code satisfies number;
  // @ts-expect-error there is no such operation
  if (isApiError(error, "deleteOrder", 409)) return error;
  // @ts-expect-error a status is a number
  if (isApiError(error, "createOrder", "409")) return error;
  return isApiError(error) ? (error.body satisfies { code: number } | { errors: object[] } | string | undefined) : error;
};
`,
    );
    await writeFile(
      join(home, "tsconfig.json"),
      JSON.stringify({ compilerOptions: STRICT, include: ["*.ts", "orders"] }),
    );
    expect(await compile("@typescript/native", home)).toBe("");
  });

  test("tells operations, statuses and codes from each other", async () => {
    const errors = [{ field: "amount" }];
    answer = Response.json({ errors }, { status: 422 });
    const error = await create().catch((reason: unknown) => reason);
    expect(isApiError(error)).toBe(true);
    expect(isApiError(error, "createOrder", 422)).toBe(true);
    expect(isApiError(error, "createOrder", 409)).toBe(false);
    expect(isApiError(error, "listOrders", 422)).toBe(false);
    expect(isApiError(error, "createOrder")).toBe(false); // that would be a code
    expect(error).toMatchObject({ status: 422, operationId: "createOrder", body: { errors } });
    expect(isApiError(new Error("x"), "createOrder", 422)).toBe(false);
    expect(isApiError(undefined)).toBe(false);
  });
});
