import { describe, expect, test } from "vitest";
import { createJournal } from "../support/mock.ts";
import type { JournalRecord } from "../support/mock.ts";

const record = (more: {
  operation?: string;
  method?: string;
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  answer?: { headers?: Record<string, string>; body?: string };
}): JournalRecord => ({
  at: 0,
  operation: more.operation,
  request: { method: more.method ?? "GET", url: "/", headers: more.headers ?? {}, body: more.body },
  response: {
    status: more.status ?? 200,
    headers: more.answer?.headers ?? {},
    body: more.answer?.body,
  },
  fault: undefined,
});

const write = (journal: ReturnType<typeof createJournal>, entry: JournalRecord): void => {
  const written = journal.arrive(entry.request, entry.at);
  written.operation = entry.operation;
  if (entry.response !== undefined) journal.complete(written, entry.response, entry.at);
};

describe("the journal", () => {
  test("keeps so many entries, the latest, and goes on counting", () => {
    const journal = createJournal(3);
    for (let at = 1; at <= 10; at++) write(journal, record({ status: 200 + at }));
    expect(journal.list().map(({ number, response }) => [number, response.status])).toEqual([
      [8, 208],
      [9, 209],
      [10, 210],
    ]);
    journal.clear();
    write(journal, record({}));
    expect(journal.list().map(({ number }) => number)).toEqual([11]);
  });

  test.each([0, -1])("of %d entries keeps none", (entries) => {
    const journal = createJournal(entries);
    write(journal, record({}));
    expect(journal.list()).toEqual([]);
  });

  test("keeps no more than so many characters, and always the latest entry", () => {
    const journal = createJournal(100, 5_000);
    for (let at = 0; at < 10; at++) write(journal, record({ body: "x".repeat(2_000) }));
    expect(journal.list()).toHaveLength(2);
    write(journal, record({ body: "x".repeat(9_000) }));
    expect(journal.list()).toHaveLength(1);
  });

  test("shows what is asked for", () => {
    const journal = createJournal();
    write(journal, record({ operation: "listShips", status: 200 }));
    write(journal, record({ operation: "createShip", method: "POST", status: 201 }));
    write(journal, record({ operation: "createShip", method: "POST", status: 400 }));
    const numbers = (...filter: Parameters<typeof journal.list>) =>
      journal.list(...filter).map(({ number }) => number);
    expect(numbers({ operation: "createShip" })).toEqual([2, 3]);
    expect(numbers({ status: 201 })).toEqual([2]);
    expect(numbers({ method: "get" })).toEqual([1]);
    expect(numbers({ after: 1 })).toEqual([2, 3]);
    expect(numbers({ limit: 1 })).toEqual([3]);
    expect(numbers({ operation: "nothing" })).toEqual([]);
  });
});

describe("a credential", () => {
  const shown = (entry: Parameters<typeof record>[0]): string => {
    const journal = createJournal();
    write(journal, record(entry));
    return JSON.stringify(journal.list());
  };

  test.each(["x-auth-token", "authorization", "x-security-token", "cookie"])(
    "in the header %s isn't shown",
    (name) => {
      expect(shown({ headers: { [name]: "s3cr3t", "x-other": "plain" } })).not.toContain("s3cr3t");
      expect(shown({ headers: { "x-other": "plain" } })).toContain("plain");
    },
  );

  test("in an answer's X-Subject-Token isn't shown", () => {
    expect(shown({ answer: { headers: { "X-Subject-Token": "s3cr3t" } } })).not.toContain("s3cr3t");
  });

  test.each([
    '{"user":{"name":"n","password":"s3cr3t"}}',
    '{ "Password" : "s3cr3t" }',
    '{"password":"a\\"s3cr3t"}',
    '{"p\\u0061ssword":"s3cr3t"}',
    '{"password":"s3cr3t',
    '{"password":s3cr3t}',
    '{"password": -1,"name":"n","totp":s3cr3t,',
    '{"secret_key":"s3cr3t"}{{{',
  ])("in the body %s isn't shown", (body) => {
    const text = shown({ body });
    expect(text).not.toContain("s3cr3t");
    expect(text).toContain("[redacted]");
  });

  test("is all that is taken out", () => {
    const body = '{"methods":["password"],"password":{"user":{"name":"n"}}}';
    const journal = createJournal();
    write(journal, record({ body }));
    expect(journal.list()[0]?.request.body).toBe(body);
  });
});
