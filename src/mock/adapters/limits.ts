import { wholeNumber } from "../properties.ts";
import type { PropertyRules } from "../properties.ts";

/** Bounds on what one connection may take, in milliseconds and bytes. */
export interface Limits {
  /** How long the request line and headers may take; default 10 s. */
  readonly headers?: number;
  /** How long a whole request may take; default 30 s. */
  readonly request?: number;
  /** How long a connection may rest between two requests; default 5 s. */
  readonly idle?: number;
  /** How long a connection may hang without a byte either way; default 120 s. */
  readonly silence?: number;
  /** How often the bounds are looked at; default 1 s. */
  readonly check?: number;
  /** The largest head, in bytes; default what Node's `--max-http-header-size` says: 16 KiB. */
  readonly headerSize?: number;
}

/** What takes them, to be checked. */
export const limitRules: PropertyRules<keyof Limits> = {
  headers: wholeNumber,
  request: wholeNumber,
  idle: wholeNumber,
  silence: wholeNumber,
  check: wholeNumber,
  headerSize: wholeNumber,
};
