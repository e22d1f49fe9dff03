import { createRandom } from "../random.ts";
import { createStore, settleAll } from "./store.ts";
import type { Random } from "../random.ts";
import type { Token } from "../types.ts";
import type { Resource } from "./resource.ts";
import type { Store } from "./store.ts";

/** All that one namespace of a mock remembers. Only `handle`, `settle` and the seed change it. */
export interface State {
  /** By the resource's name. */
  readonly stores: ReadonlyMap<string, Store>;
  /** Tokens that have been given, by the token itself. */
  readonly tokens: Map<string, Token>;
  /** Where ids and tokens come from. */
  readonly random: Random;
}

/** Makes an empty state. `seed` decides on the ids that will be made up in it. */
export const createState = (resources: readonly Resource[], seed: number): State => ({
  stores: new Map(resources.map((resource) => [resource.name, createStore(resource)])),
  tokens: new Map(),
  random: createRandom(seed),
});

/** Settles all that is busy, whether due or not. */
export const settle = ({ stores }: State): void => {
  for (const store of stores.values()) settleAll(store);
};
