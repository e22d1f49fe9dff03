import { isKind } from "./errors.ts";
import type { ApiError } from "./errors.ts";

/** An operation as the type `operations` of a generated `schema.ts` has it, as far as it is needed here. */
type Answering = { readonly responses: object };

/** The key under which a status is described: its own, that of its hundred, or `default`. */
type KeyFor<Responses, Status extends number> = Status extends keyof Responses
  ? Status
  : `${Status}` extends `${infer Hundred}${number}`
    ? `${Hundred}XX` extends keyof Responses
      ? `${Hundred}XX`
      : "default" extends keyof Responses
        ? "default"
        : never
    : never;

/** The keys under which errors are described. */
type ErrorKey<Responses> = {
  [Key in keyof Responses]: Key extends "4XX" | "5XX" | "default"
    ? Key
    : Key extends number
      ? `${Key}` extends `${4 | 5}${string}`
        ? Key
        : never
      : never;
}[keyof Responses];

/** The body of a described answer; undefined where it has none. */
type BodyOf<Answer> = Answer extends { readonly content: infer Content }
  ? Content[keyof Content]
  : undefined;

/** The body of an operation's error with a status. */
export type ErrorBodyOf<Operation extends Answering, Status extends number> = BodyOf<
  Operation["responses"][KeyFor<Operation["responses"], Status> & keyof Operation["responses"]]
>;

/** The body of any error of any operation. */
type AnyErrorBody<Operations> = {
  [Id in keyof Operations]: Operations[Id] extends Answering
    ? BodyOf<
        Operations[Id]["responses"][ErrorKey<Operations[Id]["responses"]> &
          keyof Operations[Id]["responses"]]
      >
    : never;
}[keyof Operations];

/**
 * Tells whether an error came from the API, and which one it is: by its code, or by operation and status, which gives
 * its `body` the type that the document describes. Errors of another copy of this package count too.
 */
export interface IsApiError<Operations, Code extends string = string> {
  <Known extends Code | (string & {})>(
    error: unknown,
    code?: Known,
  ): error is ApiError & { readonly code: Known; readonly body: AnyErrorBody<Operations> };
  <Id extends keyof Operations & string, Status extends number>(
    error: unknown,
    operationId: Id,
    status: Status,
  ): error is ApiError & {
    readonly operationId: Id;
    readonly status: Status;
    readonly body: Operations[Id] extends Answering ? ErrorBodyOf<Operations[Id], Status> : unknown;
  };
}

const isThatError = (error: unknown, name?: string, status?: number): boolean =>
  isKind(error, "ApiError") &&
  (status === undefined
    ? name === undefined || (error as ApiError).code === name
    : (error as ApiError).operationId === name && (error as ApiError).status === status);

/** The `isApiError` of a document, by its generated types; a generated `client.ts` exports it. */
export const isApiErrorOf = <Operations, Code extends string = string>() =>
  isThatError as IsApiError<Operations, Code>;
