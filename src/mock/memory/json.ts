import { setPath } from "../../dotted-path.ts";
import type { MatchedRequest, MockDocument, Value } from "../types.ts";

/** Where ready JSON goes, in a body that is otherwise small: no other value is spelled like it. */
const hole = "\u0000";
const holeText = JSON.stringify(hole);

/**
 * The JSON of a body that has ready JSON at a dotted path, then what is said about it, then the request id. Items keep
 * their JSON from one read to the next, so a page of them is joined instead of written anew.
 */
export const joinJson = (
  path: string,
  json: string,
  about: readonly (readonly [path: string, value: unknown])[],
  { document, requestId }: MatchedRequest,
): string => {
  const body: Value = {};
  setPath(body, path, hole);
  for (const [where, value] of about) setPath(body, where, value);
  if (document.errorShape.requestId !== undefined)
    setPath(body, document.errorShape.requestId, requestId);
  const text = JSON.stringify(body);
  const start = text.indexOf(holeText);
  // Joined, not replaced: that would copy the items once more.
  return text.slice(0, start) + json + text.slice(start + holeText.length);
};

/** The JSON of a body in three pieces: around ready JSON, and around the request id where it has one. */
export type Frame = readonly [before: string, between: string, after: string];

/** The frame of an operation's response, which is the same for every request. */
export const createFrame = (path: string, { errorShape }: MockDocument): Frame => {
  const { requestId: requestIdPath } = errorShape;
  const body: Value = {};
  setPath(body, path, hole);
  if (requestIdPath !== undefined) setPath(body, requestIdPath, hole);
  const [before = "", between = "", after = ""] = JSON.stringify(body).split(holeText);
  return [before, between, after];
};

/** Ready JSON in a frame, with the request id where the frame has a place for it. */
export const frameJson = (
  [before, between, after]: Frame,
  json: string,
  { document, requestId }: MatchedRequest,
): string => {
  const id = document.errorShape.requestId === undefined ? "" : JSON.stringify(requestId);
  return before + json + between + id + after;
};
