import type { Contract } from "../../contract.ts";

const PLAIN = "application/json";

/** True for JSON itself and for types built on it (`application/merge-patch+json`). */
export const isJson = (type: string): boolean => /^application\/(?:[^+]+\+)?json$/.test(type);

/** The key under which a document describes a status: the status itself, its range, or `default`. */
export const declaredStatus = (statuses: readonly string[], status: number): string | undefined =>
  [String(status), `${String(status)[0] ?? ""}XX`, "default"].find((each) =>
    statuses.includes(each),
  );

/** The JSON type in which an operation describes its answers of a status; `application/json` where it describes none. */
export const jsonTypeOf = ({ responses }: Contract, status: number): string => {
  const declared = declaredStatus(Object.keys(responses), status) ?? "";
  const types = Object.keys(responses[declared]?.types ?? {});
  return types.includes(PLAIN) ? PLAIN : (types.find(isJson) ?? PLAIN);
};
