import { isObject } from "../document/value-type.ts";
import type { Oas3Rule } from "@redocly/openapi-core";
import { isStrange } from "../document/extensions.ts";
import { extensions } from "./extension-types.ts";
import { eachOperation } from "./operation.ts";
import { propertyAt } from "./schema.ts";

/** Every extension is one we know, and stands where it belongs. Its form is for `struct` to check. */
export const knownExtensions: Oas3Rule = () => ({
  any(node: unknown, { type, location, report }) {
    if (!isObject(node) || type.name.endsWith("Map") || type.name === "SchemaProperties") return;
    for (const key of Object.keys(node).filter((each) => each.startsWith("x-"))) {
      const known = extensions[key];
      if (known?.on.includes(type.name)) continue;
      const message =
        known === undefined
          ? `Remove ${key}: nothing reads it. The extensions are ${Object.keys(extensions).join(", ")}.`
          : `Move ${key} to where it belongs: ${known.on.join(", ")}.`;
      report({ message, location: location.child(key) });
    }
  },
});

/** The longest decision, so that it stays one sentence or two, and a list of them can be read. */
const LONGEST_DECISION = 160;

/** What the document decides is said in one line. */
export const shortDecisions: Oas3Rule = () => ({
  any(node: unknown, { location, report }) {
    const decision = isObject(node) ? node["x-decision"] : undefined;
    if (typeof decision !== "string") return;
    const length = [...decision].length;
    if (length > 0 && length <= LONGEST_DECISION && !decision.trim().includes("\n")) return;
    report({
      message: `Say the decision on one line of at most ${LONGEST_DECISION} characters: it has ${length}.`,
      location: location.child("x-decision"),
    });
  },
});

/** What an extension of an operation names is there, and stands where it means something. */
export const fittingExtensions: Oas3Rule = () =>
  eachOperation((parts, { location, resolve, report }) => {
    const { method, operation } = parts;
    for (const side of ["request", "response"] as const) {
      const envelope = operation["x-envelope"];
      const property = isObject(envelope) && envelope[side];
      if (typeof property !== "string" || isStrange("x-envelope", envelope)) continue;
      if (parts[side].some((schema) => propertyAt(schema, property, resolve))) continue;
      report({
        message: `Name in x-envelope a property of the ${side}: it has no ${property}.`,
        location: location.child("x-envelope"),
      });
    }
    if (operation["x-safe"] === true && method !== "post")
      report({
        message: `Remove x-safe: it is for a POST that changes nothing, not for a ${method}.`,
      });
  });
