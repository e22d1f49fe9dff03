import type { Contract } from "../../contract.ts";

/** Which of the documented answers a request asks for with its Prefer header (RFC 7240). */
export interface Preference {
  readonly code?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
  /** What a preference may not be, where one is nothing known. */
  readonly invalid?: string;
}

const readDynamic = (value: string): Preference => {
  if (/^(?:true|)$/i.test(value)) return { dynamic: true };
  if (/^false$/i.test(value)) return { dynamic: false };
  return { invalid: `dynamic must be true or false, not ${value}` };
};

/** The parts of the header; a quoted value may hold what else parts them. */
const parts = /\s*([^=,;\s]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"|[^,;]*))?[^,;]*[,;]?/g;

/**
 * Reads `Prefer: code=404, example=none, dynamic=true`; undefined where it names none of the three. Of a preference
 * that is given twice the first counts (RFC 7240, 2).
 */
export const parsePrefer = (header: string | undefined): Preference | undefined => {
  if (header === undefined) return undefined;
  let preference: Preference = {};
  for (const [, name = "", given = ""] of header.matchAll(parts)) {
    const value = given.trim().replace(/^"(.*)"$/s, "$1");
    switch (name.toLowerCase()) {
      case "code":
        preference = { code: value === "" ? NaN : Number(value), ...preference };
        break;
      case "example":
        preference = { example: value, ...preference };
        break;
      case "dynamic":
        if (preference.dynamic === undefined) preference = { ...readDynamic(value), ...preference };
    }
  }
  return Object.keys(preference).length > 0 ? preference : undefined;
};

const examplesOf = (contract: Contract, status: string): readonly string[] =>
  Object.values(contract.responses[status]?.types ?? {}).flat();

/**
 * Completes a preference from the contract: an example alone finds the status that has it. Returns
 * the rule it breaks where the document has no such status or example.
 */
export const settlePreference = (
  contract: Contract,
  { code, example, dynamic = false, invalid }: Preference,
): { code?: number; exampleKey?: string; dynamic: boolean } | string => {
  if (invalid !== undefined) return invalid;
  const statuses = Object.keys(contract.responses);
  const declared = (status: number): string | undefined =>
    [String(status), `${String(status)[0] ?? ""}XX`, "default"].find((each) =>
      statuses.includes(each),
    );
  if (code !== undefined && (!/^[1-5]\d\d$/.test(String(code)) || declared(code) === undefined)) {
    return `code must be one of ${statuses.join(", ")}`;
  }
  if (example === undefined) return code === undefined ? { dynamic } : { code, dynamic };
  const within = code === undefined ? statuses : [declared(code) ?? ""];
  const found = within.find((status) => examplesOf(contract, status).includes(example));
  if (found === undefined) {
    const known = [...new Set(within.flatMap((status) => examplesOf(contract, status)))];
    return known.length > 0 ? `example must be one of ${known.join(", ")}` : "there is no example";
  }
  return { code: code ?? Number(found.replace("XX", "00")), exampleKey: example, dynamic };
};
