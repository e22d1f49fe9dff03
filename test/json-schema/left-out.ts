interface LeftOut {
  readonly reason: string;
  /** `file: group` */
  readonly groups: readonly string[];
}

/** Groups of the official suite that are not tried. */
const LEFT_OUT: readonly LeftOut[] = [
  {
    reason: "needs a file from a server that the suite brings; no test may use the network",
    groups: [
      "defs: validate definition against metaschema",
      "dynamicRef: strict-tree schema, guards against misspelled properties",
      "dynamicRef: tests for implementation dynamic anchor and reference link",
      "dynamicRef: $ref and $dynamicAnchor are independent of order - $defs first",
      "dynamicRef: $ref and $dynamicAnchor are independent of order - $ref first",
      "dynamicRef: $ref to $dynamicRef finds detached $dynamicAnchor",
      "ref: remote ref, containing refs itself",
      "refRemote: remote ref",
      "refRemote: fragment within remote ref",
      "refRemote: anchor within remote ref",
      "refRemote: ref within remote ref",
      "refRemote: base URI change",
      "refRemote: base URI change - change folder",
      "refRemote: base URI change - change folder in subschema",
      "refRemote: root ref in remote ref",
      "refRemote: remote ref with ref to defs",
      "refRemote: Location-independent identifier in remote ref",
      "refRemote: retrieved nested refs resolve relative to their URI not $id",
      "refRemote: remote HTTP ref with different $id",
      "refRemote: remote HTTP ref with different URN $id",
      "refRemote: remote HTTP ref with nested absolute ref",
      "refRemote: $ref to $ref finds detached $anchor",
    ],
  },
  {
    reason:
      "what a `$dynamicRef` leads to may differ from call to call; generated code has one place for each reference, says so in a warning, and does not check it",
    groups: [
      "dynamicRef: A $dynamicRef resolves to the first $dynamicAnchor still in scope that is encountered when the schema is evaluated",
      "dynamicRef: A $dynamicRef with intermediate scopes that don't include a matching $dynamicAnchor does not affect dynamic scope resolution",
      "dynamicRef: A $dynamicRef that initially resolves to a schema with a matching $dynamicAnchor resolves to the first $dynamicAnchor in the dynamic scope",
      "dynamicRef: multiple dynamic paths to the $dynamicRef keyword",
      "dynamicRef: after leaving a dynamic scope, it is not used by a $dynamicRef",
      "dynamicRef: $dynamicRef skips over intermediate resources - direct reference",
      "dynamicRef: $dynamicRef avoids the root of each schema, but scopes are still registered",
      "unevaluatedItems: unevaluatedItems with $dynamicRef",
      "unevaluatedProperties: unevaluatedProperties with $dynamicRef",
    ],
  },
  {
    reason: "a format is asserted here, as OpenAPI's authors mean it, and not only noted",
    groups: [
      "format: date format",
      "format: time format",
      "format: email format",
      "format: ipv4 format",
      "format: ipv6 format",
      "format: hostname format",
      "format: json-pointer format",
      "format: relative-json-pointer format",
      "format: uri format",
      "format: uri-reference format",
      "format: uri-template format",
      "format: uuid format",
      "format: duration format",
    ],
  },
  {
    reason: "the bundler takes an empty name in a pointer for none",
    groups: ["ref: empty tokens in $ref json-pointer"],
  },
  {
    reason:
      "the compiler does not know of items or properties that only `if` or one of several branches has evaluated",
    groups: [
      "unevaluatedItems: unevaluatedItems with nested items",
      "unevaluatedItems: unevaluatedItems with minContains = 0",
      "unevaluatedItems: unevaluatedItems can see annotations from if without then and else",
      "unevaluatedProperties: unevaluatedProperties with if/then/else, then not defined",
    ],
  },
  {
    reason: "the compiler does not count what `contains` has found as evaluated",
    groups: [
      "unevaluatedItems: unevaluatedItems depends on adjacent contains",
      "unevaluatedItems: unevaluatedItems depends on multiple nested contains",
      "unevaluatedItems: unevaluatedItems and contains interact to control item dependency relationship",
    ],
  },
  {
    reason: "OpenAPI has one vocabulary; a meta-schema of another is not read",
    groups: ["vocabulary: schema that uses custom metaschema with with no validation vocabulary"],
  },
];

/** Why a group is left out; undefined where it is tried. */
export const reasonFor = (name: string): string | undefined =>
  LEFT_OUT.find(({ groups }) => groups.includes(name))?.reason;

/** How many groups each reason leaves out, a line each. */
export const reasons = (): string[] =>
  LEFT_OUT.map(({ reason, groups }) => `${String(groups.length)} groups: ${reason}`);
