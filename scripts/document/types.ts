/** The parts of an OpenAPI 3.0 or 3.1 document that the emitters read. Extensions and unknown keywords pass through. */
export interface Document {
  readonly openapi: string;
  readonly info: Info;
  readonly servers?: readonly { readonly url: string; readonly description?: string }[];
  readonly tags?: readonly Tag[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components?: Components;
  readonly [extension: `x-${string}`]: unknown;
}

export interface Info {
  readonly title: string;
  readonly version: string;
  readonly summary?: string;
  readonly description?: string;
}

export interface Tag {
  readonly name: string;
  readonly description?: string;
  /** A tag of no operation: a chapter of prose. */
  readonly "x-traitTag"?: boolean;
}

export interface Components {
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly responses?: Readonly<Record<string, Response>>;
  readonly requestBodies?: Readonly<Record<string, RequestBody>>;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly pathItems?: Readonly<Record<string, PathItem>>;
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

export type PathItem = Reference & {
  readonly [Each in Method]?: Operation;
} & {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly "x-resource"?: Resource;
};

export interface Reference {
  readonly $ref?: string;
}

export interface Resource {
  readonly name: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly fresh?: unknown;
  readonly states?: unknown;
  readonly touched?: string;
  readonly page?: unknown;
}

export interface Operation extends Reference {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses?: Readonly<Record<string, Response>>;
  readonly callbacks?: Readonly<Record<string, Readonly<Record<string, PathItem>> & Reference>>;
  readonly "x-permission"?: string;
  readonly "x-envelope"?: { readonly request?: string; readonly response?: string };
  readonly "x-paging"?: Paging;
  readonly "x-method"?: { readonly group?: string; readonly name?: string };
  readonly "x-safe"?: boolean;
}

export interface Paging {
  readonly style: "marker" | "offset";
  readonly items: string;
  readonly limit: string;
  readonly marker?: string;
  readonly next?: string;
  readonly offset?: string;
  readonly total?: string;
}

export interface Parameter extends Reference {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly example?: unknown;
}

export interface RequestBody extends Reference {
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface Response extends Reference {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface Header extends Reference {
  readonly description?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example>>;
  readonly encoding?: Readonly<Record<string, unknown>>;
}

export interface Example extends Reference {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: unknown;
}

export interface Discriminator {
  readonly propertyName: string;
  readonly mapping?: Readonly<Record<string, string>>;
}

export interface Schema extends Reference {
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
  readonly nullable?: boolean;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly discriminator?: Discriminator;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly [keyword: string]: unknown;
}
