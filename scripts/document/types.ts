import type { Lifecycle, Paging, Parent, SecurityRequirement } from "../../src/contract.ts";

/**
 * The parts of an OpenAPI 3.0 or 3.1 document that the emitters read. Extensions and unknown keywords pass through.
 * `Kind` is the language its schemas are written in: as bundled, or normalised.
 */
export interface Document<Kind = Schema> {
  readonly openapi: string;
  readonly info: Info;
  readonly servers?: readonly Server[];
  readonly tags?: readonly Tag[];
  readonly security?: readonly SecurityRequirement[];
  readonly paths?: Readonly<Record<string, PathItem<Kind>>>;
  readonly webhooks?: Readonly<Record<string, PathItem<Kind>>>;
  readonly components?: Components<Kind>;
  readonly externalDocs?: unknown;
  readonly [extension: `x-${string}`]: unknown;
}

/** Which way a value goes: from the client to the server, or back. */
export type Direction = "request" | "response";

export interface Server {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<
    Record<
      string,
      { readonly default: string; readonly enum?: readonly string[]; readonly description?: string }
    >
  >;
}

export interface Info {
  readonly title: string;
  readonly version: string;
  readonly summary?: string;
  readonly description?: string;
  readonly termsOfService?: string;
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly license?: { readonly name?: string; readonly url?: string };
}

export interface Tag {
  readonly name: string;
  readonly description?: string;
  readonly externalDocs?: unknown;
  /** A tag of no operation: a chapter of prose. */
  readonly "x-traitTag"?: boolean;
}

export interface Components<Kind = Schema> {
  readonly schemas?: Readonly<Record<string, Kind>>;
  readonly parameters?: Readonly<Record<string, ParameterObject<Kind>>>;
  readonly responses?: Readonly<Record<string, Response<Kind>>>;
  readonly requestBodies?: Readonly<Record<string, RequestBody<Kind>>>;
  readonly headers?: Readonly<Record<string, Header<Kind>>>;
  readonly pathItems?: Readonly<Record<string, PathItem<Kind>>>;
  readonly examples?: Readonly<Record<string, Example>>;
  readonly [other: string]: Readonly<Record<string, unknown>> | undefined;
}

/** Every method a path item may have, in the order in which operations are emitted. */
export const METHODS = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
] as const;
export type Method = (typeof METHODS)[number];

export type PathItem<Kind = Schema> = Reference & {
  readonly [Each in Method]?: OperationObject<Kind>;
} & {
  readonly summary?: string;
  readonly description?: string;
  readonly servers?: readonly Server[];
  readonly parameters?: readonly ParameterObject<Kind>[];
  readonly "x-resource"?: ResourceObject;
};

export interface Reference {
  readonly $ref?: string;
}

export interface ResourceObject {
  readonly name: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly defaults?: unknown;
  readonly lifecycle?: Lifecycle;
  readonly updatedAt?: string;
  /** The property or path parameter that names the parent; an object where the parent is a resource too. */
  readonly within?: string | Parent;
  /** The id of the rule that makes twins impossible. */
  readonly unique?: string;
  readonly "x-rules"?: unknown;
}

export interface OperationObject<Kind = Schema> extends Reference {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly SecurityRequirement[];
  readonly servers?: readonly Server[];
  readonly parameters?: readonly ParameterObject<Kind>[];
  readonly requestBody?: RequestBody<Kind>;
  readonly responses?: Readonly<Record<string, Response<Kind>>>;
  readonly callbacks?: Readonly<
    Record<string, Readonly<Record<string, PathItem<Kind>>> & Reference>
  >;
  readonly externalDocs?: unknown;
  readonly "x-permission"?: string;
  readonly "x-decision"?: string;
  readonly "x-envelope"?: { readonly request?: string; readonly response?: string };
  readonly "x-paging"?: Omit<Paging, "size">;
  readonly "x-method"?: { readonly group?: string; readonly name?: string };
  readonly "x-safe"?: boolean;
  readonly "x-codeSamples"?: readonly CodeSample[];
}

/** Code that calls an operation. */
export interface CodeSample {
  readonly lang?: string;
  readonly label?: string;
  readonly source?: string;
}

export interface ParameterObject<Kind = Schema> extends Reference {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly schema?: Kind;
  readonly content?: Readonly<Record<string, MediaType<Kind>>>;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example>>;
  readonly "x-decision"?: string;
}

export interface RequestBody<Kind = Schema> extends Reference {
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaType<Kind>>>;
}

export interface Response<Kind = Schema> extends Reference {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, Header<Kind>>>;
  readonly content?: Readonly<Record<string, MediaType<Kind>>>;
  readonly "x-decision"?: string;
}

export interface Header<Kind = Schema> extends Reference {
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly required?: boolean;
  readonly schema?: Kind;
  readonly content?: Readonly<Record<string, MediaType<Kind>>>;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example>>;
  readonly "x-decision"?: string;
}

export interface MediaType<Kind = Schema> {
  readonly schema?: Kind;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example>>;
  readonly encoding?: Readonly<Record<string, Encoding>>;
}

/** How a field of a form is written, where that is not the default. */
export interface Encoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface Example extends Reference {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: unknown;
  readonly externalValue?: string;
  readonly "x-decision"?: string;
}

export interface Discriminator {
  readonly propertyName: string;
  readonly mapping?: Readonly<Record<string, string>>;
}

/** The keywords that hold schemas, and those that mean the same wherever schemas are written. */
interface SchemaOf<Kind> extends Reference {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Kind>>;
  readonly patternProperties?: Readonly<Record<string, Kind>>;
  readonly additionalProperties?: Kind | boolean;
  readonly unevaluatedProperties?: Kind | boolean;
  readonly required?: readonly string[];
  readonly items?: Kind;
  readonly prefixItems?: readonly Kind[];
  readonly unevaluatedItems?: Kind | boolean;
  readonly allOf?: readonly Kind[];
  readonly anyOf?: readonly Kind[];
  readonly oneOf?: readonly Kind[];
  readonly not?: Kind;
  readonly discriminator?: Discriminator;
  readonly $defs?: Readonly<Record<string, Kind>>;
  readonly [keyword: string]: unknown;
}

/** A schema as bundled: in the words of OpenAPI 3.0 or of 3.1, with references to anywhere in the document. */
export interface Schema extends SchemaOf<Schema> {
  readonly nullable?: boolean;
}

/** A schema as normalised: JSON Schema 2020-12, in which every reference leads to a component. */
export interface NormalSchema extends SchemaOf<NormalSchema> {
  readonly nullable?: never;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

export type NormalDocument = Document<NormalSchema>;
