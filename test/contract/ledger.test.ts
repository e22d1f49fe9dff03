/** The document and what is made of it, held to the ledger, which is not made of it. */
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RunnerTask } from "vitest";
import * as iam from "../../generated/iam/validators.js";
import * as ga from "../../generated/validators.js";
import { evidence } from "../../scripts/docs/evidence.ts";
import { emitReference } from "../../scripts/docs/reference.ts";
import { compile } from "../emit/support/compile.ts";
import { createMockCore, sources as documents } from "../support/mock.ts";
import { behaviorOf, written } from "./behavior.ts";
import { constraintsIn } from "./constraints.ts";
import { operationOf, requestOf } from "./documents.ts";
import { acceptsAnswer, judgeRequest } from "./judge.ts";
import { constraintName, constraints, partOf, places, readers } from "../../scripts/docs/ledger.ts";
import {
  isAnswer,
  isHeader,
  isSilent,
  misjudged,
  misjudgedBy,
  partWith,
  probed,
} from "./readers.ts";
import { missingWords } from "./words.ts";
import { absent, bodyWith, nameOf, probesOf } from "./probes.ts";
import type { Document } from "../../scripts/document/types.ts";
import type { MockRequest } from "../support/mock.ts";
import type { Behavior } from "./behavior.ts";
import type { LedgerPlace } from "../../scripts/docs/ledger.ts";
import type { Probe } from "./probes.ts";

const requests = { ...ga.requests, ...iam.requests };
const responses = { ...ga.responses, ...iam.responses };

const ofRequests = places.filter((place) => !isAnswer(place) && !isHeader(place));
const ofAnswers = places.filter(isAnswer);
const someAnswers = places.filter((place) => partOf(place) === "answer");

const bundles = (await Promise.all(documents.map(({ document }) => document()))) as Document[];
const described = bundles.map(constraintsIn);

describe("ledger and document", () => {
  const own = described.flatMap(({ all }) => all);

  test("the document has no constraint that the ledger hasn't", () => {
    const known = new Set(constraints());
    expect(own.filter((each) => !known.has(each))).toEqual([]);
  });

  test("the ledger has no constraint that the document hasn't", () => {
    const known = new Set(own);
    expect(constraints().filter((each) => !known.has(each))).toEqual([]);
  });
});

test.each(Object.keys(written) as (keyof Behavior)[])(
  "documents say of %s what is written",
  (part) => {
    expect(behaviorOf(bundles)[part]).toEqual(written[part]);
  },
);

describe("validators", () => {
  test.each(probed(ofRequests))("of requests: %s", async (_name, place, probes) => {
    expect(await misjudgedBy({ requests, responses }, place, probes)).toEqual([]);
  });

  test.each(probed(ofAnswers))("of answers: %s", async (_name, place, probes) => {
    expect(await misjudgedBy({ requests, responses }, place, probes)).toEqual([]);
  });
});

/** The names of tests, as reports have them. */
const namesIn = (tasks: readonly RunnerTask[], above = ""): string[] =>
  tasks.flatMap((task) =>
    task.type === "suite"
      ? namesIn(task.tasks, `${above}${task.name} > `)
      : [`${above}${task.name}`],
  );

/** A request with a probe in it. */
const requestWith = (place: LedgerPlace, probe: Probe): MockRequest => {
  const { operation, part, steps } = place;
  const text = probe.value === absent ? undefined : String(probe.value);
  if (part === "body") return requestOf(operation, { body: withoutAbsent(bodyWith(place, probe)) });
  if (part === "path") return requestOf(operation, { path: { listener_id: text ?? "" } });
  // A marker needs a limit.
  const more = steps[0] === "marker" ? { limit: "1" } : {};
  const query = text === undefined ? more : { ...more, [steps[0] ?? ""]: text };
  const request = requestOf(operation, { query: new URLSearchParams(query).toString() });
  return request;
};

const withoutAbsent = (value: unknown): unknown => (value === absent ? undefined : value);

describe("requests", () => {
  const value = {
    id: "1b11747a-b139-492f-9692-2df0b1c87193",
    name: "web",
    protocol: "UDP",
    port_ranges: [{ from_port: 1, to_port: 1 }],
    accelerator_id: "00000000-0000-4000-8000-000000000000",
  };
  const { core, parts } = createMockCore({
    settle: 0,
    seed: {
      // Markers name a listener.
      resources: {
        listener: [value.id, "a", "a".repeat(36)].map((id, at) => ({
          value: { ...value, id, port_ranges: [{ from_port: at + 1, to_port: at + 1 }] },
        })),
      },
    },
  });

  test.each(probed(ofRequests))("the mock with memory: %s", async (_name, place, probes) => {
    const accepts = async (probe: Probe) => {
      parts.reset();
      const { status, body = "" } = await core.handle(requestWith(place, probe));
      expect(status).toBeLessThan(500);
      return !(status === 400 && body.includes("Invalid "));
    };
    expect(await misjudged("Mock with memory", place, probes, accepts)).toEqual([]);
  });

  test.each(probed(ofRequests))("Prism: %s", async (_name, place, probes) => {
    const accepts = async (probe: Probe) =>
      (await judgeRequest(requestWith(place, probe))) === undefined;
    expect(await misjudged("Prism", place, probes, accepts)).toEqual([]);
  });
});

describe("answers", () => {
  test.each(probed(someAnswers))("Prism: %s", async (_name, place, probes) => {
    expect(await misjudged("Prism", place, probes, acceptsAnswer(place))).toEqual([]);
  });
});

test.each(places.filter(isHeader).map((place) => [place.name, place] as const))(
  "the contract knows %s",
  (_name, { operation, part, steps }) => {
    const declared = operationOf(operation).contract.responses[part.replace(" header", "")];
    expect(declared?.headers).toContain(steps[0]);
  },
);

/** The type of the part of a call that a place is in. */
const typeOf = ({ operation, part, steps }: LedgerPlace): string => {
  const whole = `${operation === "createToken" ? "iam" : "ga"}["${operation}"]`;
  if (part === "body") return `${whole}["requestBody"]["content"]["application/json"]`;
  if (part === "query" || part === "path") return `${whole}["parameters"]["${part}"]`;
  const response = `${whole}["responses"][${part.replace(" header", "")}]`;
  if (part.endsWith("header")) return `Pick<${response}["headers"], "${steps[0] ?? ""}">`;
  return `${response}["content"]["application/json"]`;
};

/** Statements that a compiler takes or refuses: a value of the type that a part of a call has. */
const statements = (): string[] =>
  places.flatMap((place) =>
    probesOf(place)
      .filter((probe) => !isSilent("Types", place, probe))
      .flatMap((probe) => {
        const value = partWith(place, probe);
        if (value === absent) return [];
        return [
          `// ${place.name} ${nameOf(probe)}`,
          ...(probe.isRight ? [] : ["// @ts-expect-error"]),
          `take<${typeOf(place)}>(${JSON.stringify(value)});`,
        ];
      }),
  );

test("types", async () => {
  const folder = join(import.meta.dirname, "../../dist/test");
  await mkdir(folder, { recursive: true });
  const home = await mkdtemp(join(folder, "types-"));
  try {
    const lines = statements();
    await writeFile(
      join(home, "probes.ts"),
      [
        `import type { operations as ga } from "../../../generated/schema.ts";`,
        `import type { operations as iam } from "../../../generated/iam/schema.ts";`,
        "declare const take: <Type>(value: Type) => void;",
        ...lines,
      ].join("\n"),
    );
    await writeFile(
      join(home, "tsconfig.json"),
      JSON.stringify({ extends: "../../../tsconfig.json", include: ["probes.ts"] }),
    );
    expect(lines.length).toBeGreaterThan(1_000);
    expect(await compile("@typescript/native", home)).toBe("");
  } finally {
    await rm(home, { recursive: true });
  }
}, 120_000); // a compiler is started

describe("the reference", () => {
  const missing = missingWords(
    bundles.map((each) => emitReference(each)).join("\n"),
    new Map(described.flatMap((each) => [...each.anchors])),
  );

  test.each(places.map((place) => [place.name, place] as const))("says %s", (_name, place) => {
    expect(missing(place)).toEqual([]);
  });
});

describe("evidence", () => {
  const all = evidence();

  test.each(readers)("of $name is a test or a reason for every constraint", ({ name }) => {
    const lacking = all.filter(({ proofs }) => proofs.get(name) === undefined);
    expect(lacking.map(({ place, keyword }) => constraintName(place, keyword))).toEqual([]);
  });

  /** Whether a test tries a constraint: some of its values are put to the reader. */
  const isTried = (name: string, { place, keyword }: (typeof all)[number]) =>
    name === "Reference" ||
    probesOf(place).some((probe) => probe.keyword === keyword && !isSilent(name, place, probe));

  test.each(readers)("of $name is tried where a test is named", ({ name }) => {
    const named = all.filter(({ proofs }) => "test" in (proofs.get(name) ?? {}));
    const untried = named.filter((each) => !isTried(name, each));
    expect(untried.map(({ place, keyword }) => constraintName(place, keyword))).toEqual([]);
  });

  test("names tests that there are", ({ task }) => {
    const [known, long] = ["ledger.test.ts", "ledger.full.ts"].map((file) =>
      readFileSync(join(import.meta.dirname, file), "utf8"),
    );
    const registered = new Set(namesIn(task.file.tasks));
    const missing = all.flatMap(({ proofs }) =>
      [...proofs.values()].flatMap((proof) => {
        if (proof === undefined || !("test" in proof)) return [];
        return proof.file.endsWith("ledger.test.ts") && !registered.has(proof.test)
          ? [proof.test]
          : [];
      }),
    );
    expect(missing).toEqual([]);
    expect(known).not.toBe("");
    // The long tests are other tests of the same places.
    expect(long).toContain('["error", "header"].includes(partOf(place))');
    expect(long).toContain('"Prism: %s"');
  });
});
