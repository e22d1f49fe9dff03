/** An API whose errors are problems, described once for all statuses: what the mock says is of the kinds it names. */
import { afterAll, describe, expect, test } from "vitest";
import { createMock } from "../../../src/mock/index.ts";
import { loadInvented } from "./load.ts";

const { document: library, remove } = await loadInvented("library");
afterAll(remove);

const setUp = () => {
  const mock = createMock({ documents: [library] });
  return async (method: string, path: string, body?: object) => {
    const response = await mock.fetch(`https://library.test${path}`, {
      method,
      ...(body && {
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    return {
      status: response.status,
      type: response.headers.get("Content-Type"),
      body: (text === "" ? undefined : JSON.parse(text)) as Record<string, unknown>,
    };
  };
};

const problem = (status: number, type: string, detail: string) => ({
  status,
  type: "application/problem+json",
  body: { type, detail },
});

describe("an error", () => {
  test("has the code of its kind and the type of its description, where no example shows it", async () => {
    const call = setUp();
    expect(await call("POST", "/shelves", { label: "A".repeat(11) })).toEqual(
      problem(400, "bad-request", "Invalid label: length must be at most 10"),
    );
    expect(await call("GET", "/shelves/none")).toEqual(
      problem(404, "unknown-thing", "Not Found: shelf none"),
    );
    expect(await call("POST", "/shelves/none/books", { book: { title: "One" } })).toEqual(
      problem(404, "unknown-thing", "Not Found: shelf none"),
    );
  });

  test("of a path that no operation has is plain JSON", async () => {
    expect(await setUp()("GET", "/nowhere")).toEqual({
      status: 404,
      type: "application/json",
      body: { type: "no-route", detail: "The API does not exist: GET /nowhere" },
    });
  });

  test("of several with one status is the one that is meant, and names a field only where one is wrong", async () => {
    const call = setUp();
    const shelf = String((await call("POST", "/shelves", { label: "A" })).body["shelfId"]);
    const add = (title: string) => call("POST", `/shelves/${shelf}/books`, { book: { title } });
    const { body } = await add("One");
    const { isbn } = body["book"] as { isbn: string };
    expect(await add("One")).toEqual(
      problem(409, "twin", "Twin: book.title One stands there already"),
    );
    expect(await call("DELETE", `/shelves/${shelf}`)).toEqual(
      problem(409, "still-needed", `shelf ${shelf} is needed by book ${isbn}`),
    );
    await add("Two");
    expect(await add("Three")).toEqual(problem(409, "full", "Full: a shelf has room for 2 books"));
  });
});

test.each([
  ["Lock", problem(409, "locked", "Locked: Lock has no key")],
  ["Keep", problem(400, "kept", "Bad Request: Keep stays where it is")],
])("what must not be done to the shelf %s is said in the rule's words", async (label, refused) => {
  const call = setUp();
  const { body } = await call("POST", "/shelves", { label });
  expect(await call("DELETE", `/shelves/${String(body["shelfId"])}`)).toEqual(refused);
});

test("an answer has the type in which it is described", async () => {
  const call = setUp();
  const { body, type } = await call("POST", "/shelves", { label: "A" });
  expect(type).toBe("application/json");
  expect(await call("GET", `/shelves/${String(body["shelfId"])}`)).toEqual({
    status: 200,
    type: "application/vnd.library+json",
    body,
  });
  expect(await call("GET", "/shelves")).toEqual({
    status: 200,
    type: "application/vnd.library+json",
    body: [body],
  });
});
