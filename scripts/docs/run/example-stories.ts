import type { CatalogueError } from "../../document/error-catalogue.ts";
import { at } from "../../../src/dotted-path.ts";
import type { ErrorShape } from "../../../src/contract.ts";
import type { Model } from "../../document/model.ts";
import { pathParametersOf, type OperationModel } from "../../document/operations.ts";
import { firstExampleOf, isBodyText } from "../../document/examples.ts";
import { preferred, sentType } from "../../document/media.ts";
import { resolve } from "../../document/pointer.ts";
import { json } from "../markdown.ts";
import { writeRequest } from "./browser/request.ts";
import { sampleValue } from "./sample-value.ts";
import type { Story } from "./stories.ts";

/** The name of an operation's example that shows an error. */
const exampleOf = (
  { document }: Model,
  { responses }: OperationModel,
  { code, status }: CatalogueError,
  path: string,
): string | undefined => {
  const examples = Object.values(responses[String(status)]?.content ?? {}).flatMap((media) =>
    Object.entries(media.examples ?? {}),
  );
  return examples.find(([, each]) => String(at(resolve(document, each).value, path)) === code)?.[0];
};

/** A request that an operation can read. */
const requestOf = ({ document }: Model, operation: OperationModel, prefer: string): string => {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = pathParametersOf(operation).find((each) => each.name === name);
    const shown = firstExampleOf(document, parameter ?? {});
    return encodeURIComponent(
      String(shown ? shown.value : sampleValue(document, parameter?.schema)),
    );
  });
  const medium = preferred(operation.body?.content);
  const shown = firstExampleOf(document, operation.body?.content?.[medium?.type ?? ""] ?? {});
  const body = shown ? shown.value : sampleValue(document, medium?.schema);
  return writeRequest({
    method: operation.method.toUpperCase(),
    path,
    headers: [
      ["Prefer", prefer],
      ...(medium === undefined ? [] : [["Content-Type", sentType(medium) ?? ""] as const]),
    ],
    body: medium === undefined ? undefined : isBodyText(body, medium.type) ? body : json(body),
  });
};

/** Stories where nobody has written any: the document's own example of each error, asked for by name. */
export const exampleStories = (
  model: Model,
  errors: readonly CatalogueError[],
  { code: path }: ErrorShape,
): Story[] =>
  errors.flatMap((error) => {
    if (path === undefined) return [];
    for (const operation of model.operations) {
      const name = exampleOf(model, operation, error, path);
      if (name === undefined) continue;
      const prefer = `code=${String(error.status)}, example="${name}"`;
      return [
        {
          code: error.code,
          status: error.status,
          tells: "The header Prefer asks for the document's own example of it.",
          requests: [requestOf(model, operation, prefer)],
        },
      ];
    }
    return [];
  });
