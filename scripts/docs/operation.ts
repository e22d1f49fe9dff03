import {
  METHODS,
  type OperationObject,
  type ParameterObject,
  type PathItem,
  type RequestBody,
} from "../document/types.ts";
import type { OperationModel } from "../document/operations.ts";
import { resolve } from "../document/pointer.ts";
import { ruleSentence, type PlacedResourceRule } from "./rules.ts";
import { examplesAside, field, seeAlso } from "./fields.ts";
import { typeOf } from "./type-words.ts";
import { anchorTag, code, linked, listItem, paragraphs, plain } from "./markdown.ts";
import { answerItem, type AnswerScope } from "./answers.ts";
import { examples, examplesElsewhere, inline } from "./bodies.ts";
import { embedded } from "./embed.ts";
import { authenticationOf } from "./authentication.ts";
import { sampleSection } from "./samples.ts";
import { serverLine } from "./servers.ts";

/** What an operation's section needs to know of the page around it. */
export interface OperationScope extends AnswerScope {
  /** The anchor of each permission. */
  readonly permissions: ReadonlyMap<string, string>;
  readonly resourceRules: readonly PlacedResourceRule[];
  /** Those that an operation is refused by, by its id. */
  readonly rulesOfOperation: ReadonlyMap<string, readonly PlacedResourceRule[]>;
}

const listed = (heading: string, items: readonly string[]): string | undefined =>
  items.length === 0 ? undefined : `${heading}\n\n${items.join("\n")}`;

/** Everything about one operation: what it does, what it takes, what it answers. */
export const operationSection = (scope: OperationScope, operation: OperationModel): string => {
  const { id, source } = operation;
  return paragraphs([
    `### ${anchorTag(scope.operations.get(id) ?? "")}${plain(titleOf(operation))}`,
    [code(addressOf(operation)), ...factsOf(scope, operation)].join(" · "),
    ...aboutOperation(scope, operation),
    ...contractOf(scope, operation),
    sampleSection(source),
  ]);
};

/** What an operation is called where people read. */
export const titleOf = ({ source, method, path }: OperationModel): string =>
  [source.summary, source.operationId].find(Boolean) ?? `${method.toUpperCase()} ${path}`;

export const addressOf = ({ method, path }: OperationModel): string =>
  `${method.toUpperCase()} ${path}`;

/** What is known of an operation at a glance. */
export const factsOf = (
  scope: OperationScope,
  { id, source, security }: OperationModel,
): string[] => {
  const permission = source["x-permission"];
  return [
    `operation ${code(source.operationId ?? id)}`,
    ...(permission === undefined
      ? []
      : [`permission ${linked(permission, scope.permissions.get(permission))}`]),
    authenticationOf(security),
    ...(source.tags ?? []).slice(1).map((tag) => `also of ${plain(tag)}`),
    ...(source.deprecated === true ? ["deprecated"] : []),
  ];
};

/** What an operation does, and where. */
export const aboutOperation = (
  scope: OperationScope,
  operation: OperationModel,
): (string | undefined)[] => {
  const { id, source, servers, path } = operation;
  const { document } = scope;
  const item = resolve(document, document.paths?.[path] ?? {});
  return [
    serverLine(servers),
    embedded(3, source.description ?? ""),
    ...aboutPath(item, 3),
    seeAlso(source.externalDocs),
    scope.decisions.note(source["x-decision"], scope.anchors, id),
  ];
};

/** What an operation takes and answers, each part with its heading. */
export const contractOf = (
  scope: OperationScope,
  operation: OperationModel,
): (string | undefined)[] => {
  const { id, source } = operation;
  return [
    listed("#### Rules", ruleLines(scope, id)),
    listed("#### Parameters", parameters(scope, operation)),
    requestBody(scope, operation),
    listed(
      "#### Answers",
      Object.entries(operation.responses).map((entry) => answerItem(scope, id, ...entry)),
    ),
    ...calledBackBy(scope, source.callbacks ?? {}),
  ];
};

/** What the other side calls: each request with where it goes, what it carries and what it expects. */
export const calledBack = (
  scope: OperationScope,
  kind: string,
  name: string,
  items: Readonly<Record<string, PathItem>>,
): string[] =>
  Object.entries(items).flatMap(([address, each]) => {
    const item = resolve(scope.document, each);
    return METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { operationId, summary, description = "", security, callbacks = {} } = operation;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const body = operation.requestBody && resolve(scope.document, operation.requestBody);
      const id = `${kind} ${name} ${method}`;
      const title = summary === undefined ? code(name) : `${code(name)}: ${plain(summary)}`;
      return [
        `#### ${anchorTag(scope.anchors.take(id))}${kind} ${title}`,
        [
          code(`${method.toUpperCase()} ${address}`),
          ...(operationId === undefined ? [] : [`operation ${code(operationId)}`]),
          ...(security === undefined ? [] : [authenticationOf(security)]),
          ...(operation.deprecated === true ? ["deprecated"] : []),
        ].join(" · "),
        serverLine(operation.servers ?? item.servers) ?? "",
        embedded(4, description),
        ...aboutPath(item, 4),
        seeAlso(operation.externalDocs) ?? "",
        parameters.map((each) => parameter(scope, resolve(scope.document, each), id)).join("\n"),
        ...(body === undefined ? [] : [bodyText(scope, body, id)]),
        Object.entries(operation.responses ?? {})
          .map(([status, each]) => answerItem(scope, id, status, resolve(scope.document, each)))
          .join("\n"),
        ...calledBackBy(scope, callbacks),
      ];
    });
  });

const calledBackBy = (
  scope: OperationScope,
  callbacks: NonNullable<OperationObject["callbacks"]>,
): string[] =>
  Object.entries(callbacks).flatMap(([name, each]) =>
    calledBack(scope, "Callback", name, resolve(scope.document, each)),
  );

/** What a path says of all that is called there. */
const aboutPath = ({ summary = "", description = "" }: PathItem, level: number): string[] => [
  plain(summary),
  embedded(level, description),
];

const ruleLines = ({ rulesOfOperation, errors }: OperationScope, id: string): string[] =>
  (rulesOfOperation.get(id) ?? []).map(({ rule, name, anchor }) =>
    listItem([
      `[${plain(name)}](#${anchor}): ${ruleSentence(rule)} (${linked(rule.error, errors.get(rule.error))})`,
    ]),
  );

const parameters = (scope: OperationScope, { id, parameters: all }: OperationModel): string[] =>
  all.map((each) => parameter(scope, each, id));

const parameter = (scope: OperationScope, source: ParameterObject, owner: string): string => {
  const { name, required, deprecated, description, schema, content, style, explode } = source;
  const shown = examplesAside(scope, source);
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  return field(
    scope,
    {
      name,
      schema: schema ?? media?.schema ?? true,
      examples: shown,
      notes: [
        source.in,
        ...(required === true ? ["required"] : []),
        ...(deprecated === true ? ["deprecated"] : []),
        ...(type === undefined ? [] : [`as ${code(type)}`]),
        ...(style === undefined ? [] : [`style ${code(style)}`]),
        ...(explode === undefined ? [] : [explode ? "exploded" : "not exploded"]),
        ...(source.allowReserved === true ? ["reserved characters as they are"] : []),
      ],
      description,
      decision: source["x-decision"],
    },
    owner,
    name,
  );
};

const requestBody = (scope: OperationScope, { id, body }: OperationModel): string | undefined => {
  if (body === undefined) return undefined;
  return paragraphs(["#### Request body", bodyText(scope, body, id)]);
};

const bodyText = (scope: OperationScope, body: RequestBody, id: string): string =>
  paragraphs([
    body.description === undefined ? undefined : embedded(4, body.description),
    ...Object.entries(body.content ?? {}).flatMap(([type, media]) => [
      `${code(type)}, ${body.required === true ? "required" : "optional"}: ${typeOf(scope, media.schema ?? true)}`,
      ...inline(scope, media, id, "request"),
      ...(scope.hasExamplesBeside ? [] : examples(scope, [type, media])),
      ...examplesElsewhere(scope, media),
      media.encoding === undefined ? undefined : `Encoding: ${code(media.encoding)}`,
    ]),
  ]);
