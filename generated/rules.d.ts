// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

import type { RuleCheck, ResourceRule } from "../src/client/index.ts";

export declare const createListenerBodyRules: RuleCheck;
export declare const updateListenerBodyRules: RuleCheck;
export declare const createListenerTagsBodyRules: RuleCheck;
export declare const deleteListenerTagsBodyRules: RuleCheck;
export declare const filterListenersByTagBodyRules: RuleCheck;
export declare const countListenersByTagBodyRules: RuleCheck;
export declare const listenerFrozen: ResourceRule;
export declare const listenerQuota: ResourceRule;
export declare const listenerPortsTaken: ResourceRule;
export declare const listenerTagLimit: ResourceRule;

export declare const requestRules: {
  readonly createListener: { readonly body: RuleCheck },
  readonly updateListener: { readonly body: RuleCheck },
  readonly createListenerTags: { readonly body: RuleCheck },
  readonly deleteListenerTags: { readonly body: RuleCheck },
  readonly filterListenersByTag: { readonly body: RuleCheck },
  readonly countListenersByTag: { readonly body: RuleCheck },
};

export declare const resourceRules: {
  readonly listener: readonly ResourceRule[],
};
