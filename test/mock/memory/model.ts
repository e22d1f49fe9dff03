/**
 * The mock's memory as a few lines of plain lists: what it must answer, written down a second time and without
 * anything of the engine. `model-commands.ts` runs both side by side.
 */
export interface Range {
  from_port: number;
  to_port: number;
}

export interface ModelTag {
  key: string;
  value: string | null;
}

export interface ModelListener {
  id: string;
  name: string;
  protocol: string;
  accelerator_id: string;
  port_ranges: Range[];
  tags: ModelTag[];
  status: string;
  /** When it settles; undefined: it is settled. */
  due: number | undefined;
}

export interface Model {
  now: number;
  listeners: ModelListener[];
  /** When the token in use ends. */
  tokenEnd: number;
}

export const settleTime = 2000;
export const lifetime = 24 * 60 * 60_000;

/** What an answer has to be. */
export interface Expected {
  status: number;
  code?: string;
}

const ok = (status: number): Expected => ({ status });
const refused = (code: string, status = 400): Expected => ({ status, code });

const settleOne = (each: ModelListener): ModelListener[] => {
  if (each.status === "DELETING") return [];
  return [{ ...each, status: "ACTIVE", due: undefined }];
};

/** Lets everything settle that is due, or everything. */
export const settleModel = (model: Model, all = false): void => {
  model.listeners = model.listeners.flatMap((each) =>
    each.due !== undefined && (all || each.due <= model.now) ? settleOne(each) : [each],
  );
};

const portsOf = (ranges: readonly Range[]): number[] =>
  ranges.flatMap(({ from_port, to_port }) =>
    Array.from({ length: Math.max(0, to_port - from_port + 1) }, (_, index) => from_port + index),
  );

const areBad = (ranges: readonly Range[]): boolean =>
  ranges.some(({ from_port, to_port }) => from_port > to_port) ||
  new Set(portsOf(ranges)).size < portsOf(ranges).length;

const areTaken = (
  { listeners }: Model,
  { accelerator_id, protocol, id }: { accelerator_id: string; protocol: string; id?: string },
  ranges: readonly Range[],
): boolean => {
  const taken = listeners
    .filter(
      (each) =>
        each.accelerator_id === accelerator_id && each.protocol === protocol && each.id !== id,
    )
    .flatMap((each) => portsOf(each.port_ranges));
  return portsOf(ranges).some((port) => taken.includes(port));
};

const repeats = (keys: readonly string[]): boolean => new Set(keys).size < keys.length;

/** 401 where the token has ended. */
export const judgeToken = ({ now, tokenEnd }: Model): Expected | undefined =>
  now < tokenEnd ? undefined : refused("APIGW.0301", 401);

export type NewListener = Pick<
  ModelListener,
  "name" | "protocol" | "accelerator_id" | "port_ranges" | "tags"
>;

export const judgeCreate = (model: Model, wanted: NewListener): Expected => {
  if (areBad(wanted.port_ranges)) return refused("GA.9101");
  if (repeats(wanted.tags.map(({ key }) => key))) return refused("GA.9107");
  const own = model.listeners.filter((each) => each.accelerator_id === wanted.accelerator_id);
  if (own.length >= 10) return refused("GA.9103");
  return areTaken(model, wanted, wanted.port_ranges) ? refused("GA.9101") : ok(201);
};

const judgeWrite = (listener: ModelListener | undefined): Expected | undefined => {
  if (!listener) return refused("GA.9002", 404);
  return listener.due === undefined ? undefined : refused("GA.9004");
};

export const judgeUpdate = (
  model: Model,
  listener: ModelListener | undefined,
  ranges: Range[] | undefined,
): Expected => {
  const refusal = judgeWrite(listener);
  if (refusal || !listener || !ranges) return refusal ?? ok(200);
  return areBad(ranges) || areTaken(model, listener, ranges) ? refused("GA.9101") : ok(200);
};

export const judgeDelete = (listener: ModelListener | undefined): Expected =>
  judgeWrite(listener) ?? ok(204);

export const mergeTags = (own: readonly ModelTag[], given: readonly ModelTag[]): ModelTag[] => [
  ...own.map((tag) => given.find(({ key }) => key === tag.key) ?? tag),
  ...given.filter(({ key }) => !own.some((tag) => tag.key === key)),
];

export const judgeTags = (
  listener: ModelListener | undefined,
  given: readonly ModelTag[],
): Expected => {
  const refusal = judgeWrite(listener);
  if (refusal || !listener) return refusal ?? ok(204);
  if (repeats(given.map(({ key }) => key))) return refused("GA.9107");
  return mergeTags(listener.tags, given).length > 20 ? refused("GA.9103") : ok(204);
};
