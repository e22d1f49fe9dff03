/**
 * client.ts. `method` prints one operation's method, `arguments` what it takes and hands on, `method-comment` what is said of
 * it, `parameter-styles` how its parameters are written where that is not the default style, `serialization` how bodies are
 * written and read that are not JSON, `resources` what the resources give it: creates that look for what they made, and methods
 * that wait; `credentials` what the security schemes take; `imports` the names by which it knows the types.
 */
import type { Model } from "../../document/model.ts";
import { Names, propertyKey } from "../../document/names.ts";
import { allServerUrls } from "../../document/servers.ts";
import type { OperationModel } from "../../document/operations.ts";
import type { Types } from "../types/named-types.ts";
import { credentialsOf } from "./credentials.ts";
import type { ImportExtension } from "../import-extension.ts";
import { inline } from "../literal.ts";
import { typeAlias } from "../type-alias.ts";
import { localNames } from "./imports.ts";
import { methodOf, waitMethodsOf } from "./method.ts";

/** The types of the runtime that methods may need. */
const OPTION_TYPES = [
  ...["AcceptOption", "Call", "CallOptions", "ContentTypeOption", "CreateOptions"],
  ...["List", "ServerOption", "WaitOptions"],
];

/** client.ts: one documented method per operation, grouped by tag. It sends nothing itself: that is the runtime's part. */
export const emitClient = (
  model: Model,
  types: Types,
  runtime: string,
  extension: ImportExtension = ".ts",
): string => {
  const { toLocal, imports } = localNames(model, types, `./schema${extension}`);
  const groups = new Map<string, OperationModel[]>();
  for (const operation of model.operations) {
    const group = groups.get(operation.group) ?? [];
    groups.set(operation.group, group);
    group.push(operation);
  }
  const send = new Names(model.operations.map(({ id }) => id)).take("send");
  const context = { model, types, toLocal, send };
  const methods = [...groups].map(([group, operations]) => {
    const taken = new Names(operations.map(({ name }) => name));
    const all = [
      ...operations.map((each) => methodOf(each, context)),
      ...operations.flatMap((each) => waitMethodsOf(each, context, taken)),
    ];
    return `  ${propertyKey(group)}: {\n${all.join("\n")}  },\n`;
  });
  const text = methods.join("\n");
  const used = OPTION_TYPES.filter((name) => new RegExp(`[:&] ${name}\\b`).test(text));
  const servers = model.operations.some((each) => each.servers.length > 0)
    ? `/** Where a call goes whose operation has servers of its own. */\nconst serverFor = ownServers(${inline(allServerUrls(model.document, model.operations))});\n`
    : undefined;
  const values = [
    ...(servers === undefined ? [] : ["ownServers"]),
    ...["reconcile", "serialize", "waitUntil"].filter((name) =>
      new RegExp(`[:,] ${name}[(.]`).test(text),
    ),
  ];
  const credentials = credentialsOf(model);
  const from = (names: readonly string[], kind = "") =>
    names.length === 0
      ? ""
      : `import ${kind}{ ${names.join(", ")} } from ${JSON.stringify(runtime)};\n`;
  const imported = [
    ...model.operations.map(({ id }) => id),
    ...(credentials ? ["security"] : []),
  ].map((name) => `  ${name},\n`);
  return [
    from([...used, ...(credentials?.types ?? []), "Send"], "type ") +
      from([...(credentials ? ["credentialsOf"] : []), "isApiErrorOf", ...values]) +
      (imported.length === 0
        ? ""
        : `import {\n${imported.join("")}} from "./operations${extension}";\n`) +
      `import type { ErrorCode } from "./operations${extension}";\nimport type { operations } from "./schema${extension}";\n` +
      imports(),
    ...(servers === undefined ? [] : [servers]),
    `/** Every method, sent by \`${send}\`. */\nexport const createMethods = (${send}: Send) => ({\n${text}});\n`,
    `/** Tells whether an error came from the API, and which one: by its code, or by operation and status. */\nexport const isApiError = /* @__PURE__ */ isApiErrorOf<operations, ErrorCode>();\n`,
    ...(credentials ? [credentials.text] : []),
    `export type { Call, CallOptions, CreateOptions, Input, List, Page, Send, WaitOptions } from ${JSON.stringify(runtime)};\n`,
    typeAlias("Methods", "ReturnType<typeof createMethods>"),
  ].join("\n");
};
