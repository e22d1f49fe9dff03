import { firstExampleOf, namedExamplesOf, schemaExamples } from "../document/examples.ts";
import { preferred } from "../document/media.ts";
import type { Model } from "../document/model.ts";
import { resolve } from "../document/pointer.ts";
import type {
  Header,
  MediaType,
  NormalDocument,
  NormalSchema,
  Response,
} from "../document/types.ts";
import { inline } from "./literal.ts";

/**
 * examples.ts: what the document shows of its responses, for a mock to answer with. A response is said once.
 * @param makeUp Makes a value of a schema, where the document shows none; default none is made.
 */
export const emitExamples = (
  { document, operations }: Model,
  runtime: string,
  makeUp: MakeUp = () => undefined,
): string => {
  const names = new Map<string, string>();
  // Most responses are shared: each is written once, and compared by what it says.
  const known = new Map<Response<NormalSchema>, string>();
  const nameOf = (response: Response<NormalSchema>): string => {
    const name = known.get(response) ?? nameOfText(response);
    known.set(response, name);
    return name;
  };
  const nameOfText = (response: Response<NormalSchema>): string => {
    const text = inline(examplesOf(document, response, makeUp));
    const name = names.get(text) ?? `response${String(names.size + 1)}`;
    names.set(text, name);
    return name;
  };
  const table = operations.map(({ id, responses }) => {
    const statuses = Object.entries(responses).map(
      ([status, response]) => `${JSON.stringify(status)}: ${nameOf(response)}`,
    );
    return `  ${id}: { ${statuses.join(", ")} },\n`;
  });
  return [
    `import type { Examples${names.size === 0 ? "" : ", ResponseExamples"} } from ${JSON.stringify(runtime)};\n`,
    [...names].map(([text, name]) => `const ${name}: ResponseExamples = ${text};\n`).join(""),
    `/** What the document shows of each operation's responses, by status, range of statuses or \`default\`. */\nexport const examples: Examples = {\n${table.join("")}};\n`,
  ].join("\n");
};

type MakeUp = (schema: NormalSchema) => unknown;

const examplesOf = (
  document: NormalDocument,
  { headers, content }: Response<NormalSchema>,
  makeUp: MakeUp,
) => ({
  headers: Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, header]) => {
      const text = headerExample(document, resolve(document, header));
      return text === undefined ? [] : [[name, text]];
    }),
  ),
  types: Object.fromEntries(
    Object.entries(content ?? {}).map(([type, medium]) => [
      type,
      bodyExamples(document, medium, makeUp),
    ]),
  ),
});

/** By name; what has none is called `example`. */
const bodyExamples = (
  document: NormalDocument,
  medium: MediaType<NormalSchema>,
  makeUp: MakeUp,
): Readonly<Record<string, unknown>> => {
  const named = namedExamplesOf(document, medium).flatMap(({ name, value }) =>
    value === undefined ? [] : [[name || "example", value] as const],
  );
  if (named.length > 0) return Object.fromEntries(named);
  const { schema } = medium;
  const own = schemaExample(document, schema);
  const value = own === undefined && schema !== undefined ? makeUp(schema) : own;
  return value === undefined ? {} : { example: value };
};

/** What a schema itself shows. */
const schemaExample = (document: NormalDocument, schema: NormalSchema | undefined): unknown => {
  if (schema === undefined) return undefined;
  const [own] = schemaExamples(schema);
  return own === undefined && schema.$ref !== undefined
    ? schemaExample(document, resolve(document, schema))
    : own;
};

/** A header's value as it is written (`style: simple`, the only one that headers have). */
const headerExample = (
  document: NormalDocument,
  header: Header<NormalSchema>,
): string | undefined => {
  const medium = preferred(header.content);
  const shown = firstExampleOf(document, header);
  const value = shown ? shown.value : schemaExample(document, header.schema ?? medium?.schema);
  if (value === undefined) return undefined;
  if (medium !== undefined) return JSON.stringify(value);
  return typeof value === "object" && value !== null
    ? Object.entries(value)
        .flatMap(([key, each]) => (Array.isArray(value) ? [String(each)] : [key, String(each)]))
        .join(",")
    : String(value);
};
