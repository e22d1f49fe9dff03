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
import { constraints, operations, places } from "../../scripts/docs/ledger.ts";
import { missingWords } from "../contract/words.ts";
import { probesOf } from "../contract/probes.ts";
import { isHeader, misjudgedBy } from "../contract/readers.ts";
import { importText } from "../support/document.ts";

/** Which of the two documents is changed. */
export type Changed = "listeners" | "iam";

/** Where each document is, from the folder of what is generated. */
export const files: Readonly<Record<Changed, string>> = {
  listeners: "openapi.json",
  iam: "iam/openapi.json",
};

export const readDocument = (name: Changed): Document =>
  JSON.parse(
    readFileSync(new URL(`../../generated/${files[name]}`, import.meta.url), "utf8"),
  ) as Document;

const untouched = { listeners: readDocument("listeners"), iam: readDocument("iam") };

/** Whether a place is one of a document. */
const isOf =
  (name: Changed) =>
  (place: string): boolean =>
    place.startsWith("createToken ") === (name === "iam");

/** The test that notices a change of the document, or undefined where none of these does. */
export const quickCheck = async (document: object, name: Changed): Promise<string | undefined> => {
  const { all, anchors } = constraintsIn(document);
  const isOwn = isOf(name);
  const ledger = constraints().filter(isOwn);
  const known = new Set(ledger);
  const more = all.find((each) => !known.has(each));
  if (more !== undefined) return `the ledger has no ${more}`;
  const present = new Set(all);
  const less = ledger.find((each) => !present.has(each));
  if (less !== undefined) return `the document has no ${less}`;
  const missing = missingWords(emitReference(document as Document), anchors);
  const unsaid = places.find((place) => isOwn(place.name) && missing(place).length > 0);
  if (unsaid !== undefined) return `the reference says ${unsaid.name}`;
  return (
    checkOperations(document, name) ??
    checkBehavior({ ...untouched, [name]: document }) ??
    (await checkProbes(document, isOwn))
  );
};

const checkBehavior = ({ listeners, iam }: typeof untouched): string | undefined => {
  const said = behaviorOf([listeners, iam]);
  return (Object.keys(written) as (keyof typeof written)[])
    .filter((part) => !isDeepStrictEqual(said[part], written[part]))
    .map((part) => `documents say of ${part} what is written`)[0];
};

const checkOperations = (document: object, name: Changed): string | undefined => {
  const model = modelOf(document as Document);
  const found = new Map(model.operations.map((each) => [each.source.operationId ?? "", each]));
  for (const [id, { call, success, permission, errors }] of Object.entries(operations)) {
    if (!isOf(name)(`${id} `)) continue;
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

const checkProbes = async (
  document: object,
  isOwn: (place: string) => boolean,
): Promise<string | undefined> => {
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
