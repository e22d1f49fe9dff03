import type { Oas3Rule } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import { extensions } from "./extension-shapes.ts";
import { answersOf, isRecord, methods, operationsOf, Place, rule, schemaAt } from "./place.ts";
import type { OperationPlace } from "./place.ts";

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
const validators = Object.fromEntries(
  Object.entries(extensions).map(([key, { shape }]) => [key, ajv.compile(shape)]),
);

/** Every extension is one we know, stands where it belongs, and has its shape. */
export const knownExtensions: Oas3Rule = () => ({
  any(node: unknown, { type, location, report, resolve }) {
    if (!isRecord(node) || type.name.endsWith("Map") || type.name === "SchemaProperties") return;
    for (const key of Object.keys(node).filter((each) => each.startsWith("x-"))) {
      const problem = extensionProblem(key, type.name, () =>
        resolved(new Place(node, location, resolve).at(key)),
      );
      if (problem !== undefined) report({ message: problem, location: location.child(key) });
    }
  },
});

/** What an extension names is there: properties in the bodies, methods in the path item. */
export const fittingExtensions = rule((root, report) => {
  for (const each of operationsOf(root)) {
    for (const [place, message] of operationProblems(each)) report(place, message);
  }
  for (const [, item] of root.at("paths").entries()) {
    for (const [place, message] of resourceProblems(item)) report(place, message);
  }
});

function extensionProblem(key: string, on: string, value: () => unknown): string | undefined {
  const known = extensions[key];
  if (known === undefined)
    return `Remove ${key}: nothing reads it. The extensions are ${Object.keys(extensions).join(", ")}.`;
  if (known.on !== on) return `Move ${key} to where it belongs: ${known.on}.`;
  const validate = validators[key];
  if (validate === undefined || validate(value())) return undefined;
  const [first] = validate.errors ?? [];
  return `Write ${key} as ${known.looks}: ${[first?.instancePath.slice(1), first?.message].join(" ").trim()}.`;
}

function operationProblems(each: OperationPlace): [Place, string][] {
  const { operation, method } = each;
  const envelope = operation.at("x-envelope");
  const problems: [Place, string][] = [];
  for (const [side, property] of envelope.entries()) {
    const bodies =
      side === "request"
        ? operation
            .at("requestBody", "content")
            .entries()
            .map(([, media]) => media)
        : answersOf(each);
    if (bodies.every((media) => schemaAt(media.at("schema"), String(property.node)).exists))
      continue;
    problems.push([
      envelope,
      `Name in x-envelope a property of the ${side}: it has no ${property.node}.`,
    ]);
  }
  if (operation.at("x-safe").exists && method !== "post")
    problems.push([
      operation,
      `Remove x-safe: it is for a POST that changes nothing, not for a ${method}.`,
    ]);
  return problems;
}

function resourceProblems(item: Place): [Place, string][] {
  const resource = item.at("x-resource");
  const roles = resource.at("roles");
  const problems: [Place, string][] = roles
    .entries()
    .filter(([method]) => !methods.includes(method) || !item.at(method).exists)
    .map(([method]) => [roles, `Give a role to a method of this path: it has no ${method}.`]);
  const creates = roles.entries().some(([, role]) => role.node === "create");
  for (const key of ["fresh", "states", "touched"]) {
    if (resource.at(key).exists && !creates)
      problems.push([resource, `Move ${key} of x-resource to the path that has the role create.`]);
  }
  return problems;
}

/** A plain value with every reference in it followed: code samples keep their sources in files. */
function resolved(place: Place): unknown {
  if (Array.isArray(place.node)) return place.entries().map(([, child]) => resolved(child));
  if (!isRecord(place.node)) return place.node;
  return Object.fromEntries(place.entries().map(([key, child]) => [key, resolved(child)]));
}
