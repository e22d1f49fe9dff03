/** The document and what is made of it, held to the ledger, which is not made of it. */
import { describe, expect, test } from "vitest";
import { sources as documents } from "../support/mock.ts";
import { constraintsIn } from "./constraints.ts";
import { constraints } from "./ledger.ts";

const own = (await Promise.all(documents.map(({ document }) => document()))).flatMap(constraintsIn);

describe("ledger and document", () => {
  test("the document has no constraint that the ledger hasn't", () => {
    const known = new Set(constraints());
    expect(own.filter((each) => !known.has(each))).toEqual([]);
  });

  test("the ledger has no constraint that the document hasn't", () => {
    const known = new Set(own);
    expect(constraints().filter((each) => !known.has(each))).toEqual([]);
  });
});
