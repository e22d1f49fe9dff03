/** What the documents decide, each by the name of its place, as probes name it. */
import type { Document } from "../document/types.ts";

/** A decision: its place as in `listListeners query.marker` or `schemas PageInfo.next_marker`, and what it says. */
export interface NamedDecision {
  readonly place: string;
  readonly text: string;
}

interface Node {
  readonly [name: string]: Node;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** The name of a place below another one. */
const nameBelow = (name: string, steps: readonly string[], node: Node): string => {
  const [holder = "", step = ""] = steps.slice(-2);
  if (steps[0] === "paths") {
    if (steps.length === 3) return String(node["operationId"]);
    if (holder === "parameters") return `${name} ${String(node["in"])}.${String(node["name"])}`;
    if (holder === "responses" || holder === "headers") return `${name} ${step}`;
  }
  if (steps[0] === "components" && steps.length <= 3)
    return steps.length === 3 ? `${holder} ${step}` : "";
  return holder === "properties" ? `${name}.${step}` : name;
};

/** Every decision of a bundled document. */
export const decisionsIn = (document: Document): NamedDecision[] => {
  const found: NamedDecision[] = [];
  const walk = (node: Node, steps: readonly string[], name: string): void => {
    const text: unknown = node["x-decision"];
    if (typeof text === "string") found.push({ place: name, text: text.trim() });
    for (const [step, child] of Object.entries(node)) {
      if (!isNode(child)) continue;
      const way = [...steps, step];
      walk(child, way, nameBelow(name, way, child));
    }
  };
  walk(document as unknown as Node, [], "");
  return found;
};
