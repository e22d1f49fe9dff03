import { isObject } from "../document/value-type.ts";
import type { Location, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { propertyAt, type Resolve, type SchemaNode } from "./schema.ts";

/** Every 4xx and 5xx response is JSON of the shape that `x-errors` tells. */
export const errorShape: Oas3Rule = () => {
  let shape: ErrorShape | undefined;
  let missing: string | undefined;
  return {
    Root(root, { report }) {
      shape = shapeOf(root);
      if (shape === undefined)
        report({
          message:
            "Say where an error body keeps its code: add x-errors to the root of the document.",
        });
    },
    Response: {
      skip: isNoError,
      enter() {
        missing = shape?.code;
      },
      MediaType: {
        skip: isNoJson,
        Schema(node: unknown, { location, resolve }: UserContext) {
          if (shape === undefined || !isObject(node)) return;
          const paths = [shape.code, shape.message];
          missing = paths.find((path) => !isRequired({ node, location }, path, resolve));
        },
      },
      leave(_response: unknown, { report }: UserContext) {
        if (missing === undefined) return;
        report({
          message: `Give the answer the error shape of x-errors: application/json with a required ${missing}.`,
        });
      },
    },
  };
};

/**
 * The catalogue of errors is the named examples of the 4xx and 5xx responses. Each is named after its code, says what the
 * message looks like and what to do, and no prose speaks of a code that has no example. Option: `unlisted`, the codes that
 * exist, but of which nothing is known.
 */
export const errorCatalogue: Oas3Rule = (options) => {
  const unlisted: unknown[] = Array.isArray(options["unlisted"]) ? options["unlisted"] : [];
  const mentions: { code: string; location: Location }[] = [];
  const uses: { code: string; location: Location }[] = [];
  const codes = new Set<string>();
  const checked = new Set<unknown>();
  let shape: ErrorShape | undefined;
  let hasExamples = false;
  return [
    {
      any(node: unknown, { location }) {
        if (!isObject(node)) return;
        for (const key of ["summary", "description"]) {
          for (const [code] of String(node[key]).matchAll(/\b[A-Z]{2,}\.\d{4}\b/g))
            mentions.push({ code, location: location.child(key) });
        }
      },
    },
    {
      Root: {
        enter(root) {
          shape = shapeOf(root);
        },
        leave(_root, { report }) {
          const prefixes = new Set([...codes].map((code) => code.split(".")[0]));
          for (const { code, location } of mentions) {
            if (codes.has(code) || unlisted.includes(code)) continue;
            if (!prefixes.has(code.split(".")[0])) continue;
            const message = `The code ${code} is not in the catalogue: make an example of it and name it in the answer it comes with.`;
            report({ message, location });
          }
          for (const { code, location } of uses.filter((each) => !codes.has(each.code))) {
            const message = `Name a code of the catalogue: no answer has an example of ${code}.`;
            report({ message, location });
          }
        },
      },
      XErrorKinds(kinds: unknown, { location }: UserContext) {
        for (const [kind, code] of Object.entries(Object(kinds) as object))
          uses.push({ code: String(code), location: location.child(kind) });
      },
      XRule(rule: unknown, { location }: UserContext) {
        if (isObject(rule) && typeof rule["error"] === "string")
          uses.push({ code: rule["error"], location: location.child("error") });
      },
      Response: {
        skip: isNoError,
        enter() {
          hasExamples = false;
        },
        MediaType: {
          skip: isNoJson,
          enter(media: unknown, { location, resolve, report }: UserContext) {
            // An example that stands in several answers is met once as a node, but has a name in each.
            const examples = isObject(media) ? (Object(media["examples"]) as Examples) : {};
            for (const [name, example] of Object.entries(examples)) {
              hasExamples = true;
              const found = resolve<object>(example, location.source.absoluteRef);
              if (shape === undefined || !isObject(found.node)) continue;
              const code = String(valueAt(found.node["value"], shape.code));
              codes.add(code);
              const place = location.child(["examples", name]);
              if (name !== code) {
                const message = `Name the example after its code: ${code}, not ${name}.`;
                report({ message, location: place.key() });
              }
              if (checked.has(found.node)) continue;
              checked.add(found.node);
              const message = exampleProblem(code, found.node, shape);
              if (message !== undefined) report({ message, location: found.location ?? place });
            }
          },
        },
        leave(_response: unknown, { report }: UserContext) {
          if (shape === undefined || hasExamples) return;
          report({
            message: "Name the errors of this answer: add an example for every code it can have.",
          });
        },
      },
    },
  ];
};

type Examples = Readonly<Record<string, { readonly $ref?: string }>>;

interface ErrorShape {
  code: string;
  message: string;
}

function shapeOf(root: unknown): ErrorShape | undefined {
  const shape = isObject(root) ? root["x-errors"] : undefined;
  if (!isObject(shape)) return undefined;
  const { code, message } = shape;
  return typeof code === "string" && typeof message === "string" ? { code, message } : undefined;
}

function isNoError(_response: unknown, status: string | number): boolean {
  return !/^[45]|^default$/.test(String(status));
}

function isNoJson(_media: unknown, type: string | number): boolean {
  return type !== "application/json";
}

function exampleProblem(
  code: string,
  { summary, description, value }: Record<string, unknown>,
  shape: ErrorShape,
): string | undefined {
  if (typeof summary !== "string")
    return `Give ${code} a summary: the text of its message, with %s for what differs.`;
  if (description === undefined) return `Give ${code} a description: what to do about it.`;
  const message = String(valueAt(value, shape.message));
  if (!fits(summary, message))
    return `Make the message of ${code} fit its summary, with something for every %s: "${message}" against "${summary}".`;
  return undefined;
}

/** Whether a message is the template with every `%s` filled. */
function fits(template: string, message: string): boolean {
  const pattern = template.split("%s").map((text) => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".+")}$`, "s").test(message);
}

function valueAt(value: unknown, dotted: string): unknown {
  return dotted
    .split(".")
    .reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), value);
}

/** Whether the property that a dotted path names has to be there, and everything on the way to it. */
function isRequired(schema: SchemaNode, dotted: string, resolve: Resolve): boolean {
  const [key = "", ...rest] = dotted.split(".");
  const { required } = schema.node;
  const child = propertyAt(schema, key, resolve);
  if (child === undefined || !Array.isArray(required) || !required.includes(key)) return false;
  return rest.length === 0 || isRequired(child, rest.join("."), resolve);
}
