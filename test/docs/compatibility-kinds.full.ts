/** Changes to a document in which every kind of promise stands once, and whether the comparison finds which of them break callers. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { brokenPromises, compare } from "../../scripts/docs/compatibility.ts";
import { bundle } from "../../scripts/document/bundle.ts";

/** A part of a bundle, as changeable JSON. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a planted change may touch anything
type Node = any;

type Change = readonly [what: string, change: (document: Node) => unknown];

const schema = (d: Node, name: string): Node => d.components.schemas[name];
const field = (d: Node, name: string, key: string): Node => schema(d, name).properties[key];
const create = (d: Node): Node => d.paths["/parcels"].post;
const list = (d: Node): Node => d.paths["/parcels"].get;
const route = (d: Node): Node => d.paths["/parcels/{parcel_id}"].put;
const remove = (d: Node): Node => d.paths["/parcels/{parcel_id}"].delete;
const label = (d: Node): Node => d.paths["/labels"].post;
const parameter = (operation: Node, name: string): Node =>
  operation.parameters.find((each: Node) => each.name === name);
const form = (d: Node): Node => label(d).requestBody.content["multipart/form-data"];
const moved = (d: Node): Node => create(d).callbacks.onMove;
const MOVE = "{$request.body#/parcel/callback}";

const breaking: readonly Change[] = [
  // Who may call
  ["a scope more", (d) => (create(d).security = [{ grant: ["write", "admin"] }, {}])],
  ["another scope", (d) => (create(d).security = [{ grant: ["admin"] }, {}])],
  ["a key where none was needed", (d) => (create(d).security = [{ grant: ["write"] }])],
  ["a key for what was open", (d) => (remove(d).security = [{ key: [] }])],
  [
    "a third key in a set",
    (d) => (route(d).security = [{ key: [], tenant: [], grant: ["write"] }]),
  ],
  ["a set of its own", (d) => (list(d).security = [{ key: [], tenant: [] }])],
  ["a key in the query", (d) => (d.components.securitySchemes.tenant.in = "query")],
  [
    "a key that is now a bearer's",
    (d) => (d.components.securitySchemes.key = { type: "http", scheme: "bearer" }),
  ],
  // Where to call
  [
    "an operation at another host",
    (d) => (remove(d).servers = [{ url: "https://gone.parcels.example" }]),
  ],
  ["a path at the document's host", (d) => delete d.paths["/labels"].servers],
  ["a region less", (d) => (d.servers[0].variables.region.enum = ["north"])],
  ["another usual region", (d) => (d.servers[0].variables.region.default = "south")],
  // What the server calls
  ["a callback that is gone", (d) => delete create(d).callbacks],
  [
    "a callback to an address from elsewhere",
    (d) => (create(d).callbacks.onMove = { "{$request.query.callback}": moved(d)[MOVE] }),
  ],
  [
    "a callback by another method",
    (d) => {
      moved(d)[MOVE].put = moved(d)[MOVE].post;
      delete moved(d)[MOVE].post;
    },
  ],
  ["a field that callbacks may leave out", (d) => (schema(d, "Move").required = ["city"])],
  ["a field that callbacks don't send", (d) => delete schema(d, "Move").properties.next],
  ["a webhook that is gone", (d) => delete d.webhooks.parcelLost],
  ["a webhook's field of another type", (d) => (field(d, "Event", "reason").type = "integer")],
  // Headers and cookies
  [
    "a header that has to be sent",
    (d) => (parameter(create(d), "Idempotency-Key").required = true),
  ],
  ["a shorter header", (d) => (parameter(create(d), "Idempotency-Key").schema.maxLength = 8)],
  ["a cookie with another name", (d) => (parameter(create(d), "session").name = "sid")],
  [
    "a header of text that was a number",
    (d) => (create(d).responses["201"].headers["X-Left"].schema = { type: "string" }),
  ],
  [
    "an address that may be missing",
    (d) => (create(d).responses["201"].headers.Location.required = false),
  ],
  ["a header of errors that is gone", (d) => delete create(d).responses.default.headers],
  ["a header of one error that is gone", (d) => delete route(d).responses["404"].headers],
  // How it is written
  ["a picture of fewer types", (d) => (form(d).encoding.picture.contentType = "image/png")],
  ["lines in one part", (d) => (form(d).encoding.lines.explode = false)],
  ["a part more that has to be there", (d) => form(d).schema.required.push("lines")],
  ["a list with a name for each", (d) => (parameter(list(d), "state").explode = true)],
  ["a list with pipes", (d) => (parameter(list(d), "state").style = "pipeDelimited")],
  ["a filter without brackets", (d) => (parameter(list(d), "filter").style = "form")],
  [
    "a query that is no JSON",
    (d) => {
      const where = parameter(list(d), "where");
      where.schema = where.content["application/json"].schema;
      delete where.content;
    },
  ],
  // Parameters
  [
    "a state less to ask for",
    (d) => (parameter(list(d), "state").schema.items.enum = ["packed", "sent"]),
  ],
  [
    "a shorter city in a filter",
    (d) => (parameter(list(d), "filter").schema.properties.city.maxLength = 4),
  ],
  [
    "a field of a query as JSON that is a whole number",
    (d) =>
      (parameter(list(d), "where").content["application/json"].schema.properties.weight.type =
        "integer"),
  ],
  [
    "a pattern in a path",
    (d) => (d.paths["/parcels/{parcel_id}"].parameters[0].schema.pattern = "^p"),
  ],
  ["fewer by default", (d) => (parameter(list(d), "limit").schema.default = 10)],
  // Kinds of one thing
  [
    "a kind with another value",
    (d) =>
      (schema(d, "Box").discriminator.mapping = {
        box: "#/components/schemas/Crate",
        tube: "#/components/schemas/Tube",
      }),
  ],
  [
    "a kind told apart by another field",
    (d) => (schema(d, "Box").discriminator.propertyName = "type"),
  ],
  ["a kind that is gone", (d) => schema(d, "Box").oneOf.pop()],
  // In lists, maps and tuples
  [
    "shorter values of a map",
    (d) => (field(d, "ParcelOption", "notes").additionalProperties.maxLength = 8),
  ],
  ["a map that is closed", (d) => (field(d, "ParcelOption", "notes").additionalProperties = false)],
  [
    "shorter names in a map",
    (d) => (field(d, "ParcelOption", "notes").propertyNames.maxLength = 5),
  ],
  [
    "shorter values by pattern",
    (d) => (field(d, "ParcelOption", "marks").patternProperties["^x-"].maxLength = 3),
  ],
  ["lists of lists of text", (d) => (field(d, "Parcel", "grid").items.items.type = "string")],
  [
    "small numbers in lists of lists",
    (d) => (field(d, "ParcelOption", "grid").items.items.maximum = 9),
  ],
  [
    "a tuple of whole numbers",
    (d) => (field(d, "ParcelOption", "place").prefixItems[1].type = "integer"),
  ],
  [
    "an answered tuple with text",
    (d) => (field(d, "Parcel", "place").prefixItems[1].type = "string"),
  ],
  [
    "a list that has to hold something",
    (d) => (field(d, "ParcelOption", "tags").contains = { const: "a" }),
  ],
  ["no tag twice", (d) => (field(d, "ParcelOption", "tags").uniqueItems = true)],
  [
    "a field deep in a request",
    (d) => (field(d, "ParcelOption", "owner").properties.address.required = ["city"]),
  ],
  ["a field in items of a request", (d) => field(d, "Route", "stops").items.required.push("days")],
  [
    "values of a map that may be null",
    (d) => (field(d, "Parcel", "notes").additionalProperties.type = ["string", "null"]),
  ],
  [
    "items that may be null",
    (d) => (field(d, "Parcel", "grid").items.items.type = ["integer", "null"]),
  ],
  [
    "a field in a nested answer that may be missing",
    (d) => delete field(d, "Parcel", "owner").required,
  ],
  // Limits and values
  ["more than one", (d) => (field(d, "ParcelOption", "weight").exclusiveMinimum = 1)],
  ["steps of a number", (d) => (field(d, "ParcelOption", "weight").multipleOf = 0.5)],
  ["another constant", (d) => (field(d, "ParcelOption", "version").const = 3)],
  ["another default in a body", (d) => (field(d, "ParcelOption", "count").default = 2)],
  ["a date with a time", (d) => (field(d, "Parcel", "owner").properties.born.format = "date-time")],
  ["numbers below nothing in answers", (d) => (field(d, "Parcel", "insured").minimum = -10)],
  ["nothing but what is known", (d) => (schema(d, "ParcelOption").additionalProperties = false)],
  // Bodies
  ["a body that has to be sent", (d) => (create(d).requestBody.required = true)],
  ["a body that isn't taken", (d) => delete create(d).requestBody],
  [
    "a form that isn't taken",
    (d) => delete create(d).requestBody.content["application/x-www-form-urlencoded"],
  ],
  [
    "a type that isn't answered",
    (d) => delete create(d).responses["201"].content["application/xml"],
  ],
  ["an answer without a body", (d) => delete route(d).responses["200"].content],
  [
    "other errors by default",
    (d) => (create(d).responses.default.content["application/json"].schema = { type: "string" }),
  ],
  ["errors without a message", (d) => (schema(d, "Problem").required = ["code"])],
  // What clients are made of
  ["items at another place", (d) => (list(d)["x-paging"].items = "data")],
  ["a request in another envelope", (d) => (create(d)["x-envelope"].request = "item")],
  ["a resource that isn't one", (d) => delete d.paths["/parcels"]["x-resource"]],
  [
    "values with other names",
    (d) => (schema(d, "State")["x-enum-varnames"] = ["PACKED", "SENT", "LOST"]),
  ],
  ["another message path", (d) => (d["x-errors"].message = "title")],
];

const compatible: readonly Change[] = [
  ["a scope less", (d) => (create(d).security = [{ grant: [] }, {}])],
  ["a key that isn't needed", (d) => (list(d).security = [])],
  ["a key of two", (d) => (route(d).security = [{ key: [] }])],
  ["another way in", (d) => route(d).security.push({ grant: ["write"] })],
  ["alternatives in another order", (d) => create(d).security.reverse()],
  ["a set in another order", (d) => (route(d).security = [{ tenant: [], key: [] }])],
  ["a security of its own that says the same", (d) => (list(d).security = [{ key: [] }])],
  ["servers of its own that say the same", (d) => (list(d).servers = structuredClone(d.servers))],
  ["a region more", (d) => d.servers[0].variables.region.enum.push("east")],
  ["an operation's host more", (d) => remove(d).servers.push({ url: "https://b.parcels.example" })],
  ["a callback more", (d) => (create(d).callbacks.onLoss = structuredClone(moved(d)))],
  ["a webhook more", (d) => (d.webhooks.parcelFound = structuredClone(d.webhooks.parcelLost))],
  ["a field more in a callback", (d) => (schema(d, "Move").properties.more = { type: "string" })],
  ["a field that callbacks always send", (d) => schema(d, "Move").required.push("next")],
  [
    "a picture of more types",
    (d) => (form(d).encoding.picture.contentType = "image/png, image/jpeg, image/webp"),
  ],
  ["a part more that may be there", (d) => (form(d).schema.properties.size = { type: "integer" })],
  ["how a list is written, said", (d) => (parameter(list(d), "state").style = "form")],
  [
    "what is so by default, said",
    (d) =>
      Object.assign(parameter(list(d), "limit"), {
        ...{
          required: false,
          deprecated: false,
          style: "form",
          explode: true,
          allowReserved: false,
        },
      }),
  ],
  [
    "a required list that is empty",
    (d) => (schema(d, "ParcelOption").properties.owner.required = []),
  ],
  ["an open object that says so", (d) => (schema(d, "ParcelOption").additionalProperties = true)],
  ["a state more to ask for", (d) => parameter(list(d), "state").schema.items.enum.push("found")],
  ["a parameter that is deprecated", (d) => (parameter(list(d), "after").deprecated = true)],
  [
    "a cookie more",
    (d) => create(d).parameters.push({ name: "c", in: "cookie", schema: { type: "string" } }),
  ],
  [
    "longer values of a map",
    (d) => (field(d, "ParcelOption", "notes").additionalProperties.maxLength = 800),
  ],
  [
    "longer names in a map",
    (d) => (field(d, "ParcelOption", "notes").propertyNames.maxLength = 50),
  ],
  ["heavier parcels", (d) => (field(d, "ParcelOption", "weight").maximum = 60)],
  ["any count", (d) => delete field(d, "ParcelOption", "count").multipleOf],
  ["a format that isn't asked for", (d) => delete field(d, "ParcelOption", "callback").format],
  [
    "a way on that is never null",
    (d) =>
      (list(d).responses["200"].content["application/json"].schema.properties.next.type = "string"),
  ],
  ["a smaller range in answers", (d) => (field(d, "Parcel", "insured").maximum = 500)],
  ["a field that is always answered", (d) => field(d, "Parcel", "owner").required.push("born")],
  ["a body that may be left out", (d) => (route(d).requestBody.required = false)],
  [
    "a type more that is taken",
    (d) => (route(d).requestBody.content["application/yaml"] = { schema: { type: "string" } }),
  ],
  ["an error more", (d) => (list(d).responses["4XX"] = { description: "Refused." })],
  [
    "a header that is always there",
    (d) => (create(d).responses["201"].headers["X-Left"].required = true),
  ],
  [
    "an inline schema with a name",
    (d) => {
      d.components.schemas.Owner = field(d, "Parcel", "owner");
      schema(d, "Parcel").properties.owner = { $ref: "#/components/schemas/Owner" };
    },
  ],
  [
    "an answer with a name",
    (d) => {
      d.components.responses = { Problem: create(d).responses.default };
      create(d).responses.default = { $ref: "#/components/responses/Problem" };
    },
  ],
  [
    "a body with a name",
    (d) => {
      d.components.requestBodies = { Label: label(d).requestBody };
      label(d).requestBody = { $ref: "#/components/requestBodies/Label" };
    },
  ],
  [
    "a header with a name",
    (d) => {
      d.components.headers = { Left: create(d).responses["201"].headers["X-Left"] };
      create(d).responses["201"].headers["X-Left"] = { $ref: "#/components/headers/Left" };
    },
  ],
  [
    "links and further docs",
    (d) => {
      create(d).responses["201"].links = { Route: { operationId: "routeParcel" } };
      create(d).externalDocs = { url: "https://parcels.example/docs" };
    },
  ],
  ["who to ask", (d) => (d.info.contact = { name: "Ask", url: "https://parcels.example" })],
  [
    "names for the values of a list that had none",
    (d) => (parameter(list(d), "state").schema.items["x-enum-varnames"] = ["A", "B", "C"]),
  ],
  [
    "a type in a list of one",
    (d) => (field(d, "Route", "stops").items.properties.city.type = ["string"]),
  ],
];

describe("a change to a document of all kinds", () => {
  let home = "";
  let released: Node;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "kinds-"));
    released = (await bundle(join(import.meta.dirname, "documents/parcels.yaml"))).document;
    await writeFile(join(home, "released.json"), JSON.stringify(released));
  });
  afterAll(() => rm(home, { recursive: true }));

  const broken = async ([, change]: Change): Promise<readonly string[]> => {
    const document = structuredClone(released) as Node;
    change(document);
    expect(JSON.stringify(document)).not.toBe(JSON.stringify(released));
    const file = join(home, "changed.json");
    await writeFile(file, JSON.stringify(document));
    const found = brokenPromises(await compare(join(home, "released.json"), file));
    return found.map(({ path, verdicts }) => `${path}: ${verdicts[0]?.message ?? ""}`);
  };

  test.each(breaking)("breaks callers: %s", async (...change) => {
    expect(await broken(change)).not.toEqual([]);
  });

  test.each(compatible)("breaks nobody: %s", async (...change) => {
    expect(await broken(change)).toEqual([]);
  });
});
