import type { Node } from "../openapi/documents.ts";

/** A mistake made in a copy of openapi.yaml's bundle, the rule that has to find it, and the cure its message names. */
export interface PlantedMistake {
  rule: string;
  mistake: string;
  plant: (document: Node) => void;
  message: RegExp;
}

type Row = [rule: string, mistake: string, plant: (document: Node) => void, message: RegExp];

const create = (document: Node) => at(document, "paths", "/v1/listeners", "post");
const list = (document: Node) => at(document, "paths", "/v1/listeners", "get");
const option = (document: Node) => schema(document, "CreateListenerOption");
const schema = (document: Node, name: string) => at(document, "components", "schemas", name);
const example = (document: Node, name: string) => at(document, "components", "examples", name);
const response = (document: Node, name: string) => at(document, "components", "responses", name);

const rows: Row[] = [
  [
    "house/bounded-requests",
    "a string without a longest length",
    (document) => delete at(option(document), "properties", "name")["maxLength"],
    /^Bound the string name: add maxLength/,
  ],
  [
    "house/bounded-requests",
    "a number without a greatest value",
    (document) =>
      delete at(schema(document, "PortRangeOption"), "properties", "to_port")["maximum"],
    /^Bound the number to_port: add minimum and maximum/,
  ],
  [
    "house/bounded-requests",
    "a list without an end",
    (document) => delete at(option(document), "properties", "port_ranges")["maxItems"],
    /^Bound the array port_ranges: add maxItems/,
  ],
  [
    "house/bounded-requests",
    "a parameter without a longest length",
    (document) => delete at(parameter(list(document), "marker"), "schema")["maxLength"],
    /^Bound the string marker: add maxLength/,
  ],
  [
    "house/closed-requests",
    "an open object in a request",
    (document) => delete option(document)["additionalProperties"],
    /^Close the object listener.*additionalProperties: false/,
  ],
  [
    "house/complete-responses",
    "an operation that never has too much to do",
    (document) => delete at(create(document), "responses")["429"],
    /^Add the answers a caller can meet: 429/,
  ],
  [
    "house/complete-responses",
    "a body that is always JSON and short, of a thing that is always there",
    (document) => {
      const change = at(document, "paths", "/v1/listeners/{listener_id}", "put");
      for (const status of ["404", "413", "415"])
        Reflect.deleteProperty(at(change, "responses"), status);
    },
    /^Add the answers a caller can meet: 404, 413, 415/,
  ],
  [
    "house/described",
    "a property that says nothing",
    (document) => delete at(schema(document, "ListenerDetail"), "properties", "id")["description"],
    /add a description/,
  ],
  [
    "house/error-catalogue",
    "an example that isn't named after its code",
    (document) => rename(examplesOf(response(document, "NoAccelerator")), "GA.9002", "GA.9003"),
    /^Name the example after its code: GA\.9002, not GA\.9003/,
  ],
  [
    "house/error-catalogue",
    "an example that is misnamed where it is met again",
    (document) => rename(examplesOf(response(document, "NotFound")), "GA.9002", "GA.9003"),
    /^Name the example after its code: GA\.9002, not GA\.9003/,
  ],
  [
    "house/error-catalogue",
    "an answer without its errors",
    (document) => clear(examplesOf(response(document, "InUse"))),
    /add an example for every code/,
  ],
  [
    "house/error-catalogue",
    "a code without a message",
    (document) => delete example(document, "GA.9001")["summary"],
    /^Give GA\.9001 a summary/,
  ],
  [
    "house/error-catalogue",
    "a code without help",
    (document) => delete example(document, "GA.9001")["description"],
    /^Give GA\.9001 a description/,
  ],
  [
    "house/error-catalogue",
    "a message that doesn't fit its template",
    (document) => set(at(example(document, "GA.9002"), "value"), "error_msg", "Not found"),
    /^Make the message of GA\.9002 fit its summary/,
  ],
  [
    "house/error-catalogue",
    "prose with a code that doesn't exist",
    (document) => set(create(document), "description", "A listener has a quota (GA.9999)."),
    /^The code GA\.9999 is not in the catalogue: make an example/,
  ],
  [
    "house/error-shape",
    "an error without a body",
    (document) => delete response(document, "InternalError")["content"],
    /^Give the answer the error shape of x-errors/,
  ],
  [
    "house/error-shape",
    "an error of another shape",
    (document) => set(mediaOf(response(document, "InternalError")), "schema", { type: "object" }),
    /with a required error_code/,
  ],
  [
    "house/error-shape",
    "an error whose message may be missing",
    (document) => set(schema(document, "ErrorBody"), "required", ["error_code"]),
    /with a required error_msg/,
  ],
  [
    "house/error-shape",
    "a document that doesn't tell its error shape",
    (document) => delete document["x-errors"],
    /add x-errors to the root/,
  ],
  [
    "house/field-order",
    "a summary before the operationId",
    (document) => toEnd(create(document), "operationId"),
    /^Put operationId before summary/,
  ],
  [
    "house/field-order",
    "a type behind the properties",
    (document) => toEnd(option(document), "type"),
    /^Put type before required/,
  ],
  [
    "house/fitting-extensions",
    "an envelope the request doesn't have",
    (document) => set(at(create(document), "x-envelope"), "request", "listner"),
    /a property of the request: it has no listner/,
  ],
  [
    "house/fitting-extensions",
    "an envelope the answer doesn't have",
    (document) => set(at(create(document), "x-envelope"), "response", "listners"),
    /a property of the response: it has no listners/,
  ],
  [
    "house/fitting-extensions",
    "a GET marked as safe",
    (document) => set(list(document), "x-safe", true),
    /^Remove x-safe: it is for a POST/,
  ],
  [
    "house/fitting-resources",
    "a role for a method that isn't there",
    (document) =>
      set(resource(document, "/v1/listeners/{listener_id}", "roles"), "patch", "update"),
    /^Give a role to a method of this path: it has no patch/,
  ],
  [
    "house/fitting-resources",
    "a life cycle away from the role create",
    (document) => set(resource(document, "/v1/listeners/{listener_id}"), "updatedAt", "updated_at"),
    /^Move updatedAt of x-resource to the path that has the role create/,
  ],
  [
    "house/known-extensions",
    "an extension nobody knows",
    (document) => set(create(document), "x-retry", true),
    /^Remove x-retry: nothing reads it\. The extensions are x-errors/,
  ],
  [
    "house/known-extensions",
    "an extension in the wrong place",
    (document) => set(at(document, "paths", "/v1/listeners"), "x-permission", "ga:listener:create"),
    /^Move x-permission to where it belongs: Operation/,
  ],
  [
    "struct",
    "an unknown style of paging",
    (document) => set(at(list(document), "x-paging"), "style", "page"),
    /^`style` can be one of the following only: "marker", "offset"/,
  ],
  [
    "struct",
    "paging by marker without the marker",
    (document) => delete at(list(document), "x-paging")["marker"],
    /^The field `marker` must be present on this level/,
  ],
  [
    "house/permission",
    "a permission without an action",
    (document) => set(create(document), "x-permission", "ga:listener"),
    /^Write x-permission as service:resource:action/,
  ],
  [
    "house/unique-entries",
    "a required property named twice",
    (document) => set(option(document), "required", ["name", "protocol", "name"]),
    /^Write "name" once/,
  ],
  [
    "house/unique-entries",
    "a required property named twice, deep in an answer",
    (document) =>
      set(at(schema(document, "ListenerDetail"), "properties", "frozen_info"), "required", [
        "status",
        "status",
      ]),
    /^Write "status" once/,
  ],
  [
    "house/unique-entries",
    "a type named twice",
    (document) =>
      set(at(option(document), "properties", "description"), "type", ["string", "string"]),
    /^Write "string" once/,
  ],
  [
    "house/unique-entries",
    "an operation's tag named twice",
    (document) => set(create(document), "tags", ["Listeners", "Listeners"]),
    /^Write "Listeners" once/,
  ],
  [
    "house/unique-entries",
    "a way to authenticate named twice",
    (document) => set(document, "security", [{ token: [] }, { signature: [] }, { token: [] }]),
    /^Write {"token":\[\]} once/,
  ],
  [
    "house/unique-entries",
    "a server named twice",
    (document) =>
      set(document, "servers", [
        { url: "https://a.example", description: "One." },
        { url: "https://a.example", description: "Two." },
      ]),
    /^Write "https:\/\/a\.example" once/,
  ],
  [
    "no-duplicated-enum-values",
    "a value named twice",
    (document) => set(schema(document, "Protocol"), "enum", ["TCP", "UDP", "TCP"]),
    /^Duplicated enum value found: 'TCP'/,
  ],
  [
    "no-duplicated-tag-names",
    "a group described twice",
    (document) => {
      const { tags } = document as { tags?: object[] };
      set(document, "tags", [...(tags ?? []), { name: "Listeners", description: "Again." }]);
    },
    /Listeners/,
  ],
  [
    "operation-parameters-unique",
    "a parameter named twice",
    (document) => {
      const { parameters } = list(document) as { parameters?: object[] };
      set(list(document), "parameters", [
        ...(parameters ?? []),
        { ...parameter(list(document), "limit") },
      ]);
    },
    /limit/,
  ],
  [
    "struct",
    "a role that doesn't exist",
    (document) => set(resource(document, "/v1/listeners", "roles"), "post", "creates"),
    /^`post` (can be one of the following only: "create"|"creates" is not a valid value)/,
  ],
  [
    "house/known-extensions",
    "a decision on a tag",
    (document) => set(tag(document, "Listeners"), "x-decision", "Tags are decided."),
    /^Move x-decision to where it belongs: Operation, Parameter, Schema, Response, Header, Example/,
  ],
  [
    "struct",
    "a decision that is no text",
    (document) => set(create(document), "x-decision", { text: "It counts." }),
    /^Expected type `string` but got `object`/,
  ],
  [
    "house/short-decisions",
    "a decision as long as a paragraph",
    (document) => set(option(document), "x-decision", "It counts. ".repeat(15)),
    /^Say the decision on one line of at most 160 characters: it has 165/,
  ],
  [
    "house/short-decisions",
    "a decision of two paragraphs",
    (document) => set(option(document), "x-decision", "It counts.\n\nIt is so."),
    /^Say the decision on one line/,
  ],
  [
    "house/fitting-resources",
    "a life cycle of a property that isn't there",
    (document) =>
      set(resource(document, "/v1/listeners"), "lifecycle", {
        property: "state",
        pending: "PENDING",
        ready: "ACTIVE",
        deleting: "DELETING",
      }),
    /^Name in lifecycle of x-resource a property that the answer to the create has: it has no state/,
  ],
  [
    "house/fitting-resources",
    "a default of a property that isn't there",
    (document) => set(resource(document, "/v1/listeners"), "defaults", { colour: "red" }),
    /^Name in defaults of x-resource a property .* it has no colour/,
  ],
  [
    "house/fitting-resources",
    "a date of change that isn't there",
    (document) => set(resource(document, "/v1/listeners"), "updatedAt", "changed_at"),
    /^Name in updatedAt of x-resource a property .* it has no changed_at/,
  ],
  [
    "house/fitting-resources",
    "twins ruled out by a rule that isn't there",
    (document) => set(resource(document, "/v1/listeners"), "unique", "no-twins"),
    /^Name in unique of x-resource one of its rules: there is no no-twins/,
  ],
  [
    "house/error-catalogue",
    "an error kind with a code that no answer has",
    (document) => set(at(document, "x-errors"), "kinds", { busy: "GA.9999" }),
    /^Name a code of the catalogue: no answer has an example of GA\.9999/,
  ],
  [
    "house/error-catalogue",
    "a rule with a code that no answer has",
    (document) =>
      set(option(document), "x-rules", [
        { id: "name", rule: "self.name != ''", message: "must not be empty", error: "GA.9999" },
      ]),
    /^Name a code of the catalogue: no answer has an example of GA\.9999/,
  ],
  [
    "house/fitting-resources",
    "defaults away from the role create",
    (document) => set(resource(document, "/v1/listeners/{listener_id}"), "defaults", { tags: [] }),
    /^Move defaults of x-resource to the path that has the role create/,
  ],
  [
    "house/fitting-resources",
    "a state that the property never has",
    (document) =>
      set(resource(document, "/v1/listeners"), "lifecycle", {
        property: "status",
        pending: "BOUND",
        ready: "ACTIVE",
        deleting: "DELETING",
      }),
    /^Name in lifecycle of x-resource what status may be: it is never BOUND/,
  ],
  [
    "house/fitting-resources",
    "a default of another type",
    (document) => set(resource(document, "/v1/listeners", "defaults"), "description", 5),
    /^Give description in defaults of x-resource a value that its schema takes/,
  ],
  [
    "house/fitting-resources",
    "a default that is none of the values",
    (document) => set(resource(document, "/v1/listeners", "defaults"), "client_affinity", "NON"),
    /^Give client_affinity in defaults of x-resource a value that its schema takes/,
  ],
  [
    "house/fitting-resources",
    "a parent that no request names",
    (document) => set(resource(document, "/v1/listeners"), "within", "acceleratorid"),
    /^Name in within of x-resource a property of the request .* there is no acceleratorid/,
  ],
  [
    "house/fitting-resources",
    "a parent that is no resource",
    (document) =>
      set(resource(document, "/v1/listeners"), "within", {
        property: "accelerator_id",
        resource: "accelerator",
      }),
    /^Name in within of x-resource a resource of the document: there is no accelerator/,
  ],
  [
    "struct",
    "a life cycle without its end",
    (document) =>
      set(resource(document, "/v1/listeners"), "lifecycle", {
        property: "status",
        pending: "PENDING",
        ready: "ACTIVE",
      }),
    /^The field `deleting` must be present on this level/,
  ],
  [
    "struct",
    "a life cycle with a state nobody knows",
    (document) =>
      set(resource(document, "/v1/listeners"), "lifecycle", {
        property: "status",
        pending: "PENDING",
        ready: "ACTIVE",
        deleting: "DELETING",
        frozen: "FROZEN",
      }),
    /^Property `frozen` is not expected here/,
  ],
  [
    "struct",
    "a date of change that is no property's name",
    (document) => set(resource(document, "/v1/listeners"), "updatedAt", true),
    /^Expected type `string` but got `boolean`/,
  ],
  [
    "struct",
    "a parent without the property that names it",
    (document) => set(resource(document, "/v1/listeners"), "within", { resource: "accelerator" }),
    /^The field `property` must be present on this level/,
  ],
  [
    "struct",
    "twins ruled out by no rule's id",
    (document) => set(resource(document, "/v1/listeners"), "unique", ["ports-taken"]),
    /^Expected type `string` but got `array`/,
  ],
  [
    "struct",
    "an error kind nobody knows",
    (document) => set(at(document, "x-errors"), "kinds", { bussy: "GA.9004" }),
    /^Property `bussy` is not expected here/,
  ],
  [
    "house/paging",
    "a way back that is no parameter",
    (document) => set(at(list(document), "x-paging"), "reverse", "backwards"),
    /^Add the query parameter that x-paging names as reverse: backwards/,
  ],
  [
    "house/paging",
    "a count that is no property",
    (document) => set(at(list(document), "x-paging"), "count", "page_info.count"),
    /^Add to the answer the property that x-paging names as count: page_info\.count/,
  ],
  [
    "struct",
    "a marker that needs a limit perhaps",
    (document) => set(at(list(document), "x-paging"), "markerNeedsLimit", "yes"),
    /^Expected type `boolean` but got `string`/,
  ],
  [
    "struct",
    "a rule without an error",
    (document) =>
      set(option(document), "x-rules", [{ id: "name", rule: "self.name != ''", message: "no" }]),
    /^The field `error` must be present on this level/,
  ],
  [
    "struct",
    "a rule for a role that writes nothing",
    (document) =>
      set(resource(document, "/v1/listeners"), "x-rules", [
        { id: "quota", rule: "size(others) < 10", message: "no", error: "GA.9103", on: ["list"] },
      ]),
    /can be one of the following only: "create", "update", "delete"/,
  ],
  [
    "house/known-extensions",
    "rules of an operation",
    (document) => set(create(document), "x-rules", []),
    /^Move x-rules to where it belongs: Schema, XResource/,
  ],
  [
    "house/paging",
    "a paged list without x-paging",
    (document) => delete list(document)["x-paging"],
    /^Say how the list is paged: the operation has the query parameter limit, so add x-paging/,
  ],
  [
    "house/paging",
    "page_info without x-paging",
    (document) => {
      delete list(document)["x-paging"];
      delete list(document)["parameters"];
    },
    /the operation has the property page_info in its answer, so add x-paging/,
  ],
  [
    "house/paging",
    "a marker that is no parameter",
    (document) => set(parameter(list(document), "marker"), "name", "mark"),
    /^Add the query parameter that x-paging names as marker: marker/,
  ],
  [
    "house/paging",
    "an answer without the next marker",
    (document) => delete at(schema(document, "PageInfo"), "properties")["next_marker"],
    /^Add to the answer the property that x-paging names as next: page_info\.next_marker/,
  ],
  [
    "house/permission",
    "an operation without a permission",
    (document) => delete create(document)["x-permission"],
    /add x-permission, or security: \[\]/,
  ],
  [
    "house/valid-values",
    "a default above the maximum",
    (document) => set(at(parameter(list(document), "limit"), "schema"), "default", 5000),
    /^Make the default fit its schema: it must be <= 2000/,
  ],
  [
    "house/valid-values",
    "a default of another type",
    (document) => set(at(parameter(list(document), "limit"), "schema"), "default", "500"),
    /^Make the default fit its schema: it must be integer/,
  ],
  [
    "house/valid-values",
    "a default that the schema it refers to refuses",
    (document) =>
      set(at(option(document), "properties"), "client_affinity", {
        description: "Stays together.",
        allOf: [{ $ref: "#/components/schemas/ClientAffinity" }],
        default: "SOURCE",
      }),
    /^Make the default fit its schema: it must be equal to one of the allowed values/,
  ],
  [
    "house/valid-values",
    "a default beside a reference",
    (document) =>
      set(at(option(document), "properties"), "protocol", {
        $ref: "#/components/schemas/Protocol",
        default: "SCTP",
      }),
    /^Make the default fit its schema: it must be equal to one of the allowed values/,
  ],
  [
    "house/valid-values",
    "an example beside a reference",
    (document) =>
      set(at(option(document), "properties"), "protocol", {
        $ref: "#/components/schemas/Protocol",
        examples: ["TCP", "SCTP"],
      }),
    /^Make the example fit its schema: it must be equal to one of the allowed values/,
  ],
  [
    "house/valid-values",
    "a header's example below the minimum",
    (document) => set(at(document, "components", "headers", "Retry-After"), "example", -1),
    /^Make the header's example fit its schema: it must be >= 0/,
  ],
  [
    "house/known-formats",
    "a misspelt format",
    (document) =>
      set(at(schema(document, "ListenerDetail"), "properties", "created_at"), "format", "datetime"),
    /^Write a format that validators know, or none: datetime/,
  ],
  [
    "rule/media-type-has-named-example",
    "a body nobody shows",
    (document) => delete mediaOf(at(create(document), "requestBody"))["examples"],
    /add a named example/,
  ],
  [
    "rule/summary-is-a-heading",
    "a summary with a full stop",
    (document) => set(create(document), "summary", "Add a listener."),
    /no full stop at the end/,
  ],
  [
    "rule/operation-id-is-camel-case",
    "an operationId with hyphens",
    (document) => set(create(document), "operationId", "create-listener"),
    /^Write the operationId in camelCase/,
  ],
];

export const planted: PlantedMistake[] = rows.map(([rule, mistake, plant, message]) => ({
  rule,
  mistake,
  plant,
  message,
}));

/** What is under the keys; a mistake can't be planted where nothing is. */
function at(node: Node, ...keys: string[]): Node {
  return keys.reduce((parent, key) => {
    const child = parent[key];
    if (child === undefined) throw new Error(`There is no ${key} to plant a mistake in.`);
    return child;
  }, node);
}

function set(node: Node, key: string, value: unknown): void {
  node[key] = value as Node;
}

function rename(node: Node, from: string, to: string): void {
  set(node, to, at(node, from));
  Reflect.deleteProperty(node, from);
}

function clear(node: Node): void {
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
}

function toEnd(node: Node, key: string): void {
  const value = at(node, key);
  Reflect.deleteProperty(node, key);
  set(node, key, value);
}

const mediaOf = (holder: Node) => at(holder, "content", "application/json");
const examplesOf = (holder: Node) => at(mediaOf(holder), "examples");
const tag = (document: Node, name: string): Node => {
  const found = Object.values(at(document, "tags")).find((each) => String(each["name"]) === name);
  if (found === undefined) throw new Error(`There is no tag ${name}.`);
  return found;
};
const resource = (document: Node, path: string, ...keys: string[]) =>
  at(document, "paths", path, "x-resource", ...keys);

function parameter(operation: Node, name: string): Node {
  const found = Object.values(at(operation, "parameters")).find(
    (each) => String(each["name"]) === name,
  );
  if (found === undefined) throw new Error(`There is no parameter ${name}.`);
  return found;
}
