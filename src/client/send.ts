import type { Call, CallOptions, Operation } from "../contract.ts";
import type { ClientContext, Result, Send, SendCall } from "./context.ts";
import { createPages } from "./pagination.ts";
import type { ListOperation } from "./pagination.ts";
import { toResponse } from "./response.ts";

/**
 * Makes a promise of the data that can give the response beside it. Whoever asks for that waits for the same promise as
 * the caller would, so that an error's stack leads to the caller either way.
 */
const toCall = <Data>(result: Promise<Result<Data>>): Call<Data> => {
  const call = result.then(({ data }) => data);
  return Object.assign(call, {
    async withResponse() {
      const data = await call;
      const { response } = await result;
      const requestId = response.headers.get("x-request-id") ?? undefined;
      return { data, response: toResponse(response), requestId };
    },
  });
};

const isList = (operation: Operation): operation is ListOperation => operation.paging !== undefined;

/** Makes the function that generated methods send their calls with. */
export const createSend =
  (sendOnce: SendCall, context: ClientContext): Send =>
  <Type>(
    operation: Operation,
    { around, ...input }: Parameters<Send>[1],
    options: CallOptions = {},
  ) => {
    const sendCall = around ? around(sendOnce, context) : sendOnce;
    if (!isList(operation)) return toCall(sendCall(operation, input, options)) as Type;
    const { first, items } = createPages(sendCall, context, operation, input, options);
    const list = toCall(first);
    return Object.assign(list, {
      async *[Symbol.asyncIterator]() {
        yield* items(await list);
      },
    }) as Type;
  };
