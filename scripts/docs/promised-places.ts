/** What is promised of where to call, with which scopes, in which encoding, what is called back, and of the names of values. */
import type { SecurityRequirement } from "../../src/contract.ts";
import type { Model } from "../document/model.ts";
import type { OperationModel } from "../document/operations.ts";
import { referenceTo, resolve } from "../document/pointer.ts";
import type { Encoding, Server } from "../document/types.ts";
import { isEnum, valuesOf } from "../document/value-list.ts";
import { memberName } from "../emit/types/enums.ts";
import { differ, type Add } from "./promise.ts";

/** What a document promises beside its operations. */
export const addOfDocument = ({ document }: Model, add: Add): void => {
  for (const { url, variables = {} } of document.servers ?? [])
    for (const [name, variable] of Object.entries(variables))
      add(`server ${url} ${name}`, {
        ...{ path: "#/servers", property: "variables", what: `The variable ${name} of ${url}` },
        value: variable,
        breaks: (before, after) => isNarrower(before as Variable, after as Variable),
      });
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (!isEnum(schema)) continue;
    for (const [at, value] of valuesOf(schema).entries())
      add(`value ${name} ${JSON.stringify(value)}`, {
        ...{ path: referenceTo("components", "schemas", name), property: "x-enum-varnames" },
        ...{
          value: memberName(schema, at) ?? String(value),
          what: `The name of a value of ${name}`,
        },
      });
  }
};

type Variable = NonNullable<Server["variables"]>[string];

/** Whether a variable of a server is another by default, or takes less. */
const isNarrower = (before: Variable, after: Variable): boolean =>
  before.default !== after.default ||
  (after.enum !== undefined &&
    (before.enum === undefined || before.enum.some((value) => !after.enum?.includes(value))));

export const addOfOperation = ({ document }: Model, operation: OperationModel, add: Add): void => {
  const { method, path, source, security, servers, body, reference } = operation;
  const place = `${method} ${path}`;
  const say = (
    property: string,
    value: unknown,
    what: string,
    breaks?: (before: never, after: never) => boolean,
  ): void => {
    add(`${place} ${what}`, {
      ...{ path: reference, property, value, what: `${what} of ${method.toUpperCase()} ${path}` },
      ...(breaks === undefined ? {} : { breaks: breaks as (a: unknown, b: unknown) => boolean }),
    });
  };
  const isOwn = servers.length > 0;
  const hosts = {
    isOwn,
    urls: (isOwn ? servers : (document.servers ?? [])).map(({ url }) => url),
  };
  say("servers", hosts, "The host", isElsewhere);
  say("security", security, "The scopes", needsMore);
  for (const [type, { encoding = {} }] of Object.entries(body?.content ?? {}))
    for (const [part, each] of Object.entries(encoding))
      say("encoding", each, `How ${part} is written in ${type}`, isWrittenOtherwise);
  for (const [name, each] of Object.entries(source.callbacks ?? {}))
    say("callbacks", Object.keys(resolve(document, each)), `The address of ${name}`);
};

interface Hosts {
  /** Whether they are others than the document's, whose own the comparison looks at. */
  readonly isOwn: boolean;
  readonly urls: readonly string[];
}

const isElsewhere = (before: Hosts, after: Hosts): boolean =>
  (before.isOwn || after.isOwn) && before.urls.some((url) => !after.urls.includes(url));

type Alternatives = readonly SecurityRequirement[];

/** Whether a way in, by the same schemes, asks for a scope that it didn't. (Other schemes are the comparison's to tell.) */
const needsMore = (before: Alternatives, after: Alternatives): boolean =>
  before.some((old) => {
    const schemes = Object.keys(old);
    const alike = after.filter(
      (now) =>
        Object.keys(now).length === schemes.length &&
        schemes.every((name) => now[name] !== undefined),
    );
    const suffices = (now: SecurityRequirement): boolean =>
      schemes.every((name) => now[name]?.every((scope) => old[name]?.includes(scope)));
    return alike.length > 0 && !alike.some(suffices);
  });

const typesOf = ({ contentType = "" }: Encoding): string[] =>
  contentType.split(",").map((type) => type.trim());

/** Whether a part may not be written as it was: its type is gone, or its values are joined in another way. */
const isWrittenOtherwise = (before: Encoding, after: Encoding): boolean =>
  (after.contentType !== undefined &&
    typesOf(before).some((type) => !typesOf(after).includes(type))) ||
  differ(joining(before), joining(after));

const joining = ({
  style = "form",
  explode = style === "form",
  allowReserved = false,
}: Encoding) => ({
  ...{ style, explode, allowReserved },
});
