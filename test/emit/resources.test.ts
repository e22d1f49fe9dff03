import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRuntime } from "../../src/index.ts";
import type { ErrorKinds, ErrorShape } from "../../src/index.ts";
import { createTestClock } from "../client/support/clock.ts";
import { json, lost, observe } from "../client/support/observed.ts";
import type { Answer, Sent } from "../client/support/observed.ts";
import { failureOf } from "../client/support/secrets.ts";
import { compile } from "./support/compile.ts";
import { makeAll } from "./support/made.ts";

interface Item {
  readonly [property: string]: unknown;
}

interface Api {
  readonly berths: {
    create(dock: string, body: object, options?: object): Promise<Item>;
    waitUntilInUse(dock: string, number: string, options?: object): Promise<Item>;
    waitUntilDeleted(dock: string, number: string, options?: object): Promise<void>;
  };
  readonly tickets: {
    create(body: object, options?: object): Promise<Item>;
  };
}

let made: Awaited<ReturnType<typeof makeAll>>;
beforeAll(async () => {
  made = await makeAll(["marina.yaml"]);
});
afterAll(() => made.remove());

/** A client of the made-up API whose requests the test answers. */
const createApi = async (answers: readonly (Answer | Response)[]) => {
  const [marina] = made.all;
  const { createMethods } = (await marina?.load("client.ts")) as {
    createMethods: (send: unknown) => Api;
  };
  const { errorKinds, errorShape } = (await marina?.load("operations.ts")) as {
    errorKinds: ErrorKinds;
    errorShape: ErrorShape;
  };
  const sent: Sent[] = [];
  const clock = createTestClock();
  const { send } = createRuntime({
    baseUrl: "https://harbour.example",
    fetch: observe(sent, answers),
    clock,
    errors: errorShape,
    errorKinds,
  });
  const requests = () => sent.map(({ method, url }) => `${method} ${url.pathname}${url.search}`);
  return { api: createMethods(send), sent, clock, requests };
};

const reset: Answer = () => Promise.reject(lost("ECONNRESET"));
const berth = { number: "7", name: "east", state: "BUILDING", opened: "2026-01-01T00:00:00Z" };
const berths = (...all: object[]) => json(200, { berths: all, total: all.length });
const fault = (status: number, id: string) => json(status, { fault: { id, text: "no" } });

test("what is made of resources compiles", async () => {
  expect(await compile("@typescript/native", made.home)).toBe("");
});

describe("a resource with a life cycle", () => {
  test("is waited for by the document's own words", async () => {
    const { api, clock, requests } = await createApi([
      json(200, berth),
      json(200, { ...berth, state: "IN_USE" }),
    ]);
    expect(await clock.run(api.berths.waitUntilInUse("north", "7"))).toMatchObject({
      state: "IN_USE",
    });
    expect(requests()).toEqual(["GET /docks/north/berths/7", "GET /docks/north/berths/7"]);
  });

  test.each(["SUNK", "CLOSING"])("fails at once when it is %s", async (state) => {
    const { api, clock } = await createApi([json(200, { ...berth, state })]);
    expect(await failureOf(clock.run(api.berths.waitUntilInUse("north", "7")))).toMatchObject({
      message: `The berth is ${state}`,
      operationId: "showBerth",
    });
  });

  test("is waited for until it is gone", async () => {
    const { api, clock, sent } = await createApi([
      json(200, { ...berth, state: "CLOSING" }),
      fault(404, "none"),
    ]);
    await clock.run(api.berths.waitUntilDeleted("north", "7"));
    expect(sent).toHaveLength(2);
  });
});

test("the kind busy says what is sent again", async () => {
  const { api, clock, sent } = await createApi([fault(409, "wait-a-bit"), json(201, berth)]);
  await clock.run(api.berths.create("north", { name: "east" }));
  expect(sent).toHaveLength(2);
  const other = await createApi([fault(409, "taken")]);
  await failureOf(other.clock.run(other.api.berths.create("north", { name: "east" })));
  expect(other.sent).toHaveLength(1);
});

describe("a create that reconciles", () => {
  const reconcile = { reconcile: true };

  test("is looked up within its parent, and sent again where a rule makes twins impossible", async () => {
    const { api, clock, requests } = await createApi([
      berths(),
      reset,
      berths(),
      fault(400, "taken"),
      berths(berth),
    ]);
    const call = api.berths.create("north", { name: "east" }, reconcile);
    expect(await clock.run(call)).toEqual(berth);
    expect(requests()).toEqual([
      "GET /docks/north/berths",
      "POST /docks/north/berths",
      "GET /docks/north/berths",
      "POST /docks/north/berths",
      "GET /docks/north/berths",
    ]);
  });

  describe("where nothing keeps twins from being made, and the first request comes late,", () => {
    const ticket = { id: "t1", ship: "argo", seat: "4" };
    /** Loses the answer to every create, and runs it only when so many lists have been read. */
    const createLate = (lists: number) => {
      const there: object[] = [];
      let waiting = 0;
      let read = 0;
      const land = () => {
        for (; waiting > 0; waiting--) there.push({ ...ticket, id: `t${there.length + 1}` });
      };
      const answer: Answer = (sent) => {
        if (sent.method === "POST") {
          waiting++;
          return reset(sent);
        }
        if (++read > lists) land();
        return json(200, { tickets: [...there] });
      };
      return { there, land, answer };
    };

    test("it is not sent again, and adopted when it is there", async () => {
      const { there, answer } = createLate(3);
      const { api, clock, requests } = await createApi([answer]);
      const call = api.tickets.create({ ship: "argo", seat: "4" }, reconcile);
      expect(await clock.run(call)).toEqual(ticket);
      expect(there).toEqual([ticket]);
      expect(requests().filter((line) => line.startsWith("POST"))).toHaveLength(1);
      expect(requests()[0]).toBe("GET /tickets?ship=argo");
    });

    test("it ends in an uncertain outcome when it is not, and there is one in the end", async () => {
      const { there, land, answer } = createLate(Infinity);
      const { api, clock, sent } = await createApi([answer]);
      const call = api.tickets.create({ ship: "argo", seat: "4" }, reconcile);
      expect(await failureOf(clock.run(call))).toMatchObject({
        name: "UncertainOutcomeError",
        operationId: "createTicket",
      });
      land();
      expect(there).toEqual([ticket]);
      expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
    });
  });

  test("finds the busy answer of a lost create no reason to send again", async () => {
    const { api, clock, requests } = await createApi([
      json(200, { tickets: [] }),
      () => new Response("<html>", { status: 502 }),
      json(200, { tickets: [] }),
    ]);
    const call = api.tickets.create({ ship: "argo", seat: "4" }, reconcile);
    expect(await failureOf(clock.run(call))).toMatchObject({ name: "UncertainOutcomeError" });
    expect(requests().filter((line) => line.startsWith("POST"))).toHaveLength(1);
  });
});
