import Ajv from "ajv/dist/core.js";
import { _, str } from "ajv/dist/compile/codegen/index.js";
import type { CodeKeywordDefinition } from "ajv";
import { fastFormats, fullFormats } from "ajv-formats/dist/formats.js";
import applicator from "ajv/dist/vocabularies/applicator/index.js";
import core from "ajv/dist/vocabularies/core/index.js";
import format from "ajv/dist/vocabularies/format/index.js";
import next from "ajv/dist/vocabularies/next.js";
import unevaluated from "ajv/dist/vocabularies/unevaluated/index.js";
import validation from "ajv/dist/vocabularies/validation/index.js";

/**
 * An Ajv that knows JSON Schema 2020-12. What keeps track of evaluated properties makes every
 * validator longer, so it is only there for a document that needs it.
 */
export const createCompiler = (tracksEvaluated: boolean): Ajv.default => {
  const ajv = new Ajv.default({
    strict: false,
    // Whoever fills in a form wants to know all that is wrong at once.
    allErrors: true,
    messages: false, // they are put into words by whoever shows them
    logger: false,
    inlineRefs: false,
    next: true,
    unevaluated: tracksEvaluated,
    meta: false,
    validateSchema: false,
    formats: FORMATS,
    uriResolver: NAMES,
    // A pass over the code would take a tenth of the whole run, and save one per cent of the output.
    // Nothing is validated here, so what Ajv would run need not even be parsed; the code it keeps is the other one.
    code: { source: true, esm: true, optimize: false, process: () => "return () => false" },
  });
  const vocabularies = [
    ...[
      core.default,
      [...limits, multipleOf],
      applicator.default(true),
      format.default,
      next.default,
    ],
    // What nothing else has evaluated is only known in the end.
    ...(tracksEvaluated ? [unevaluated.default] : []),
  ];
  for (const vocabulary of vocabularies) ajv.addVocabulary(vocabulary);
  return ajv;
};

/** Whether a number is a multiple of another is asked of decimals: 0.07 is one of 0.01, though not in binary. */
const multipleOf: CodeKeywordDefinition = {
  keyword: "multipleOf",
  type: "number",
  schemaType: "number",
  error: {
    message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
    params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
  },
  code(context) {
    const { gen, data, schemaCode } = context;
    const isMultiple = gen.scopeValue("func", { ref: multipleOf, code: _`require("isMultiple")` });
    context.fail(_`!${isMultiple}(${data}, ${schemaCode})`);
  },
};

const limits = validation.default.filter(
  (each) => typeof each === "string" || each.keyword !== multipleOf.keyword,
);

/** References are plain names here, which need no resolving. */
const NAMES = {
  parse: (name: string) => ({ path: name }),
  serialize: ({ path = "" }: { path?: string | undefined }) => path,
  resolve: (_base: string, name: string) => name,
};

const DAY = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;

/** RFC 3339, but for how long each month is; Ajv's own are functions, or take more. */
const DATES = {
  date: new RegExp(`^${DAY}$`),
  time: new RegExp(`^${TIME}$`, "i"),
  "date-time": new RegExp(`^${DAY}t${TIME}$`, "i"),
};

/** The formats as regular expressions, which stand in the module as they are. Others are annotations. */
const FORMATS = Object.fromEntries(
  Object.entries({ ...fullFormats, ...fastFormats, ...DATES }).filter(
    ([, format]) => format instanceof RegExp,
  ),
);
