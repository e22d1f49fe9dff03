import { failing, lacking } from "./lacking.ts";

const listed = (groups: Readonly<Record<string, readonly string[]>>): Map<string, string> =>
  new Map(
    Object.entries(groups).flatMap(([reason, names]) =>
      names.map((name) => [name, reason] as const),
    ),
  );

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

/**
 * Prints the score over all scenarios, and those that aren't passed. Tells whether all is as `lacking.ts` says.
 * `results` say what went wrong in each scenario; nothing where it passed.
 */
export const report = (results: ReadonlyMap<string, string | undefined>): boolean => {
  const facts = listed(lacking);
  const reasons = listed(failing);
  const failed = [...results].filter(([, wrong]) => wrong !== undefined);
  const passed = results.size - failed.length;
  const can = [...results.keys()].filter((name) => !facts.has(name)).length;
  const unknown = failed.filter(([name]) => !facts.has(name) && !reasons.has(name));
  const better = [...facts.keys(), ...reasons.keys()].filter(
    (name) => results.get(name) === undefined,
  );
  for (const [fact, names] of Object.entries(lacking))
    print(`The document lacks: ${fact}\n${names.map((name) => `  ${name}\n`).join("")}`);
  for (const [reason, names] of Object.entries(failing))
    print(`Fails: ${reason}\n${names.map((name) => `  ${name}\n`).join("")}`);
  for (const [name, wrong = ""] of unknown) print(`Fails: ${name}: ${wrong.slice(0, 300)}`);
  for (const name of better) print(`Listed in lacking.ts, and passes or is gone: ${name}`);
  print(
    `${String(passed)} of ${String(results.size)} scenarios pass (${percent(passed, results.size)}); ` +
      `${String(passed)} of the ${String(can)} whose facts the documents have (${percent(passed, can)})`,
  );
  return unknown.length === 0 && better.length === 0;
};
