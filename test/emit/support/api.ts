import type { Document, OperationObject, Schema } from "../../../scripts/document/types.ts";

const OK = { "204": { description: "Done" } };

/** A small document: operations by method and path, and the schemas they use. */
export const api = (
  operations: Readonly<Record<string, Partial<OperationObject>>>,
  schemas: Readonly<Record<string, Schema>> = {},
  openapi = "3.1.0",
): Document => {
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const [key, operation] of Object.entries(operations)) {
    const [method = "", path = ""] = key.split(" ");
    paths[path] = { ...paths[path], [method]: { responses: OK, ...operation } };
  }
  return { openapi, info: { title: "Test", version: "1" }, paths, components: { schemas } };
};

/** An answer, or a request body, in JSON. */
export const json = (schema: Schema) => ({
  description: "",
  content: { "application/json": { schema } },
});

/** A reference to a component schema. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
