/**
 * npm run test:json-schema -- --suite DIR: the official tests of JSON Schema 2020-12 (github.com/json-schema-org/JSON-Schema-Test-Suite)
 * through generated validators. Each group's schema stands in a file of its own, as the body of a request; `left-out.ts`
 * lists what is not tried. Ends with 1 when a test fails, or when a group that is left out would pass.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "../../scripts/document/bundle.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { emitValidators } from "../../scripts/emit/validators/index.ts";
import { checksOf } from "../../scripts/emit/validators/request-parts.ts";
import { reasonFor, reasons } from "./left-out.ts";

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

type Validate = (value: unknown) => boolean;

/** A document whose one operation takes what the schema in the file beside it describes. */
const API = `openapi: 3.1.0
info: { title: One schema, version: "1" }
paths:
  /values:
    post:
      operationId: send
      requestBody:
        content: { application/json: { schema: { $ref: schema.json } } }
      responses: { "204": { description: Done } }
`;

const validatorOf = async (schema: unknown, home: string): Promise<Validate> => {
  await writeFile(join(home, "api.yaml"), API);
  await writeFile(join(home, "schema.json"), JSON.stringify(schema));
  const { document } = await bundle(join(home, "api.yaml"), home);
  const code = emitValidators(checksOf(modelOf(document)));
  const { sendBody } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    sendBody: Validate;
  };
  return sendBody;
};

/** What is wrong with a group: a line a test. */
const failuresOf = async ({ schema, tests }: Group, home: string): Promise<string[]> => {
  try {
    const validate = await validatorOf(schema, home);
    return tests.flatMap(({ description, data, valid }) =>
      validate(data) === valid ? [] : [`${description}: expected ${valid ? "yes" : "no"}`],
    );
  } catch (error) {
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return tests.map(({ description }) => `${description}: ${first}`);
  }
};

const filesOf = async (suite: string): Promise<string[]> => {
  const entries = await readdir(join(suite, "tests/draft2020-12"));
  return entries.filter((name) => name.endsWith(".json")).sort();
};

const run = async (suite: string): Promise<number> => {
  const home = await mkdtemp(join(tmpdir(), "json-schema-"));
  const count = { passed: 0, failed: 0, leftOut: 0, needless: 0 };
  try {
    for (const file of await filesOf(suite)) {
      const text = await readFile(join(suite, "tests/draft2020-12", file), "utf8");
      for (const group of JSON.parse(text) as Group[]) {
        const name = `${file.replace(/\.json$/, "")}: ${group.description}`;
        const reason = reasonFor(name);
        const failures = await failuresOf(group, home);
        if (reason !== undefined) {
          count.leftOut += group.tests.length;
          if (failures.length > 0) continue;
          count.needless += 1;
          console.log(`needless  ${name}: left out, and passes`);
          continue;
        }
        count.failed += failures.length;
        count.passed += group.tests.length - failures.length;
        for (const failure of failures) console.log(`failed    ${name}: ${failure}`);
      }
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  const { passed, failed, leftOut, needless } = count;
  for (const line of reasons()) console.log(`left out  ${line}`);
  console.log(
    `JSON Schema 2020-12: ${String(passed)} right, ${String(failed)} wrong, ${String(leftOut)} left out with a reason`,
  );
  return failed + needless > 0 ? 1 : 0;
};

const { suite } = parseArgs({ options: { suite: { type: "string" } } }).values;
if (suite === undefined) {
  console.error("usage: npm run test:json-schema -- --suite DIR");
  process.exitCode = 1;
} else process.exitCode = await run(suite);
