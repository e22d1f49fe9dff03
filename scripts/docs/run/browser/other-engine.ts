import { createMock } from "../../../../src/mock/adapters/fetch.ts";
import type { MockDocument } from "../../../../src/mock/types.ts";
import { replacing } from "./edits.ts";
import type { PageEngine } from "./engine.ts";

/** What runs in the pages of any document's site: the mock with what the document says, and the generated client. */
export const createEngine = (name: string, document: MockDocument): PageEngine => {
  const documents = [document];
  return {
    name,
    documents,
    createMock: (options) => createMock({ documents, ...options }),
    client: {
      name: "api",
      setUp: ({ base }) => `import { createRuntime } from "ga-listeners/runtime";
import { createMethods } from "./client.ts";

const { send } = createRuntime({ baseUrl: ${JSON.stringify(base ?? document.servers?.[0] ?? "")} });
const api = createMethods(send);`,
      localEdits: (text, address) =>
        (document.servers ?? []).flatMap((server) =>
          replacing(text, new RegExp(server.replace(/[^\w]/g, "\\$&"), "g"), address),
        ),
    },
  };
};
