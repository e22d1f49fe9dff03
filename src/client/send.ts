import type { Tools } from "./tools.ts";
import type { CallOptions, Input, Operation, Send } from "../contract.ts";
import { createPages } from "./paging.ts";
import type { Outcome, Perform } from "./perform.ts";

/** Makes a promise of the data that can give the response beside it. */
const toCall = (outcome: Promise<Outcome>) => {
  const call = outcome.then(({ data }) => data);
  return Object.assign(call, {
    withResponse() {
      call.catch(() => undefined); // the caller looks at the other promise
      return outcome;
    },
  });
};

/** Makes `send` of `perform`. */
export const createSend =
  (perform: Perform, { clock, timeout }: Tools): Send =>
  <Result>(operation: Operation, input: Input, options: CallOptions = {}) => {
    const { paging } = operation;
    if (!paging) return toCall(perform(operation, input, options)) as Result;
    const all = { ...options, timeout: options.timeout ?? timeout };
    const { first, items } = createPages(perform, clock, { ...operation, paging }, input, all);
    const list = toCall(first);
    return Object.assign(list, {
      [Symbol.asyncIterator]() {
        list.catch(() => undefined); // the iteration throws it
        return items();
      },
    }) as Result;
  };
