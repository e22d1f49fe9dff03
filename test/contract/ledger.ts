/** The ledger, `openapi/ledger.yaml`: every constraint of the API as people have written it down, place by place. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { operations, tokenStatuses } from "../openapi/operations.ts";

/** Values of which some are right and some wrong. */
interface Samples {
  readonly name?: string;
  readonly right: readonly unknown[];
  readonly wrong: readonly unknown[];
}

/** The constraints of one place. */
export interface Facts {
  readonly required?: true;
  readonly type?: string;
  readonly null?: true;
  readonly closed?: true;
  readonly only?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly default?: unknown;
  readonly pattern?: Samples;
  readonly format?: Samples;
  readonly not?: Samples;
}

type Keyword = keyof Facts;

type Source = "page" | "vendor" | "sdk" | "provider" | "decision";

interface Line extends Facts {
  readonly at: readonly string[];
  readonly source: Source;
  readonly sources?: Readonly<Partial<Record<Keyword, Source>>>;
}

/** A place of a call: an operation, a part of its request or one of its answers, and the way to a value in there. */
export interface Place {
  readonly name: string;
  readonly operation: string;
  /** `body`, `query`, `path`, a status, or a status and `header`. */
  readonly part: string;
  readonly steps: readonly string[];
  readonly facts: Facts;
}

const { groups, facts: lines } = parseYaml(
  readFileSync(join(import.meta.dirname, "../../openapi/ledger.yaml"), "utf8"),
) as { groups: Readonly<Record<string, readonly string[]>>; facts: readonly Line[] };

const statuses: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(operations).map(([id, [, success, , errors]]) => [
      id,
      [success, ...errors.split(" ")],
    ]),
  ),
  createToken: tokenStatuses.split(" "),
};

/** The places that one of the ledger's stands for. */
const expand = (at: string): string[] => {
  const group = /^\$(\w+)(.*)$/.exec(at);
  if (group) {
    const [, name = "", rest = ""] = group;
    const members = groups[name];
    if (members === undefined) throw new Error(`The ledger has no group ${name}`);
    return members.flatMap((member) => expand(member + rest));
  }
  const every = /^(\*|createToken) (error|header|\d+(?= header))(.*)$/.exec(at);
  if (every === null) return [at];
  const [, id = "", part = "", rest = ""] = every;
  return Object.entries(statuses).flatMap(([operation, all]) => {
    // IAM's errors have another form; its headers are the same.
    const isMeant = id === "*" ? part !== "error" || operation !== "createToken" : id === operation;
    if (!isMeant) return [];
    const own = all.filter((status) =>
      part === "error" ? status >= "400" : part === "header" || status === part,
    );
    return own.map((status) =>
      part === "header" ? `${operation} ${status} header${rest}` : `${operation} ${status}${rest}`,
    );
  });
};

const byPlace = new Map<string, Facts>();
/** Where each constraint comes from, as `<place> <keyword>`. */
export const sources = new Map<string, Source>();

for (const { at, source, sources: own = {}, ...facts } of lines) {
  for (const name of at.flatMap(expand)) {
    const known = byPlace.get(name);
    for (const keyword of Object.keys(facts) as Keyword[]) {
      if (known?.[keyword] !== undefined)
        throw new Error(`The ledger has ${name} ${keyword} twice`);
      sources.set(`${name} ${keyword}`, own[keyword] ?? source);
    }
    byPlace.set(name, { ...known, ...facts });
  }
}

/** Every place with its constraints. */
export const places: readonly Place[] = [...byPlace].map(([name, facts]) => {
  const [, operation = "", part = "", way = ""] =
    /^(\w+) (\d+ header|\w+)\.?(.*)$/.exec(name) ?? [];
  return { name, operation, part, steps: way.match(/\[\]|[\w-]+/g) ?? [], facts };
});

/** `<place> <keyword>` for every constraint of the ledger. */
export const constraints = (): string[] =>
  places.flatMap(({ name, facts }) => Object.keys(facts).map((keyword) => `${name} ${keyword}`));
