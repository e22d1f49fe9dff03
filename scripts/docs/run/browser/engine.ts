import type { Mock } from "../../../../src/mock/adapters/fetch.ts";
import type { MockOptions } from "../../../../src/mock/create.ts";
import type { Seed } from "../../../../src/mock/control/seed.ts";
import type { MockDocument } from "../../../../src/mock/types.ts";
import type { Edit } from "./edits.ts";
import type { PageRequest } from "./request.ts";

/** What a site's pages run against: its documents, served in the page. */
export interface PageEngine {
  /** Title and version of the documents: memories of others are left alone. */
  readonly name: string;
  readonly documents: readonly MockDocument[];
  createMock(options: MockOptions): Mock;
  /** What the memory starts with; default nothing. */
  readonly seed?: Seed;
  /** What starts the same mock on the reader's machine. */
  readonly command?: string;
  readonly client: ClientCode;
  /** What samples find in `process.env`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The variable that holds the real credential, by the header in which it is sent. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** How a program with the TypeScript client looks. */
export interface ClientCode {
  /** The lines that make the client; `base` is given where it is not the document's own server. */
  setUp(options: { readonly base: string | undefined; readonly token: string }): string;
  /** What the client is called in them. */
  readonly name: string;
  /** What makes a sample call a mock at this address. */
  localEdits(text: string, address: string): readonly Edit[];
  /** Whole programs for operations that are no method of the client, by operation. */
  readonly programs?: Readonly<
    Record<string, (request: PageRequest, options: { readonly base: string | undefined }) => string>
  >;
}
