import type { Header, ParameterObject, Schema } from "../document/types.ts";
import { namedExamplesOf, schemaExamples } from "../document/examples.ts";
import { lookUp } from "../document/pointer.ts";
import { readRules } from "../document/rules.ts";
import { ruleNote, type PlacedRule } from "./rules.ts";
import { TOLD } from "../document/constraints.ts";
import { constraintLine } from "./constraints.ts";
import type { Decisions } from "./decisions.ts";
import { code, listItem, anchorTag, plain, type Anchors } from "./markdown.ts";
import { embedded, endsInList, inLine } from "./embed.ts";
import { linkTo, typeOf, type TypeScope } from "./type-words.ts";
import { constantsOf, valuesLine } from "./values.ts";

/** What the sections of a reference share. */
export interface FieldScope extends TypeScope {
  readonly anchors: Anchors;
  /** The anchor of each error code. */
  readonly errors: ReadonlyMap<string, string>;
  /** What has been decided, and which rules schemas have: gathered where they are written. */
  readonly decisions: Decisions;
  readonly rules: PlacedRule[];
  /**
   * Where components are written out at the places that use them: those around this place, so that one which holds itself is
   * written once. Undefined where a component is a link to its own section.
   */
  readonly writtenOut: ReadonlySet<string> | undefined;
}

/** A schema with the component it refers to written out, where that is wanted. */
const writeOut = <Scope extends FieldScope>(
  scope: Scope,
  schema: Schema,
): { scope: Scope; schema: Schema } => {
  const { $ref, ...own } = schema;
  if ($ref === undefined || scope.writtenOut === undefined || scope.writtenOut.has($ref))
    return { scope, schema };
  const target = lookUp(scope.document, $ref) as Schema | undefined;
  if (typeof target !== "object") return { scope, schema };
  const around = { ...scope, writtenOut: new Set([...scope.writtenOut, $ref]) };
  return writeOut(around, { ...target, ...own });
};

const flags = (schema: Schema): string[] => [
  ...(schema.readOnly === true ? ["only in answers"] : []),
  ...(schema.writeOnly === true ? ["only in requests"] : []),
  ...(schema.deprecated === true ? ["deprecated"] : []),
];

/** An example of a parameter or header: its value, and what is said of it. */
export interface FieldExample {
  readonly value: unknown;
  readonly about: string;
}

const exampleLines = (all: readonly FieldExample[]): string | undefined => {
  if (all.length === 0) return undefined;
  if (all.every(({ about }) => about === ""))
    return `For example ${all.map(({ value }) => code(value)).join(", ")}.`;
  return `For example:\n\n${all.map(({ value, about }) => listItem([`${code(value)} · ${about}`])).join("\n")}`;
};

/** What can be said about a value below its name. */
interface Body {
  /** Description, values, constraints, an example. */
  readonly told: readonly string[];
  /** What it is made of: a list item each. */
  readonly parts: readonly string[];
}

export const bodyOf = (outer: FieldScope, referring: Schema, ...owner: readonly string[]): Body => {
  const { scope, schema } = writeOut(outer, referring);
  const { description, title, externalDocs } = schema;
  const told = [
    title === undefined || title === description ? undefined : plain(title),
    description === undefined ? undefined : embedded(5, description),
    scope.decisions.note(schema["x-decision"], scope.anchors, ...owner),
    valuesLine(schema, scope.anchors, ...owner),
    constraintLine(schema, scope.anchors, ...owner),
    exampleLines(schemaExamples(schema).map((value) => ({ value, about: "" }))),
    seeAlso(externalDocs),
    mapping(scope, schema),
    ...others(schema),
    ...rules(scope, schema, owner),
  ].filter((each): each is string => each !== undefined && each !== "");
  const parts = structure(scope, schema, owner);
  const wouldRunOn = parts.length > 0 && endsInList(told.at(-1) ?? "");
  return { told: wouldRunOn ? [...told, BETWEEN_LISTS] : told, parts };
};

/** What keeps a list from going on as the one before it. */
const BETWEEN_LISTS = "<!-- -->";

/** Where more stands. */
export const seeAlso = (docs: unknown): string | undefined => {
  const { url, description } = Object(docs) as { readonly url?: string; description?: string };
  return url === undefined ? undefined : `See also [${plain(description ?? url)}](${url}).`;
};

/** Which property tells alternatives apart, and by which values. */
const mapping = (scope: FieldScope, { discriminator }: Schema): string | undefined => {
  if (discriminator === undefined) return undefined;
  const named = Object.entries(discriminator.mapping ?? {}).map(
    ([value, target]) =>
      `${code(value)} is ${linkTo(scope, target.includes("/") ? target : `#/components/schemas/${target}`)}`,
  );
  const values = named.length === 0 ? "" : `: ${named.join(", ")}`;
  return `Told apart by ${code(discriminator.propertyName)}${values}.`;
};

/** Keywords of which the lines around have said all there is. */
const SAID = new Set([
  ...TOLD,
  ...["$ref", "nullable", "description", "title", "properties", "items", "prefixItems"],
  ...["patternProperties", "allOf", "oneOf", "anyOf", "example", "examples", "readOnly"],
  ...["writeOnly", "deprecated", "externalDocs", "discriminator", "$defs", "$comment"],
]);

/** What a reference has no words for, as it stands. */
const others = (schema: Schema): string[] =>
  Object.entries(schema)
    .filter(([keyword]) => !SAID.has(keyword) && !keyword.startsWith("x-"))
    .map(([keyword, value]) => `${code(keyword)}: ${code(value)}`);

/** What JSON Schema can't say about it. */
const rules = (scope: FieldScope, schema: Schema, owner: readonly string[]): string[] =>
  readRules(schema).map((rule) => {
    const anchor = scope.anchors.take(...owner, "rule", rule.id);
    const name = owner.filter((part) => part !== "schema").join(" ");
    scope.rules.push({ rule, name, anchor });
    return ruleNote(rule, anchor, scope.errors.get(rule.error));
  });

/** Whether there is something to say about a schema here: it is no mere name, or its component is written out. */
export const isInline = (
  scope: FieldScope,
  schema: Schema | boolean | undefined,
): schema is Schema =>
  typeof schema === "object" &&
  (schema.$ref === undefined ||
    Object.keys(schema).length > 1 ||
    scope.writtenOut?.has(schema.$ref) === false);

/** Properties, items and alternatives that have no name of their own. */
const structure = (scope: FieldScope, schema: Schema, owner: readonly string[]): string[] => {
  const { properties, items, additionalProperties, patternProperties } = schema;
  const required = new Set(schema.required);
  const parts = (["allOf", "oneOf", "anyOf"] as const).flatMap((keyword) =>
    (schema[keyword] ?? []).map((part, at) => [`${keyword}-${String(at + 1)}`, part] as const),
  );
  const isList = constantsOf(schema).length > 0;
  return [
    ...Object.entries(properties ?? {}).map(([name, property]) =>
      field(
        scope,
        { name, schema: property, notes: required.has(name) ? ["required"] : [] },
        ...owner,
        name,
      ),
    ),
    ...[...required]
      .filter((name) => properties === undefined || !Object.hasOwn(properties, name))
      .map((name) => listItem([`${code(name)} is required`])),
    ...Object.entries(patternProperties ?? {}).map(([name, property]) =>
      field(scope, { name, schema: property, notes: ["by pattern"] }, ...owner, name),
    ),
    ...(typeof additionalProperties === "object"
      ? [
          field(
            scope,
            { name: "*", schema: additionalProperties, notes: ["any other name"] },
            ...owner,
            "any",
          ),
        ]
      : []),
    ...(schema.prefixItems ?? []).flatMap((item, at) =>
      nested(scope, `Item ${String(at + 1)}`, item, [...owner, `item-${String(at + 1)}`]),
    ),
    ...Object.entries(schema.$defs ?? {}).flatMap(([name, each]) =>
      nested(scope, `Where it says ${code(name)}`, each, [...owner, name]),
    ),
    ...nested(scope, "Each item", items, [...owner, "items"]),
    ...(isList
      ? []
      : parts.flatMap(([name, part]) => nested(scope, partName(name), part, [...owner, name]))),
  ];
};

const partName = (name: string): string => (name.startsWith("allOf") ? "Also" : "Either");

/** What there is to say of a schema inside another, where that isn't said elsewhere. */
const nested = (
  scope: FieldScope,
  title: string,
  schema: Schema | undefined,
  owner: readonly string[],
): string[] => {
  if (!isInline(scope, schema)) return [];
  const { told, parts } = bodyOf(scope, schema, ...owner);
  const body = [...told, ...parts];
  return body.length === 0 ? [] : [listItem([`${title} (${typeOf(scope, schema)}):`, ...body])];
};

export interface Field {
  readonly name: string;
  readonly schema: Schema | boolean;
  /** Short remarks beside the type: `required`, `query`. */
  readonly notes: readonly string[];
  /** Examples beside the schema's. */
  readonly examples?: readonly FieldExample[];
  /** Its anchor, where that has been handed out already. */
  readonly anchor?: string | undefined;
  /** A description of the place, before the schema's own. */
  readonly description?: string | undefined;
  /** A decision that wins over the schema's. */
  readonly decision?: string | undefined;
}

/** One field as a list item: anchor, name, type, then what there is to say about it. */
export const field = (
  scope: FieldScope,
  { name, schema, notes, examples = [], anchor, description, decision }: Field,
  ...owner: readonly string[]
): string => {
  const known = typeof schema === "boolean" ? {} : schema;
  const head = [
    `${anchorTag(anchor ?? scope.anchors.take(...owner))}**${code(name)}**`,
    typeOf(scope, schema),
    ...notes,
    ...flags(known),
  ];
  // What stands beside a reference wins over the component's description.
  const isBefore = known.description !== undefined && known.description !== description;
  const own = {
    ...(description === undefined || isBefore ? {} : { description }),
    ...(decision === undefined ? {} : { "x-decision": decision }),
  };
  const { told, parts } = bodyOf(scope, { ...known, ...own }, ...owner);
  const before = isBefore ? embedded(5, description ?? "") : "";
  const said = schemaExamples(known).map(code);
  const further = examples.filter(
    ({ value, about }) => about !== "" || !said.includes(code(value)),
  );
  return listItem([head.join(" · "), before, ...told, ...parts, exampleLines(further)]);
};

/** What a parameter or a header shows beside its schema. */
export const examplesAside = (
  { document }: FieldScope,
  source: ParameterObject | Header,
): readonly FieldExample[] =>
  namedExamplesOf(document, source).map(({ name, summary, description, value }) => ({
    value,
    about: [name === "" ? "" : code(name), plain(summary ?? ""), inLine(description ?? "")]
      .filter((part) => part !== "")
      .join(" · "),
  }));
