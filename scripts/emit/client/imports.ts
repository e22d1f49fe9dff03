import type { Model } from "../../document/model.ts";
import { Names } from "../../document/names.ts";
import type { Types } from "../types/named-types.ts";

/** The names that client.ts declares or uses itself. A type of the document with such a name is imported under another. */
const OWN_NAMES =
  "AcceptOption ContentTypeOption ServerOption ContentType Accept ownServers serverFor CallOptions CreateOptions WaitOptions Call List Send serialize reconcile waitUntil isApiError isApiErrorOf credentials credentialsOf security Credentials Secret Login operations ErrorCode Methods ReturnType Promise Readonly Record NonNullable Required Omit Parameters Blob".split(
    " ",
  );

const WORD = /"(?:[^"\\]|\\.)*"|[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/** Type text in the names that client.ts imports the types by, from the module `schema`. */
export const localNames = ({ operations }: Model, types: Types, schema: string) => {
  const known = [...types.named, ...types.enums.values()].map(({ name }) => name);
  const own = new Set([...OWN_NAMES, ...operations.map(({ id }) => id)]);
  const names = new Names([...known, ...own]);
  const local = new Map(
    known.map((name) => [name, own.has(name) ? names.take(`Schema${name}`) : name]),
  );
  const used = new Set<string>();
  const toLocal = (type: string): string =>
    type.replace(WORD, (word) => {
      const name = local.get(word);
      if (name !== undefined) used.add(word);
      return name ?? word;
    });
  const imports = (): string => {
    const lines = [...used]
      .sort()
      .map(
        (name) => `  ${local.get(name) === name ? name : `${name} as ${local.get(name) ?? ""}`},\n`,
      );
    return lines.length === 0
      ? ""
      : `import type {\n${lines.join("")}} from ${JSON.stringify(schema)};\n`;
  };
  return { toLocal, imports };
};
