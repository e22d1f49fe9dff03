/** What kills most mutants at once: the hand-written tables, and probes of the ledger on the validators. */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { emitReference } from "../../scripts/docs/reference.ts";
import { emitValidators } from "../../scripts/emit/validators/index.ts";
import { checksOf } from "../../scripts/emit/validators/request-parts.ts";
import { modelOf } from "../../scripts/document/model.ts";
import type { Document } from "../../scripts/document/types.ts";
import { behaviorOf, written } from "../contract/behavior.ts";
import { constraintsIn } from "../contract/constraints.ts";
import { constraints, places } from "../../scripts/docs/ledger.ts";
import { missingWords } from "../contract/words.ts";
import { probesOf } from "../contract/probes.ts";
import { isHeader, misjudgedBy } from "../contract/readers.ts";
import { operations } from "../openapi/operations.ts";
import { importText } from "../support/document.ts";

const iam = JSON.parse(
  readFileSync(new URL("../../generated/iam/openapi.json", import.meta.url), "utf8"),
) as Document;

const isOwn = (place: string): boolean => !place.startsWith("createToken ");
const ledger = constraints().filter(isOwn);

/** The test that notices a change of the document, or undefined where none of these does. */
export const quickCheck = async (document: object): Promise<string | undefined> => {
  const { all, anchors } = constraintsIn(document);
  const known = new Set(ledger);
  const more = all.find((each) => !known.has(each));
  if (more !== undefined) return `the ledger has no ${more}`;
  const present = new Set(all);
  const less = ledger.find((each) => !present.has(each));
  if (less !== undefined) return `the document has no ${less}`;
  const missing = missingWords(emitReference(document as Document), anchors);
  const unsaid = places.find((place) => isOwn(place.name) && missing(place).length > 0);
  if (unsaid !== undefined) return `the reference says ${unsaid.name}`;
  return checkOperations(document) ?? checkBehavior(document) ?? (await checkProbes(document));
};

const checkBehavior = (document: object): string | undefined => {
  const said = behaviorOf([document as Document, iam]);
  return (Object.keys(written) as (keyof typeof written)[])
    .filter((part) => !isDeepStrictEqual(said[part], written[part]))
    .map((part) => `documents say of ${part} what is written`)[0];
};

const checkOperations = (document: object): string | undefined => {
  const model = modelOf(document as Document);
  const found = new Map(model.operations.map((each) => [each.source.operationId ?? "", each]));
  for (const [id, [call, success, permission, errors]] of Object.entries(operations)) {
    const operation = found.get(id);
    if (operation === undefined) return `describes ${id}`;
    const { method, path, source, responses } = operation;
    const statuses = [success, ...errors.split(" ")].sort().join();
    const isRight =
      `${method.toUpperCase()} ${path}` === call &&
      source["x-permission"] === permission &&
      Object.keys(responses).sort().join() === statuses;
    if (!isRight) return `describes ${id}`;
  }
  return undefined;
};

const checkProbes = async (document: object): Promise<string | undefined> => {
  const validators = (await importText(
    emitValidators(checksOf(modelOf(document as Document))),
  )) as Parameters<typeof misjudgedBy>[0];
  for (const place of places) {
    if (!isOwn(place.name) || isHeader(place)) continue;
    const [wrong] = await misjudgedBy(validators, place, probesOf(place));
    if (wrong !== undefined) return `${place.name} ${wrong}`;
  }
  return undefined;
};
