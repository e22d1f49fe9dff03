import { mediaOf, type Medium } from "./media.ts";
import { successes, type OperationModel } from "./operations.ts";

/** Pages and envelopes are JSON: what takes them apart reads nothing else. */
const isBound = ({ source }: OperationModel): boolean =>
  source["x-paging"] !== undefined || source["x-envelope"] !== undefined;

/** The media types that a caller may send, the one that is sent without a choice first; none where there is no choice. */
export const bodyChoices = (operation: OperationModel): Medium[] => {
  const media = mediaOf(operation.body?.content);
  return media.length < 2 || isBound(operation) ? [] : media;
};

/** The media types that a caller may ask for, those that are asked for without a choice first; none where there is no choice. */
export const responseChoices = (operation: OperationModel): string[] => {
  const all = successes(operation.responses).map(([, { content }]) => mediaOf(content));
  const first = all.flatMap(([medium]) => (medium === undefined ? [] : [medium.type]));
  const types = new Set([...first, ...all.flat().map(({ type }) => type)]);
  return types.size < 2 || isBound(operation) ? [] : [...types];
};

/** What each successful response has for who asks for a type: that type, or else its own first. */
export const mediaFor = (
  operation: OperationModel,
  type: string,
): [status: string, medium: Medium | undefined][] =>
  successes(operation.responses).map(([status, { content }]) => {
    const media = mediaOf(content);
    return [status, media.find((each) => each.type === type) ?? media[0]];
  });
