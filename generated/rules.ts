// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

import { findPair, inProperty, inItems } from "../src/rule-helpers.ts";
import type { RuleCheck, ResourceRule } from "../src/client/index.ts";

/** range-order: self.from_port <= self.to_port */
const portRangeOptionRangeOrder: RuleCheck = (self: any) => {
  if (self.from_port > self.to_port) {
    return {
      id: "range-order",
      path: "",
      rule: `from_port must be at most to_port (${self.from_port}-${self.to_port})`,
      error: "GA.9101",
    };
  }
  return undefined;
};

/** ports-apart: self.all(a, self.exists_one(b, !(a.to_port < b.from_port || b.to_port < a.from_port))) */
const createListenerOptionPortRangesPortsApart: RuleCheck = (self: any) => {
  const pair = findPair(self, (a: any, b: any) => a.to_port >= b.from_port && b.to_port >= a.from_port);
  if (pair) {
    const [index, a, b] = pair;
    return {
      id: "ports-apart",
      path: `[${index}]`,
      rule: `${a.from_port}-${a.to_port} must not overlap ${b.from_port}-${b.to_port}`,
      error: "GA.9101",
    };
  }
  return undefined;
};

/** unique-keys: self.all(a, self.exists_one(b, a.key == b.key)) */
const createListenerOptionTagsUniqueKeys: RuleCheck = (self: any) => {
  const pair = findPair(self, (a: any, b: any) => a.key === b.key);
  if (pair) {
    const [index, a, b] = pair;
    return {
      id: "unique-keys",
      path: `[${index}].key`,
      rule: `must not repeat ${a.key}`,
      error: "GA.9107",
    };
  }
  return undefined;
};

const createListenerOptionRules: RuleCheck = (self: any) =>
  inProperty(self, "port_ranges", (self: any) =>
  inItems(self, portRangeOptionRangeOrder) ??
  createListenerOptionPortRangesPortsApart(self)) ??
  inProperty(self, "tags", createListenerOptionTagsUniqueKeys);

export const createListenerBodyRules: RuleCheck = (self: any) => inProperty(self, "listener", createListenerOptionRules);

/** ports-apart: self.all(a, self.exists_one(b, !(a.to_port < b.from_port || b.to_port < a.from_port))) */
const updateListenerOptionPortRangesPortsApart: RuleCheck = (self: any) => {
  const pair = findPair(self, (a: any, b: any) => a.to_port >= b.from_port && b.to_port >= a.from_port);
  if (pair) {
    const [index, a, b] = pair;
    return {
      id: "ports-apart",
      path: `[${index}]`,
      rule: `${a.from_port}-${a.to_port} must not overlap ${b.from_port}-${b.to_port}`,
      error: "GA.9101",
    };
  }
  return undefined;
};

const updateListenerOptionRules: RuleCheck = (self: any) => inProperty(self, "port_ranges", (self: any) =>
  inItems(self, portRangeOptionRangeOrder) ??
  updateListenerOptionPortRangesPortsApart(self));

export const updateListenerBodyRules: RuleCheck = (self: any) => inProperty(self, "listener", updateListenerOptionRules);

/** unique-keys: self.all(a, self.exists_one(b, a.key == b.key)) */
const createListenerTagsRequestBodyTagsUniqueKeys: RuleCheck = (self: any) => {
  const pair = findPair(self, (a: any, b: any) => a.key === b.key);
  if (pair) {
    const [index, a, b] = pair;
    return {
      id: "unique-keys",
      path: `[${index}].key`,
      rule: `must not repeat ${a.key}`,
      error: "GA.9107",
    };
  }
  return undefined;
};

export const createListenerTagsBodyRules: RuleCheck = (self: any) => inProperty(self, "tags", createListenerTagsRequestBodyTagsUniqueKeys);

/** unique-keys: self.all(a, self.exists_one(b, a.key == b.key)) */
const deleteListenerTagsRequestBodyTagsUniqueKeys: RuleCheck = (self: any) => {
  const pair = findPair(self, (a: any, b: any) => a.key === b.key);
  if (pair) {
    const [index, a, b] = pair;
    return {
      id: "unique-keys",
      path: `[${index}].key`,
      rule: `must not repeat ${a.key}`,
      error: "GA.9107",
    };
  }
  return undefined;
};

export const deleteListenerTagsBodyRules: RuleCheck = (self: any) => inProperty(self, "tags", deleteListenerTagsRequestBodyTagsUniqueKeys);

/** unique-keys: self.all(a, self.exists_one(b, a.key == b.key)) */
const listenerFilterTagsUniqueKeys: RuleCheck = (self: any) => {
  const pair = findPair(self, (a: any, b: any) => a.key === b.key);
  if (pair) {
    const [index, a, b] = pair;
    return {
      id: "unique-keys",
      path: `[${index}].key`,
      rule: `must not repeat ${a.key}`,
      error: "GA.9107",
    };
  }
  return undefined;
};

/** unique-values: self.all(a, !has(a.values) || a.values.all(v, a.values.exists_one(w, v == w))) */
const listenerFilterTagsUniqueValues: RuleCheck = (self: any) => {
  for (const [index, a] of self.entries()) {
    if (a.values != null) {
      const pair = findPair(a.values, (v: any, w: any) => v === w);
      if (pair) {
        const [index2, v, w] = pair;
        return {
          id: "unique-values",
          path: `[${index}].values[${index2}]`,
          rule: `must not repeat ${v}`,
          error: "GA.9108",
        };
      }
    }
  }
  return undefined;
};

const listenerFilterRules: RuleCheck = (self: any) => inProperty(self, "tags", (self: any) =>
  listenerFilterTagsUniqueKeys(self) ??
  listenerFilterTagsUniqueValues(self));

export const filterListenersByTagBodyRules: RuleCheck = listenerFilterRules;

export const countListenersByTagBodyRules: RuleCheck = listenerFilterRules;

/** frozen: !has(oldSelf.frozen_info) || !has(oldSelf.frozen_info.status) || oldSelf.frozen_info.status == 0 */
export const listenerFrozen: ResourceRule = {
  id: "frozen",
  error: "GA.9006",
  on: ["update", "delete"],
  properties: [],
  readsOthers: false,
  isPrecondition: true,
  check: ({ oldSelf }: any) => {
    if (oldSelf.frozen_info != null && oldSelf.frozen_info.status != null && oldSelf.frozen_info.status !== 0) {
      return {
        id: "frozen",
        path: "",
        rule: "must not be frozen",
        error: "GA.9006",
      };
    }
    return undefined;
  },
};

/** quota: size(others) < 10 */
export const listenerQuota: ResourceRule = {
  id: "quota",
  error: "GA.9103",
  on: ["create"],
  properties: [],
  readsOthers: true,
  isPrecondition: false,
  check: ({ self, others }: any) => {
    if (others.size >= 10) {
      return {
        id: "quota",
        path: "accelerator_id",
        rule: `${self.accelerator_id} must have at most 10 listeners`,
        error: "GA.9103",
      };
    }
    return undefined;
  },
};

/** ports-taken: others.all(o, o.protocol != self.protocol || self.port_ranges.all(a, o.port_ranges.all(b, a.to_port < b.from_port || b.to_port < a.from_port))) */
export const listenerPortsTaken: ResourceRule = {
  id: "ports-taken",
  error: "GA.9101",
  on: ["create", "update"],
  properties: ["protocol", "port_ranges"],
  readsOthers: true,
  isPrecondition: false,
  check: ({ self, others }: any) => {
    for (const o of others) {
      if (o.protocol === self.protocol) {
        for (const [index, a] of self.port_ranges.entries()) {
          for (const b of o.port_ranges) {
            if (a.to_port >= b.from_port && b.to_port >= a.from_port) {
              return {
                id: "ports-taken",
                path: `port_ranges[${index}]`,
                rule: `${a.from_port}-${a.to_port} must not overlap ${b.from_port}-${b.to_port} of listener ${o.id}`,
                error: "GA.9101",
              };
            }
          }
        }
      }
    }
    return undefined;
  },
};

/** tag-limit: !has(self.tags) || size(self.tags.filter(t, !t.key.startsWith('_sys_'))) <= 20 */
export const listenerTagLimit: ResourceRule = {
  id: "tag-limit",
  error: "GA.9103",
  on: ["create", "update"],
  properties: ["tags"],
  readsOthers: false,
  isPrecondition: false,
  check: ({ self }: any) => {
    if (self.tags != null && self.tags.filter((t: any) => !t.key.startsWith("_sys_")).length > 20) {
      return {
        id: "tag-limit",
        path: "tags",
        rule: `of listener ${self.id} must be at most 20`,
        error: "GA.9103",
      };
    }
    return undefined;
  },
};

export const requestRules = {
  createListener: { body: createListenerBodyRules },
  updateListener: { body: updateListenerBodyRules },
  createListenerTags: { body: createListenerTagsBodyRules },
  deleteListenerTags: { body: deleteListenerTagsBodyRules },
  filterListenersByTag: { body: filterListenersByTagBodyRules },
  countListenersByTag: { body: countListenersByTagBodyRules },
};

export const resourceRules = {
  listener: [listenerFrozen, listenerQuota, listenerPortsTaken, listenerTagLimit],
};
