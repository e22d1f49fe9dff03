import { join } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";

export const folder = join(import.meta.dirname, "../../openapi");

/** A document as the tests read and change it: every key may be there, and what a leaf is shows when it is compared. */
export type Node = { [key: string]: Node };

/** One of the two documents with all its files in one. */
export async function read(name: "openapi.yaml" | "iam.yaml"): Promise<Node> {
  const result = await bundle({ ref: join(folder, name), config: await createConfig("{}") });
  return result.bundle.parsed as Node;
}

/** What a reference in the document points to, or the value itself. */
export function resolve(document: Node, value: unknown): Node {
  const { $ref } = value as { $ref?: string };
  if ($ref === undefined) return value as Node;
  const keys = $ref.slice(2).split("/");
  return keys.reduce<Node>((node, key) => node[key.replaceAll("~1", "/")] as Node, document);
}

const methods = ["get", "put", "post", "delete"];

/** Every operation with its method and path. */
export const operationsOf = (document: Node) =>
  Object.entries(document["paths"] ?? {}).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => ({
        id: String(operation["operationId"]),
        method: method.toUpperCase(),
        path,
        item,
        operation,
      })),
  );

/** Every media type of every request and answer, with a name that says where it is and a pointer to it. */
export function mediaTypesOf(document: Node) {
  return operationsOf(document).flatMap(({ id, operation }) => [
    ...contentOf(`${id} request`, operation["requestBody"] ?? {}),
    ...Object.entries(operation["responses"] ?? {}).flatMap(([status, response]) =>
      contentOf(`${id} ${status}`, resolve(document, response)),
    ),
  ]);
}

const contentOf = (name: string, holder: Node) =>
  Object.values(holder["content"] ?? {}).map((media) => ({ name, media }));
