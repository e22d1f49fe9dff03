import type { Bytes } from "../../document/bytes.ts";
import type { Direction } from "../../document/direction.ts";
import type { Inheritance } from "../../document/inheritance.ts";
import type { NormalDocument, NormalSchema } from "../../document/types.ts";
import type { PrinterSchema } from "./printer.ts";

/** Where a schema stands. */
export interface Place {
  readonly direction: Direction;
  /** What something unnamed in it is called after. */
  readonly name: string;
  /** Where it stands in a form in which bytes can travel. */
  readonly bytes?: Bytes | undefined;
}

/** What the rewriting of schemas needs to know of everything else. */
export interface RewriteContext {
  readonly document: NormalDocument;
  readonly inheritance: Inheritance;
  /** The type a reference stands for in one direction. */
  typeOf(reference: string, direction: Direction): string;
  /** The type of what a component's subtypes are composed of. */
  baseOf(reference: string, direction: Direction): string;
  /** The type of a list of values; the same schema always gives the same one. */
  enumOf(schema: NormalSchema, wanted: string): string;
  /** The component schemas that are only used as forms, or as fields of them. */
  readonly forms: ReadonlyMap<string, Bytes>;
  /** Rewrites the schemas inside. */
  readonly rewrite: Rewrite;
}

/** Rewrites a schema; `scope` says what it is a part of. */
export type Rewrite = (
  schema: NormalSchema | boolean,
  place: Place,
  scope?: CompositionScope,
) => PrinterSchema;

/** What a schema is a part of. All of a whole's parts hold of one value, so what one says counts for the others. */
export interface CompositionScope {
  /** The outermost schema that holds of the same value. */
  readonly whole: NormalSchema;
  /** The component that the whole is, if it is one. */
  readonly owner: string | undefined;
  /** `part` always holds together with the rest, a `variant` only sometimes. */
  readonly role: "whole" | "part" | "variant";
  /** Keys that the rest of the whole requires and this schema knows. */
  readonly required: readonly string[];
}
