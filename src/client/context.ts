import type {
  CallOptions,
  CreateOptions,
  ErrorShape,
  Input,
  Operation,
  WaitOptions,
} from "../contract.ts";
import type { Clock } from "./clock.ts";
import type { Emit } from "./events.ts";
import type { ClientResponse } from "./request.ts";
import type { BackOff } from "./retry-policy.ts";

/** What the parts of a client share. */
export interface ClientContext {
  readonly clock: Clock;
  readonly emit: Emit | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly backOff: BackOff;
  /** Packs the body of a call into its envelope. Throws a ValidationError where the request breaks a rule. */
  readonly check: (operation: Operation, input: Input) => unknown;
  /** Milliseconds for a call that says nothing. */
  readonly timeout: number;
  /** The largest response that is read, in bytes. */
  readonly maxBytes: number;
  /** Where an error body keeps what an error tells. */
  readonly errors: ErrorShape | undefined;
  /** What the address of an error's explanation starts with. */
  readonly docs: string;
  /** The code of errors that say "not now": such a request surely did not run. */
  readonly busy: string | undefined;
  /** What must not stand in an error beside credentials in headers. */
  readonly secrets: readonly string[];
  /** Makes `send` for another API, with the client's other options: some credentials are fetched first. */
  readonly connect: (api: {
    readonly baseUrl: string;
    readonly errors: ErrorShape;
    readonly secrets: readonly string[];
  }) => Send;
}

/** What a call ends in. */
export interface Result<Data = unknown> {
  readonly data: Data;
  readonly response: ClientResponse;
}

/** Sends one call of a method. */
export type SendCall = (
  operation: Operation,
  input: Input,
  options?: CreateOptions & WaitOptions,
) => Promise<Result>;

/** Goes around the sending of one call of a method: looks before it, or sends it more than once. */
export type Around = (sendCall: SendCall, context: ClientContext) => SendCall;

/** Sends the call of a generated method. `Type` is the call's or the list's. */
export type Send = <Type>(
  operation: Operation,
  input: Input & { readonly around?: Around },
  options?: CallOptions,
) => Type;
