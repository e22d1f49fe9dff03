import type { Contract } from "../../contract.ts";

/** Which of the documented answers a request asks for with its Prefer header (RFC 7240). */
export interface Preference {
  readonly code?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
}

/** Reads `Prefer: code=404, example=none, dynamic=true`; undefined where it names none of the three. */
export const parsePrefer = (header: string | undefined): Preference | undefined => {
  if (header === undefined) return undefined;
  const preference: { code?: number; example?: string; dynamic?: boolean } = {};
  for (const part of header.split(/[,;]/)) {
    const [name = "", ...rest] = part.split("=");
    const value = rest
      .join("=")
      .trim()
      .replace(/^"(.*)"$/, "$1");
    switch (name.trim().toLowerCase()) {
      case "code":
        preference.code = Number(value);
        break;
      case "example":
        preference.example = value;
        break;
      case "dynamic":
        preference.dynamic = value !== "false";
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
  { code, example, dynamic = false }: Preference,
): { code?: number; exampleKey?: string; dynamic: boolean } | string => {
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
