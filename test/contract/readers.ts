/** How readers of the document are put to the probes of the ledger. */
import { absent, answerWith, bodyWith, nameOf, probesOf } from "./probes.ts";
import { silenceOf } from "../../scripts/docs/evidence.ts";
import { readers } from "../../scripts/docs/ledger.ts";
import type { Validator } from "../../src/contract.ts";
import type { LedgerPlace } from "../../scripts/docs/ledger.ts";
import type { Probe } from "./probes.ts";

export const isAnswer = ({ part }: LedgerPlace): boolean => /^\d+$/.test(part);
export const isHeader = ({ part }: LedgerPlace): boolean => part.endsWith("header");

/** The part of a call that a probe changes, as a validator gets it; `absent` where nothing is left of it. */
export const partWith = (place: LedgerPlace, probe: Probe): unknown => {
  if (isAnswer(place)) return answerWith(place, probe);
  if (place.part === "body") return bodyWith(place, probe);
  const [name = ""] = place.steps;
  const { value } = probe;
  if (value === absent) return {};
  // What can't be read as a number is left as text.
  const isNumber = place.facts.type === "integer" && /^-?\d/.test(String(value));
  return { [name]: isNumber ? Number(value) : value };
};

/** Single values with which a reader does otherwise than with others, and why; what it can't express at all is in the ledger. */
const EXCEPTIONS: Readonly<Record<string, (place: LedgerPlace, probe: Probe) => boolean>> = {
  // Without a value the path is another one.
  "Mock with memory": ({ part }, { value }) =>
    part === "path" && (value === "" || value === absent),
  // Prism takes an empty value for none.
  Prism: ({ part }, { value }) => /path|query/.test(part) && value === "",
  // Types know no whole numbers.
  Types: ({ facts }, { keyword, value }) =>
    keyword === "type" &&
    (typeof value === "number"
      ? !Number.isInteger(value)
      : facts.type === "integer" && value === "1.5"),
};

/** Whether a reader can't say a probe. */
export const isSilent = (name: string, place: LedgerPlace, probe: Probe): boolean => {
  const reader = readers.find((each) => each.name === name);
  if (reader === undefined) throw new Error(`The ledger has no reader ${name}`);
  return (
    silenceOf(reader, place, probe.keyword) !== undefined ||
    EXCEPTIONS[name]?.(place, probe) === true
  );
};

/** Says which probes a reader judges otherwise than the ledger. */
export const misjudged = async (
  reader: string,
  place: LedgerPlace,
  probes: readonly Probe[],
  accepts: (probe: Probe) => boolean | Promise<boolean>,
): Promise<string[]> => {
  const found: string[] = [];
  for (const probe of probes) {
    if (isSilent(reader, place, probe)) continue;
    if ((await accepts(probe)) !== probe.isRight) found.push(nameOf(probe));
  }
  return found;
};

type Validators = Readonly<Record<string, Readonly<Record<string, Validator>>>>;

/** Says which probes the validators of a place judge otherwise. */
export const misjudgedBy = (
  validators: { readonly requests: Validators; readonly responses: Validators },
  place: LedgerPlace,
  probes: readonly Probe[],
): Promise<string[]> => {
  const kind = isAnswer(place) ? "responses" : "requests";
  const validate = validators[kind][place.operation]?.[place.part];
  return misjudged("Validators", place, probes, (probe) => {
    const value = partWith(place, probe);
    return value !== absent && validate?.(value) === true;
  });
};

/** Every place with its probes, for `test.each`. */
export const probed = (some: readonly LedgerPlace[]) =>
  some
    .map((place) => [place.name, place, probesOf(place)] as const)
    .filter(([, , probes]) => probes.length > 0);
