import { declaredStatus } from "../gateway/described.ts";
import type { Contract } from "../../contract.ts";

/** Which of the documented answers a request asks for with its Prefer header (RFC 7240). */
export interface Preference {
  readonly code?: string;
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
        preference = { code: value, ...preference };
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
  const declared =
    code !== undefined && /^[1-5]\d\d$/.test(code)
      ? declaredStatus(statuses, Number(code))
      : undefined;
  if (code !== undefined && declared === undefined) {
    return `code must be one of ${statuses.join(", ")}, not ${code || "empty"}`;
  }
  const settled = code === undefined ? {} : { code: Number(code) };
  if (example === undefined) return { ...settled, dynamic };
  const within = declared === undefined ? statuses : [declared];
  const found = within.find((status) => examplesOf(contract, status).includes(example));
  if (found === undefined) {
    const known = [...new Set(within.flatMap((status) => examplesOf(contract, status)))];
    return known.length > 0
      ? `example must be one of ${known.join(", ")}, not ${example || "empty"}`
      : `example can't be ${example || "empty"}: there is none`;
  }
  return { code: Number(found.replace("XX", "00")), ...settled, exampleKey: example, dynamic };
};
