import type { Oas3Rule } from "@redocly/openapi-core";
import { isRecord, operationsOf, Place, rule, schemaAt } from "./place.ts";

/** Every 4xx and 5xx answer is JSON of the shape that `x-errors` tells. */
export const errorShape = rule((root, report) => {
  const shape = shapeOf(root);
  if (shape === undefined)
    return report(
      root,
      "Say where an error body keeps its code: add x-errors to the root of the document.",
    );
  for (const response of errorResponses(root)) {
    const schema = response.at("content", "application/json", "schema");
    for (const path of [shape.code, shape.message]) {
      if (schemaAt(schema, path).exists && isRequired(schema, path)) continue;
      report(
        response,
        `Give the answer the error shape of x-errors: application/json with a required ${path}.`,
      );
      break;
    }
  }
});

/**
 * The catalogue of errors is the named examples of the 4xx and 5xx answers. Each is named after its code, says what the
 * message looks like and what to do, and no prose speaks of a code that has no example. Option: `unlisted`, the codes that
 * exist, but of which nothing is known.
 */
export const errorCatalogue: Oas3Rule = (options) => {
  const unlisted = Array.isArray(options["unlisted"]) ? options["unlisted"] : [];
  const mentions: { code: string; place: Place }[] = [];
  const catalogue = rule((root, report) => {
    const shape = shapeOf(root);
    if (shape === undefined) return;
    const codes = new Set<string>();
    for (const response of errorResponses(root)) {
      const examples = response.at("content", "application/json", "examples").entries();
      if (examples.length === 0)
        report(
          response,
          "Name the errors of this answer: add an example for every code it can have.",
        );
      for (const [name, example] of examples) {
        const code = String(valueAt(example, shape.code));
        codes.add(code);
        const problem = exampleProblem(name, code, example, shape);
        if (problem !== undefined) report(example, problem);
      }
    }
    const prefixes = new Set([...codes].map((code) => code.split(".")[0]));
    for (const { code, place } of mentions) {
      if (codes.has(code) || unlisted.includes(code)) continue;
      if (!prefixes.has(code.split(".")[0])) continue;
      report(
        place,
        `The code ${code} is not in the catalogue: make an example of it and name it in the answer it comes with.`,
      );
    }
  })(options);
  return [
    {
      any(node: unknown, { location, resolve }) {
        const place = new Place(node, location, resolve);
        for (const key of ["summary", "description"]) {
          const text = place.at(key);
          for (const [code] of String(text.node).matchAll(/\b[A-Z]{2,}\.\d{4}\b/g))
            mentions.push({ code, place: text });
        }
      },
    },
    ...[catalogue].flat(),
  ];
};

interface ErrorShape {
  code: string;
  message: string;
}

function shapeOf(root: Place): ErrorShape | undefined {
  const { node } = root.at("x-errors");
  if (!isRecord(node)) return undefined;
  const { code, message } = node;
  return typeof code === "string" && typeof message === "string" ? { code, message } : undefined;
}

function errorResponses(root: Place): Place[] {
  return operationsOf(root).flatMap(({ operation }) =>
    operation
      .at("responses")
      .entries()
      .filter(([status]) => /^[45]|^default$/.test(status))
      .map(([, response]) => response),
  );
}

function exampleProblem(
  name: string,
  code: string,
  example: Place,
  shape: ErrorShape,
): string | undefined {
  if (name !== code) return `Name the example after its code: ${code}, not ${name}.`;
  const { node } = example.at("summary");
  if (typeof node !== "string")
    return `Give ${code} a summary: the text of its message, with %s for what differs.`;
  if (!example.at("description").exists) return `Give ${code} a description: what to do about it.`;
  const message = String(valueAt(example, shape.message));
  if (!fits(node, message))
    return `Make the message of ${code} fit its summary, with something for every %s: "${message}" against "${node}".`;
  return undefined;
}

/** Whether a message is the template with every `%s` filled. */
function fits(template: string, message: string): boolean {
  const pattern = template.split("%s").map((text) => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".+")}$`, "s").test(message);
}

function valueAt(example: Place, dotted: string): unknown {
  return example.at("value", ...dotted.split(".")).node;
}

function isRequired(schema: Place, dotted: string): boolean {
  const keys = dotted.split(".");
  return keys.every((key, index) => {
    const parent = index === 0 ? schema : schemaAt(schema, keys.slice(0, index).join("."));
    const required = parent.at("required").node;
    return Array.isArray(required) && required.includes(key);
  });
}
