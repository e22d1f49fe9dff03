/** The scenarios as @typespec/http-specs defines them, as far as they are read here. */

/** A value in which the server's URL may still have to be put. */
export type Dynamic = string | number | boolean | null | Dynamic[] | { [key: string]: Dynamic };

export interface Body {
  readonly contentType: string;
  readonly rawContent?: string | Buffer | { serialize(config: { baseUrl: string }): string };
  /** Of a multipart form. */
  readonly parts?: Readonly<Record<string, unknown>>;
  readonly files?: readonly File[];
}

interface File {
  readonly fieldname: string;
  readonly originalname: string;
  readonly buffer: Buffer;
  readonly mimetype: string;
}

/** One exchange of a scenario: what the server expects, and what it answers. */
export interface Exchange {
  readonly uri: string;
  readonly method: string;
  readonly request?: {
    readonly body?: Body;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly pathParams?: Readonly<Record<string, unknown>>;
    readonly headers?: Readonly<Record<string, unknown>>;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly body?: Body;
  };
}

export interface Scenario {
  readonly apis: readonly Exchange[];
}

/** A body as text or bytes. */
export const rawOf = ({ rawContent }: Body, baseUrl: string): string | Buffer =>
  typeof rawContent === "object" && "serialize" in rawContent
    ? rawContent.serialize({ baseUrl })
    : (rawContent ?? "");

/** A header's or a query's value with the server's URL in it, as text. */
export const textOf = (value: unknown, baseUrl: string): string =>
  String(typeof value === "function" ? (value as (config: object) => unknown)({ baseUrl }) : value);
