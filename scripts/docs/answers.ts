import type { OperationModel } from "../document/operations.ts";
import { resolve } from "../document/pointer.ts";
import type { Header, Response } from "../document/types.ts";
import { examples, examplesElsewhere, inline } from "./bodies.ts";
import { embedded, headed } from "./embed.ts";
import { examplesAside, field, type Field, type FieldScope } from "./fields.ts";
import { typeOf } from "./type-words.ts";
import { anchorTag, code, linked, listItem, paragraphs, plain } from "./markdown.ts";

/** What the answers of an operation need to know of the page around them. */
export interface AnswerScope extends FieldScope {
  /** The anchor of each operation. */
  readonly operations: ReadonlyMap<string, string>;
  /** The answers that have a section of their own, as several operations give them. */
  readonly answers: ReadonlyMap<Response, SharedAnswer>;
  /** Likewise the headers that stand at several answers. */
  readonly headers: ReadonlyMap<Header, SharedHeader>;
  /** Whether examples stand beside the text, not in it. */
  readonly hasExamplesBeside: boolean;
  /** The error code in an example's value, where the document says where it stands. */
  readonly codeIn: (value: unknown) => string | undefined;
}

type CodeScope = Pick<AnswerScope, "document" | "errors" | "codeIn">;

/** An answer of several operations. */
export interface SharedAnswer {
  readonly name: string;
  readonly anchor: string;
  /** The line with its error codes. */
  readonly codes: string | undefined;
  readonly givenBy: readonly OperationModel[];
}

/** A header of several answers. */
export interface SharedHeader {
  readonly name: string;
  readonly anchor: string;
}

/** The components that several operations answer with. */
export const sharedAnswers = (
  scope: CodeScope & Pick<AnswerScope, "anchors">,
  operations: readonly OperationModel[],
): ReadonlyMap<Response, SharedAnswer> => {
  const { responses: components = {} } = scope.document.components ?? {};
  const givenBy = new Map(
    Object.values(components).map((answer): [Response, OperationModel[]] => [answer, []]),
  );
  for (const operation of operations)
    for (const answer of new Set<Response<never> | Response>(Object.values(operation.responses)))
      givenBy.get(answer)?.push(operation);
  return new Map(
    Object.entries(components).flatMap(([name, answer]): [Response, SharedAnswer][] => {
      const own = givenBy.get(answer) ?? [];
      if (own.length < 2) return [];
      const anchor = scope.anchors.take("answer", name);
      return [[answer, { name, anchor, codes: codeLine(scope, answer), givenBy: own }]];
    }),
  );
};

/** The headers that several answers refer to. */
export const sharedHeaders = (
  { document, anchors }: Pick<AnswerScope, "document" | "anchors">,
  operations: readonly OperationModel[],
): ReadonlyMap<Header, SharedHeader> => {
  const uses = new Map<Header, string[]>();
  const answers = new Set(operations.flatMap(({ responses }) => Object.values(responses)));
  for (const { headers } of answers)
    for (const [name, each] of Object.entries(headers ?? {})) {
      const source = resolve(document, each as Header);
      uses.set(source, [...(uses.get(source) ?? []), name]);
    }
  return new Map(
    [...uses].flatMap(([source, [name = "", ...more]]): [Header, SharedHeader][] =>
      more.length === 0 ? [] : [[source, { name, anchor: anchors.take("header", name) }]],
    ),
  );
};

/** One answer. Error examples are named by their codes, which have a section of their own. */
export const answerItem = (
  scope: AnswerScope,
  id: string,
  status: string,
  response: Response,
): string => {
  const shared = scope.writtenOut === undefined ? scope.answers.get(response) : undefined;
  const head = headed(
    `${anchorTag(scope.anchors.take(id, status))}**${status}**`,
    response.description ?? "",
  );
  if (shared === undefined) return listItem([...head, ...answerParts(scope, response, id, status)]);
  const { name, anchor, codes } = shared;
  return listItem([...head, codes, `Body and headers: [${plain(name)}](#${anchor}).`]);
};

/** An answer that several operations give, and which those are. */
export const answerSection = (
  scope: AnswerScope,
  { name, anchor, givenBy }: SharedAnswer,
  response: Response,
): string =>
  paragraphs([
    `### ${anchorTag(anchor)}${plain(name)}`,
    embedded(3, response.description ?? ""),
    `Given by ${givenBy.map(({ id }) => linked(id, scope.operations.get(id))).join(", ")}.`,
    ...answerParts(scope, response, "answer", name),
  ]);

/** The error codes that an answer's examples show, as a line. */
const codeLine = (
  { document, errors, codeIn }: CodeScope,
  { content }: Response,
): string | undefined => {
  const codes = Object.values(content ?? {}).flatMap(({ examples: named }) =>
    Object.values(named ?? {}).flatMap((each) => {
      const found = codeIn(resolve(document, each).value);
      return found === undefined || !errors.has(found) ? [] : [found];
    }),
  );
  if (codes.length === 0) return undefined;
  return `Codes: ${[...new Set(codes)].map((each) => linked(each, errors.get(each))).join(", ")}`;
};

/** What there is to say about an answer below its description. */
const answerParts = (
  scope: AnswerScope,
  response: Response,
  ...owner: readonly string[]
): (string | undefined)[] => {
  const media = Object.entries(response.content ?? {});
  const codes = codeLine(scope, response);
  const headers = Object.entries(response.headers ?? {}).map(([name, each]) => {
    const source = resolve(scope.document, each);
    const shared = scope.writtenOut === undefined ? scope.headers.get(source) : undefined;
    return shared === undefined
      ? field(scope, headerField(scope, name, source), ...owner, name)
      : listItem([[linked(name, shared.anchor), ...headerNotes(source)].join(" · ")]);
  });
  const links = Object.entries((response as { readonly links?: object }).links ?? {}).map(
    ([name, each]) =>
      linkItem(name, resolve(scope.document, each as Link & { readonly $ref?: string })),
  );
  return [
    scope.decisions.note(response["x-decision"], scope.anchors, ...owner),
    codes,
    media.map(([type, each]) => `${code(type)}: ${typeOf(scope, each.schema ?? true)}`).join(" · "),
    headers.length === 0 ? undefined : paragraphs(["Headers:", headers.join("\n")]),
    links.length === 0 ? undefined : paragraphs(["Links:", links.join("\n")]),
    ...media.flatMap(([type, each]) => [
      ...inline(scope, each, ...owner),
      ...(codes !== undefined || scope.hasExamplesBeside ? [] : examples(scope, [type, each])),
      ...examplesElsewhere(scope, each),
    ]),
  ];
};

interface Link {
  readonly description?: string;
  readonly [detail: string]: unknown;
}

/** Where an answer leads: the operation, and what of the answer goes into it. */
const linkItem = (name: string, { description, ...details }: Link): string =>
  listItem([
    `**${code(name)}** · ${Object.entries(details)
      .map(([key, value]) => `${key} ${code(value)}`)
      .join(", ")}`,
    description === undefined ? undefined : embedded(6, description),
  ]);

const headerNotes = ({ required, deprecated }: Header): string[] => [
  ...(required === true ? ["always there"] : []),
  ...(deprecated === true ? ["deprecated"] : []),
];

/** A header that several answers have, as a list item. */
export const sharedHeader = (
  scope: AnswerScope,
  source: Header,
  { name, anchor }: SharedHeader,
): string => field(scope, { ...headerField(scope, name, source), anchor }, "header", name);

const headerField = (scope: AnswerScope, name: string, source: Header): Field => ({
  name,
  schema: source.schema ?? Object.values(source.content ?? {})[0]?.schema ?? true,
  examples: examplesAside(scope, source),
  notes: headerNotes(source),
  description: source.description,
  decision: source["x-decision"],
});
