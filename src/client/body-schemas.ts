import type { Operation, RequestRules, Validator } from "../contract.ts";
import { createValidate } from "./validate.ts";

/** What is wrong with a value, and where. */
export interface StandardIssue {
  /** The rule, as in "must be at most 64 characters". */
  readonly message: string;
  /** The way to the field: names, and places in lists counted from 0. */
  readonly path: readonly (string | number)[];
}

/**
 * A schema that form libraries and others can read: Standard Schema 1 (https://standardschema.dev). What is right comes
 * back as it is.
 */
export interface StandardSchema<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "ga-listeners";
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: Value; readonly issues?: undefined }
      | { readonly issues: readonly StandardIssue[] };
    /** For compilers only. */
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
  };
}

/** The operations of a table `requests` that have a body. */
type WithBody<Requests> = {
  [Id in keyof Requests]: Requests[Id] extends { readonly body: Validator } ? Id : never;
}[keyof Requests];

/** The body of an operation of openapi-typescript's `operations`. */
type BodyOf<Operations, Id> = Id extends keyof Operations
  ? Operations[Id] extends { requestBody?: infer Request }
    ? NonNullable<Request> extends { content: { "application/json": infer Body } }
      ? Body
      : unknown
    : unknown
  : unknown;

/** What is in it, where it stands in an envelope. */
type Content<Body, Row> = Row extends { readonly envelope: { readonly request: infer Key } }
  ? Key extends keyof Body
    ? Body[Key]
    : Body
  : Body;

/** A schema for the body of each operation that has one, as the methods of the client take it: without its envelope. */
export type BodySchemas<Operations, Requests, Table> = {
  readonly [Id in WithBody<Requests>]: StandardSchema<
    Content<BodyOf<Operations, Id>, Id extends keyof Table ? Table[Id] : never>
  >;
};

const toPath = (path: string): (string | number)[] =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const schemaOf = (
  { id, envelope }: Operation,
  body: Validator,
  rules: RequestRules | undefined,
): StandardSchema<unknown> => {
  const validate = createValidate({ [id]: { body } }, rules ? { [id]: rules } : {});
  const wrapper = envelope?.request;
  return {
    "~standard": {
      version: 1,
      vendor: "ga-listeners",
      validate(value) {
        const found = validate(id, { body: wrapper === undefined ? value : { [wrapper]: value } });
        if (!found) return { value };
        const issues = (found.violations ?? [found]).map(({ path, rule }) => {
          const [first, ...rest] = toPath(path);
          // The envelope, and what the body itself is called, are no fields.
          const isOutside = first === wrapper || path === "body";
          return {
            message: rule,
            path: isOutside || first === undefined ? rest : [first, ...rest],
          };
        });
        return { issues };
      },
    },
  };
};

/**
 * Makes a Standard Schema of each request body of a document, of what was generated from it: `requests` of its
 * `validators.js`, `operations` of its `operations.ts`, and `requestRules` of its `rules.ts` where it has rules. The types
 * are those of `operations` in its `schema.ts`: `createBodySchemas<operations>()(requests, table)`.
 */
export const createBodySchemas =
  <Operations>() =>
  <
    Requests extends Readonly<Record<string, object>>,
    Table extends Readonly<Record<string, Operation>>,
  >(
    requests: Requests,
    table: Table,
    requestRules: Readonly<Record<string, RequestRules>> = {},
  ): BodySchemas<Operations, Requests, Table> => {
    const parts: Readonly<Record<string, { readonly body?: Validator }>> = requests;
    const schemas = Object.entries(parts).flatMap(([id, { body }]) => {
      const operation = table[id];
      return body && operation ? [[id, schemaOf(operation, body, requestRules[id])]] : [];
    });
    return Object.fromEntries(schemas) as BodySchemas<Operations, Requests, Table>;
  };
