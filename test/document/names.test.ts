import fc from "fast-check";
import { expect, test } from "vitest";
import { emitClient } from "../../scripts/emit/client/index.ts";
import { typesOf } from "../../scripts/emit/types/named-types.ts";
import type { Document, OperationObject } from "../../scripts/document/types.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { api, json, ref } from "../emit/support/api.ts";

const methodOf = (key: string, operation: Partial<OperationObject>): string => {
  const [one] = modelOf(api({ [key]: operation })).operations;
  return `${one?.group ?? ""}.${one?.name ?? ""} (${one?.id ?? ""})`;
};

test.each<[string, Partial<OperationObject>, string]>([
  [
    "get /a",
    { operationId: "listListeners", tags: ["Listeners"] },
    "listeners.list (listListeners)",
  ],
  [
    "get /a",
    { operationId: "createListenerTags", tags: ["Listener tags"] },
    "listenerTags.create (createListenerTags)",
  ],
  [
    "get /a",
    { operationId: "filterListenersByTag", tags: ["Listener tags"] },
    "listenerTags.filter (filterListenersByTag)",
  ],
  ["get /a", { operationId: "pauseAll", tags: ["listeners"] }, "listeners.pauseAll (pauseAll)"],
  ["get /a", { operationId: "repos/get", tags: ["repos"] }, "repos.get (reposGet)"],
  ["get /a", { operationId: "listCities", tags: ["city"] }, "city.list (listCities)"],
  ["get /a", { operationId: "listPets" }, "default.listPets (listPets)"],
  ["get /a", { operationId: "delete", tags: ["new"] }, "new.delete (delete_)"],
  ["get /a", { operationId: "x", tags: ["!"] }, "default.x (x)"],
  [
    "get /users/{user_id}/api-keys",
    {},
    "default.getUsersByUserIdApiKeys (getUsersByUserIdApiKeys)",
  ],
  ["post /", {}, "default.post (post)"],
  ["get /a", { operationId: "2fa", tags: ["auth"] }, "auth._2fa (_2fa)"],
  ["get /a", { operationId: "Event::list", tags: ["x"] }, "x.eventList (eventList)"],
  [
    "get /a",
    { operationId: "a", tags: ["x"], "x-method": { group: "other", name: "b" } },
    "other.b (a)",
  ],
])("%s %j becomes %s", (key, operation, expected) => {
  expect(methodOf(key, operation)).toBe(expected);
});

test("of two operations with one name the one that has it to the letter keeps it, then the earlier one", () => {
  const { operations } = modelOf(
    api({
      "get /a": { operationId: "get-user", tags: ["t"] },
      "get /b": { operationId: "getUser", tags: ["t"] },
      "get /c": { operationId: "get_user!", tags: ["t"] },
    }),
  );
  expect(operations.map(({ id }) => id)).toEqual(["getUser2", "getUser", "getUser3"]);
});

test("two operations whose ids say the same in one group keep their whole ids apart", () => {
  const { operations } = modelOf(
    api({
      "get /a": { operationId: "listPet", tags: ["pets"] },
      "get /b": { operationId: "listPets", tags: ["pets"] },
    }),
  );
  expect(operations.map(({ name }) => name)).toEqual(["list", "listPets"]);
});

const word = fc.constantFrom(
  "list",
  "get",
  "create",
  "pet",
  "pets",
  "owner",
  "toy",
  "by",
  "status",
  "all",
);
const id = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => {
  const [first = "", ...rest] = words;
  return first + rest.map((each) => each.charAt(0).toUpperCase() + each.slice(1)).join("");
});
const operation = fc.record({
  operationId: id,
  tags: fc.constantFrom(["pets"], ["owners", "pets"], ["Toy boxes"]),
});

/** The lines of the client that name something: methods with their arguments and types. */
const signatures = (document: Document): Map<string, string> => {
  const model = modelOf(document);
  const client = emitClient(model, typesOf(model), "ga-listeners/runtime");
  return new Map(
    model.operations.map((each) => {
      const call = client.split("\n").findIndex((line) => line.includes(`send(${each.id},`));
      return [each.reference, `${each.group} ${client.split("\n")[call - 1] ?? ""}`];
    }),
  );
};

test("an operation that is added, wherever it stands, leaves the names of the others alone", () => {
  const several = fc.uniqueArray(operation, {
    selector: (each) => each.operationId,
    minLength: 2,
    maxLength: 12,
  });
  fc.assert(
    fc.property(several, fc.nat(), (all, seed) => {
      const at = seed % all.length;
      const body = { ...json(ref("Pet")), required: true };
      const entries = all.map((each, index): [string, Partial<OperationObject>] => [
        `post /p${String(index)}/{id}`,
        { ...each, requestBody: body, responses: { "200": json(ref("Pet")) } },
      ]);
      const schemas = {
        Pet: { type: "object", properties: { mood: { type: "string", enum: ["calm"] } } },
      };
      const after = signatures(api(Object.fromEntries(entries), schemas));
      const before = signatures(
        api(Object.fromEntries(entries.filter((_, index) => index !== at)), schemas),
      );
      fc.pre(!hasClash(all));
      for (const [reference, signature] of before) expect(after.get(reference)).toBe(signature);
    }),
    { numRuns: 100 },
  );
});

/** Whether two operations would be called the same: then they are related, and the earlier one has the name. */
const hasClash = (all: readonly { operationId: string; tags: readonly string[] }[]): boolean => {
  const alone = all.map((each) => methodOf("get /a", each).replace(/ .*/, ""));
  return new Set(alone).size < alone.length;
};
