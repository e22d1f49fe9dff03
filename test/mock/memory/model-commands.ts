import { expect } from "vitest";
import * as model from "./model.ts";
import type { Model, ModelListener, ModelTag, NewListener, Range } from "./model.ts";
import type fc from "fast-check";
import type { createTestMock, Answer } from "./support.ts";

type Bench = ReturnType<typeof createTestMock>;

/** The mock under test, and the token its caller has at the moment. */
export interface Real extends Bench {
  token: string;
  /** Every status and code that was met. */
  readonly met: Set<string>;
}

export const accelerators = [1, 2].map(
  (digit) => `${String(digit).repeat(8)}-2222-4333-8444-555555555555`,
);

/** A step of both. */
export type Step = fc.Command<Model, Real>;

/** Runs one request against both; `agree` changes the model after a success. */
const step = (
  what: string,
  act: (real: Real, now: Model) => Answer,
  judge: (now: Model) => model.Expected,
  agree: (now: Model, answer: Answer) => void,
): Step => ({
  check: () => true,
  run(now, real) {
    model.settleModel(now);
    const expected = model.judgeToken(now) ?? judge(now);
    const answer = act(real, now);
    real.met.add(`${answer.status} ${answer.code ?? ""}`.trim());
    expect({ what, status: answer.status, code: answer.code }).toStrictEqual({
      what,
      code: undefined,
      ...expected,
    });
    if (expected.status < 300) agree(now, answer);
  },
  toString: () => what,
});

const signed = ({ token }: Real) => ({ "x-auth-token": token });

/** A listener by its place, or an id that names nothing. */
const pick = ({ listeners }: Model, place: number): ModelListener | undefined =>
  place < 0 ? undefined : listeners[place % Math.max(1, listeners.length)];

const idAt = (now: Model, place: number) => pick(now, place)?.id ?? "none";

const shown = ({
  id,
  name,
  protocol,
  accelerator_id,
  port_ranges,
  tags,
  status,
}: ModelListener) => ({
  id,
  name,
  protocol,
  accelerator_id,
  port_ranges,
  tags,
  status,
});

export const create = (wanted: NewListener) =>
  step(
    `create ${JSON.stringify(wanted)}`,
    (real) => {
      const { tags, ...rest } = wanted;
      const listener = tags.length === 0 ? rest : wanted;
      return real.send("POST", "/v1/listeners", { listener }, signed(real));
    },
    (now) => model.judgeCreate(now, wanted),
    (now, { body }) => {
      const made = {
        ...wanted,
        id: body.listener.id as string,
        status: "PENDING",
        due: now.now + model.settleTime,
      };
      expect(body.listener).toMatchObject(shown(made));
      now.listeners.push(made);
    },
  );

export const update = (place: number, name: string, port_ranges: Range[] | undefined) =>
  step(
    `update ${place} ${JSON.stringify({ name, port_ranges })}`,
    (real, now) =>
      real.send(
        "PUT",
        `/v1/listeners/${idAt(now, place)}`,
        { listener: { name, ...(port_ranges && { port_ranges }) } },
        signed(real),
      ),
    (now) => model.judgeUpdate(now, pick(now, place), port_ranges),
    (now, { body }) => {
      const listener = pick(now, place);
      if (!listener) return;
      Object.assign(
        listener,
        { name, status: "PENDING", due: now.now + model.settleTime },
        port_ranges && { port_ranges },
      );
      expect(body.listener).toMatchObject(shown(listener));
    },
  );

export const remove = (place: number) =>
  step(
    `delete ${place}`,
    (real, now) =>
      real.send("DELETE", `/v1/listeners/${idAt(now, place)}`, undefined, signed(real)),
    (now) => model.judgeDelete(pick(now, place)),
    (now) => {
      const listener = pick(now, place);
      if (listener)
        Object.assign(listener, { status: "DELETING", due: now.now + model.settleTime });
    },
  );

export const tag = (place: number, tags: ModelTag[]) =>
  step(
    `tag ${place} ${JSON.stringify(tags)}`,
    (real, now) =>
      real.send("POST", `/v1/ga-listeners/${idAt(now, place)}/tags/create`, { tags }, signed(real)),
    (now) => model.judgeTags(pick(now, place), tags),
    (now) => {
      const listener = pick(now, place);
      if (listener) listener.tags = model.mergeTags(listener.tags, tags);
    },
  );

export const untag = (place: number, key: string) =>
  step(
    `untag ${place} ${key}`,
    (real, now) =>
      real.send(
        "DELETE",
        `/v1/ga-listeners/${idAt(now, place)}/tags/delete`,
        { tags: [{ key }] },
        signed(real),
      ),
    (now) => model.judgeTags(pick(now, place), []),
    (now) => {
      const listener = pick(now, place);
      if (listener) listener.tags = listener.tags.filter((each) => each.key !== key);
    },
  );

export const show = (place: number) =>
  step(
    `show ${place}`,
    (real, now) => real.send("GET", `/v1/listeners/${idAt(now, place)}`, undefined, signed(real)),
    (now) => (pick(now, place) ? { status: 200 } : { status: 404, code: "GA.9002" }),
    (now, { body }) => {
      const listener = pick(now, place);
      if (listener) expect(body.listener).toMatchObject(shown(listener));
    },
  );

/** Turns all pages, and compares what they have together with the model's list. */
export const list = (
  limit: number,
  reverse: boolean,
  narrow: Partial<Pick<ModelListener, "accelerator_id" | "status" | "name">>,
) => {
  const query = (marker?: string) =>
    new URLSearchParams({
      limit: String(limit),
      page_reverse: String(reverse),
      ...narrow,
      ...(marker && { marker }),
    }).toString();
  return step(
    `list ${query()}`,
    (real, now) => turn(real, now, query, limit, reverse, narrow),
    () => ({ status: 200 }),
    () => undefined,
  );
};

const turn = (
  real: Real,
  now: Model,
  query: (marker?: string) => string,
  limit: number,
  reverse: boolean,
  narrow: object,
): Answer => {
  const expected = now.listeners
    .filter((each) =>
      Object.entries(narrow).every(([name, value]) => each[name as keyof ModelListener] === value),
    )
    .map(({ id }) => id);
  const found: string[] = [];
  let marker: string | undefined;
  for (let pages = 0; ; pages++) {
    const answer = real.send("GET", `/v1/listeners?${query(marker)}`, undefined, signed(real));
    if (answer.status !== 200) return answer;
    const ids = (answer.body.listeners as { id: string }[]).map(({ id }) => id);
    expect(answer.body.page_info.current_count).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(limit);
    found.splice(reverse ? 0 : found.length, 0, ...ids);
    marker = answer.body.page_info.next_marker as string | undefined;
    if (marker === undefined) {
      expect(found).toStrictEqual(expected);
      return answer;
    }
    expect(pages, "the pages end").toBeLessThan(expected.length);
  }
};

export const filter = (key: string, values: string[]) =>
  step(
    `filter ${key} ${values.join()}`,
    (real) =>
      real.send(
        "POST",
        "/v1/ga-listeners/resource-instances/filter",
        { tags: [{ key, values }] },
        signed(real),
      ),
    () => ({ status: 200 }),
    (now, { body }) => {
      const matches = ({ value, key: own }: ModelTag) =>
        own === key && (values.length === 0 || values.includes(value ?? ""));
      const found = now.listeners.filter(({ tags }) => tags.some(matches));
      expect(body).toStrictEqual({
        resources: found.map(({ id, name, tags }) => ({
          resource_id: id,
          resource_name: name,
          tags,
        })),
        total_count: found.length,
      });
    },
  );

/** What isn't a request: it changes the world both live in. */
const happening = (what: string, happen: (now: Model, real: Real) => void): Step => ({
  check: () => true,
  run: happen,
  toString: () => what,
});

export const advance = (by: number) =>
  happening(`advance ${by}`, (now, { clock }) => {
    now.now += by;
    clock.advance(by);
  });

export const settle = happening("settle", (now, { memory }) => {
  model.settleModel(now, true);
  memory.settle();
});

export const expire = happening("expire", (now, { clock }) => {
  const by = Math.max(0, now.tokenEnd - now.now);
  now.now += by;
  clock.advance(by);
});

export const signIn = happening("sign in", (now, real) => {
  const user = { name: "somebody", password: "any", domain: { name: "acme" } };
  const auth = {
    identity: { methods: ["password"], password: { user } },
    scope: { domain: { name: "acme" } },
  };
  const { status, headers } = real.send("POST", "/v3/auth/tokens", { auth }, {});
  expect(status).toBe(201);
  real.token = headers["X-Subject-Token"] ?? "";
  now.tokenEnd = now.now + model.lifetime;
});

export const moveHouse = happening("export and import", (_now, { memory }) => {
  memory.import(JSON.parse(JSON.stringify(memory.export())));
});
