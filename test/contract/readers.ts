/** How readers of the document are put to the probes of the ledger. */
import { absent, answerWith, bodyWith, nameOf } from "./probes.ts";
import type { Validator } from "../../src/contract.ts";
import type { Place } from "./ledger.ts";
import type { Probe } from "./probes.ts";

export const isAnswer = ({ part }: Place): boolean => /^\d+$/.test(part);
export const isHeader = ({ part }: Place): boolean => part.endsWith("header");

/** The part of a call that a probe changes, as a validator gets it; `absent` where nothing is left of it. */
export const partWith = (place: Place, probe: Probe): unknown => {
  if (isAnswer(place)) return answerWith(place, probe);
  if (place.part === "body") return bodyWith(place, probe);
  const [name = ""] = place.steps;
  const { value } = probe;
  if (value === absent) return {};
  // What can't be read as a number is left as text.
  const isNumber = place.facts.type === "integer" && /^-?\d/.test(String(value));
  return { [name]: isNumber ? Number(value) : value };
};

/** What a reader can't say, and why. */
export const SILENT: Readonly<Record<string, (place: Place, probe: Probe) => boolean>> = {
  // A date's format is an annotation to our validators: clients shouldn't refuse an answer for it.
  "validators of answers": ({ facts }, { keyword }) =>
    keyword === "format" && facts.format?.name === "date-time",
  // Without a value the path is another one.
  "the mock with memory": ({ part }, { value }) =>
    part === "path" && (value === "" || value === absent),
  // Prism takes an empty query value for none.
  "Prism on requests": ({ part }, { value }) =>
    (part === "path" && value === absent) || (/path|query/.test(part) && value === ""),
  // Types know no limits, no patterns and no whole numbers; lists of values are open in answers.
  types: ({ part }, { keyword, value }) =>
    !["type", "null", "required", "closed", "only"].includes(keyword) ||
    (keyword === "only" && part !== "body" && part !== "query") ||
    (typeof value === "number" && keyword === "type" && !Number.isInteger(value)),
};

/** Says which probes a reader judges otherwise than the ledger. */
export const misjudged = async (
  reader: string,
  place: Place,
  probes: readonly Probe[],
  accepts: (probe: Probe) => boolean | Promise<boolean>,
): Promise<string[]> => {
  const found: string[] = [];
  for (const probe of probes) {
    if (SILENT[reader]?.(place, probe) === true) continue;
    if ((await accepts(probe)) !== probe.isRight) found.push(nameOf(probe));
  }
  return found;
};

type Validators = Readonly<Record<string, Readonly<Record<string, Validator>>>>;

/** Says which probes the validators of a place judge otherwise. */
export const misjudgedBy = (
  validators: { readonly requests: Validators; readonly responses: Validators },
  place: Place,
  probes: readonly Probe[],
): Promise<string[]> => {
  const kind = isAnswer(place) ? "responses" : "requests";
  const validate = validators[kind][place.operation]?.[place.part];
  const reader = `validators of ${isAnswer(place) ? "answers" : "requests"}`;
  return misjudged(reader, place, probes, (probe) => {
    const value = partWith(place, probe);
    return value !== absent && validate?.(value) === true;
  });
};
