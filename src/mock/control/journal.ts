import type { MockRequest, MockResponse } from "../types.ts";

/** One request with its answer, credentials redacted. */
export interface JournalEntry {
  /** Counts up from 1; stays when older entries have been dropped. */
  readonly number: number;
  /** When it came, by the mock's clock, ISO 8601. */
  readonly at: string;
  /** The operation, where the request named one. */
  readonly operation?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** The id of the fault rule that had its part in it. */
  readonly fault?: number;
  /** True where the answer did not arrive whole. */
  readonly broken?: true;
}

/** Which entries to show; what is left out matches all. */
export interface JournalFilter {
  readonly operation?: string | undefined;
  readonly method?: string | undefined;
  readonly status?: number | undefined;
  /** Only entries after this number. */
  readonly after?: number | undefined;
  /** At most so many, the latest. */
  readonly limit?: number | undefined;
}

/** What came in and what went out, bounded; the oldest entries go first. */
export interface Journal {
  list(filter?: JournalFilter): JournalEntry[];
  clear(): void;
}

/** What is written down of one request. */
export interface JournalRecord {
  readonly at: number;
  readonly operation: string | undefined;
  readonly request: MockRequest;
  readonly response: MockResponse;
  readonly fault: number | undefined;
}

const secretHeaders = new Set([
  "authorization",
  "cookie",
  "proxy-authorization",
  "x-auth-token",
  "x-security-token",
  "x-subject-token",
]);

const hidden = "[redacted]";

const secretMembers =
  /("(?:password|passwd|passcode|secret|secret_?key|sk|access_?token|security_?token|totp)"\s*:\s*)(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|[^\s"{}[\],]+)/gi;

const plainHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name.toLowerCase()) ? hidden : value,
    ]),
  );

/** Works on the text, so that a body no parser can take is redacted too. */
const plainBody = (body: string | undefined): { body?: string } => {
  if (body === undefined) return {};
  const readable = body.includes("\\u") ? body.replace(/\\u00([2-7][0-9a-f])/gi, unescape16) : body;
  return { body: readable.replace(secretMembers, `$1"${hidden}"`) };
};

/** Letters may be written as escapes; a quote or a backslash stays one. */
function unescape16(whole: string, hex: string): string {
  const letter = String.fromCharCode(Number.parseInt(hex, 16));
  return /[\w ]/.test(letter) ? letter : whole;
}

const show = (record: JournalRecord, number: number): JournalEntry => {
  const { at, operation, request, response, fault } = record;
  return {
    number,
    at: new Date(at).toISOString(),
    ...(operation === undefined ? {} : { operation }),
    request: {
      method: request.method,
      url: request.url,
      headers: plainHeaders(request.headers),
      ...plainBody(request.body),
    },
    response: {
      status: response.status,
      headers: plainHeaders(response.headers),
      ...plainBody(response.body),
    },
    ...(fault === undefined ? {} : { fault }),
    ...(response.delivery === undefined ? {} : { broken: true }),
  };
};

const weigh = ({ request, response }: JournalRecord): number =>
  (request.body?.length ?? 0) + (response.body?.length ?? 0) + 500;

/**
 * An empty journal of at most `entries` requests and about `size` characters. Writing only keeps
 * what is there; redacting happens on the way out.
 */
export const createJournal = (
  entries = 250,
  size = 2_000_000,
): Journal & {
  record(record: JournalRecord): void;
  /** Forgets all entries, and counts from 1 again. */
  restart(): void;
} => {
  let records: (JournalRecord | undefined)[] = [];
  let first = 0; // index of the oldest kept record
  let dropped = 0;
  let weight = 0;

  const drop = (): void => {
    const oldest = records[first];
    if (oldest !== undefined) weight -= weigh(oldest);
    records[first++] = undefined;
    if (first < entries) return;
    records = records.slice(first);
    dropped += first;
    first = 0;
  };

  return {
    record(record) {
      records.push(record);
      weight += weigh(record);
      const isFull = (kept: number): boolean => kept > entries || (weight > size && kept > 1);
      while (first < records.length && isFull(records.length - first)) drop();
    },
    list({ operation, method, status, after = 0, limit = Infinity } = {}) {
      const shown: JournalEntry[] = [];
      for (let at = records.length - 1; at >= first && shown.length < limit; at--) {
        const record = records[at];
        const number = dropped + at + 1;
        if (record === undefined || number <= after) break;
        if (operation !== undefined && record.operation !== operation) continue;
        if (method !== undefined && record.request.method !== method.toUpperCase()) continue;
        if (status !== undefined && record.response.status !== status) continue;
        shown.push(show(record, number));
      }
      return shown.reverse();
    },
    clear() {
      dropped += records.length;
      records = [];
      first = 0;
      weight = 0;
    },
    restart() {
      this.clear();
      dropped = 0;
    },
  };
};
