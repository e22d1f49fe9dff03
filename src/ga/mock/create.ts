import { createMock as createGenericMock } from "../../mock/adapters/fetch.ts";
import { apis } from "../documents.ts";
import { accounts } from "./accounts.ts";
import { createToken } from "./iam-tokens.ts";
import { createTagHandlers } from "./tag-handlers.ts";
import type { Mock } from "../../mock/adapters/fetch.ts";
import type { MockOptions, Service } from "../../mock/create.ts";

const tags = createTagHandlers("listener", "listener_id");

/** What the mock of GA serves: its documents, and what they can't say. */
export const service: Service = {
  documents: apis,
  accounts,
  handlers: {
    createToken,
    createListenerTags: tags.add,
    deleteListenerTags: tags.remove,
    showListenerTags: tags.show,
    listListenerTags: tags.list,
    filterListenersByTag: tags.filter,
    countListenersByTag: tags.count,
  },
};

/** Makes a mock that answers in this process, in any runtime with fetch's classes. */
export const createMock = (options: MockOptions = {}): Mock =>
  createGenericMock({ ...service, ...options });
