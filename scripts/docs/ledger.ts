/** The ledger, `openapi/ledger.yaml`: every constraint of the API as people have written it down, place by place. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "../document/redocly-core.ts";

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

export type FactSource = "page" | "vendor" | "sdk" | "provider" | "decision";

interface Line extends Facts {
  readonly at: readonly string[];
  readonly source: FactSource;
  readonly sources?: Readonly<Partial<Record<Keyword, FactSource>>>;
}

/** A place of a call: an operation, a part of its request or one of its answers, and the way to a value in there. */
export interface LedgerPlace {
  readonly name: string;
  readonly operation: string;
  /** `body`, `query`, `path`, a status, or a status and `header`. */
  readonly part: string;
  readonly steps: readonly string[];
  readonly facts: Facts;
}

/** What an operation is called, and how it ends. */
interface OperationLine {
  readonly call: string;
  readonly success: string;
  readonly permission?: string;
  readonly errors: string;
}

/** Where a reader of the document proves what it does with a constraint, and what can't be said to it. */
export interface Reader {
  readonly name: string;
  /** The test, which the place follows: for requests, for answers, and for headers of answers. */
  readonly tests: Readonly<Partial<Record<Part, { readonly file: string; readonly test: string }>>>;
  readonly silent: readonly Silence[];
}

/** Constraints that a reader can't express; what isn't given makes no difference. */
export interface Silence {
  readonly keywords?: readonly string[];
  readonly parts?: readonly Part[];
  /** Other constraints of the place, by their values or, of a format, its name. */
  readonly where?: Readonly<Record<string, unknown>>;
  readonly because: string;
}

/** The part of a call that a place is in; `error` is the body of an answer that only the long tests walk. */
export type Part = "body" | "query" | "path" | "answer" | "error" | "header";

const {
  groups,
  facts: lines,
  ...rest
} = parseYaml(readFileSync(join(import.meta.dirname, "../../openapi/ledger.yaml"), "utf8")) as {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly facts: readonly Line[];
  readonly operations: Readonly<Record<string, OperationLine>>;
  readonly readers: readonly Reader[];
};

/** The operations of both documents. */
export const operations = rest.operations;

/** Who reads the document, in the order of the table of evidence. */
export const readers = rest.readers;

const statuses: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(operations).map(([id, { success, errors }]) => [
    id,
    [success, ...errors.split(" ")],
  ]),
);

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
export const sources = new Map<string, FactSource>();

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
export const places: readonly LedgerPlace[] = [...byPlace].map(([name, facts]) => {
  const [, operation = "", part = "", way = ""] =
    /^(\w+) (\d+ header|\w+)\.?(.*)$/.exec(name) ?? [];
  return { name, operation, part, steps: way.match(/\[\]|[\w-]+/g) ?? [], facts };
});

/** The name of a constraint: `<place> <keyword>`. */
export const constraintName = ({ name }: LedgerPlace, keyword: string): string =>
  `${name} ${keyword}`;

/** The names of all constraints of the ledger. */
export const constraints = (): string[] =>
  places.flatMap((place) =>
    Object.keys(place.facts).map((keyword) => constraintName(place, keyword)),
  );

/** Operations whose errors stand for all: errors have one shape each, and some judges take long. */
const STANDS_FOR_ALL = ["createListener", "createToken"];

/** Which part of a call a place is in. */
export const partOf = ({ operation, part }: LedgerPlace): Part => {
  if (part.endsWith("header")) return "header";
  if (!/^\d/.test(part)) return part as Part;
  return part < "400" || STANDS_FOR_ALL.includes(operation) ? "answer" : "error";
};
