import type { CatalogueEntry, ErrorKinds, ErrorShape } from "../../src/contract.ts";
import { at } from "../../src/dotted-path.ts";
import type { OperationModel } from "./operations.ts";
import { resolve } from "./pointer.ts";
import type { Document, Example } from "./types.ts";

/** One error of the catalogue; each has a line of help, if an empty one. */
export type CatalogueError = Required<CatalogueEntry>;

/** The catalogue: every named example of an error response whose body has a code where `x-errors` says. */
export const catalogueOf = (document: Document<unknown>, operations: readonly OperationModel[]) => {
  const { kinds = {}, ...shape } = (document["x-errors"] ?? {}) as ErrorShape & {
    readonly kinds?: ErrorKinds;
  };
  const errors = new Map<string, CatalogueError>();
  for (const { responses } of operations) {
    for (const [status, { content }] of Object.entries(responses)) {
      if (!/^[45]\d\d$/.test(status)) continue;
      for (const { examples } of Object.values(content ?? {})) {
        for (const each of Object.values(examples ?? {})) {
          const example = resolve(document, each);
          const code = shape.code === undefined ? undefined : at(example.value, shape.code);
          if (code === undefined || typeof code === "object") continue;
          const key = `${status} ${String(code)}`;
          if (!errors.has(key))
            errors.set(key, entry(example, String(code), Number(status), shape.message));
        }
      }
    }
  }
  const sorted = [...errors.values()].sort(
    (a, b) => a.status - b.status || (a.code < b.code ? -1 : 1),
  );
  return { errors: sorted, shape, kinds };
};

const entry = (
  { summary, description, value }: Example,
  code: string,
  status: number,
  message?: string,
) => ({
  code,
  status,
  message: summary ?? String((message === undefined ? undefined : at(value, message)) ?? ""),
  help: description?.trim() ?? "",
});
