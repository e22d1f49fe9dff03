import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { mediaTypesOf, read, resolve } from "./documents.ts";

const documents = {
  "openapi.yaml": await read("openapi.yaml"),
  "iam.yaml": await read("iam.yaml"),
};

describe.each(Object.entries(documents))("the media types of %s", (_name, document) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "document:", ...document });

  const cases = mediaTypesOf(document).map(({ name, media }) => {
    const schema = structuredClone(media["schema"]);
    const examples = Object.entries(media["examples"] ?? {}).map(([key, example]) => ({
      key,
      value: resolve(document, example)["value"],
    }));
    return { name, schema, examples };
  });

  test.each(cases)("$name has examples, and all are valid", ({ schema, examples }) => {
    expect(examples).not.toEqual([]);
    const validate = ajv.compile({ $id: `document:${crypto.randomUUID()}`, ...absolute(schema) });
    for (const { key, value } of examples) {
      validate(value);
      expect(validate.errors, key).toBeNull();
    }
  });

  test("is found wrong when it is", () => {
    const validate = ajv.compile(absolute(cases[0]?.schema));
    expect(validate({ listener: 1, auth: 1 })).toBe(false);
  });
});

/** The schema with its references into the document made absolute, so that it can be compiled on its own. */
function absolute(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', '"$ref":"document:#')) as object;
}

describe("the vendor's example", () => {
  const listeners = documents["openapi.yaml"]["paths"]?.["/v1/listeners"]?.["post"];
  const vendor = (holder: unknown) => {
    const content = resolve(documents["openapi.yaml"], holder)["content"];
    const example = content?.["application/json"]?.["examples"]?.["vendor"];
    return resolve(documents["openapi.yaml"], example)["value"];
  };

  test("is the request of createListener to the letter", () => {
    expect(JSON.stringify(vendor(listeners?.["requestBody"]), null, 2)).toBe(request);
  });

  test("is the answer of createListener to the letter", () => {
    expect(JSON.stringify(vendor(listeners?.["responses"]?.["201"]), null, 2)).toBe(answer);
  });
});

describe("the examples tell one story", () => {
  const values = Object.values(documents).flatMap((document) =>
    mediaTypesOf(document).flatMap(({ media }) =>
      Object.values(media["examples"] ?? {}).map((example) => resolve(document, example)["value"]),
    ),
  );
  const story = {
    id: ["1b11747a-b139-492f-9692-2df0b1c87193", "6c4d7e0a-52fb-4a3c-9a51-0b8f4d1e7c26"],
    accelerator_id: ["ac1bf54f-6a23-4074-af77-800648d25bc8"],
    domain_id: ["99a3fff0d03c428eac3678da6a7d0f24"],
    request_id: ["915a14a6-867b-4af7-83d1-70efceb146f9"],
  };

  test.each(Object.entries(story))("with one %s throughout", (property, expected) => {
    expect([...new Set(listenerValues(values, property))].sort()).toEqual(expected);
  });

  test("in which every UUID is one of these, also in messages and parameters", () => {
    const text = JSON.stringify(documents);
    const uuids = new Set(text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));
    expect([...uuids].sort()).toEqual(
      [...story.id, ...story.accelerator_id, ...story.request_id].sort(),
    );
  });

  test("in which a listener keeps its name, its protocol and the time it was added", () => {
    const seen = new Map<unknown, Set<string>>();
    for (const listener of objectsIn(values).filter((each) => "created_at" in each)) {
      const { id, name, protocol, accelerator_id, created_at } = listener;
      const facts = seen.get(id) ?? new Set();
      seen.set(id, facts.add(JSON.stringify([name, protocol, accelerator_id, created_at])));
    }
    expect([...seen.values()].map((facts) => facts.size)).toEqual([1, 1]);
  });
});

/** The values of a property in all examples; `id` only where it is a listener's. */
function listenerValues(values: unknown, property: string): unknown[] {
  return objectsIn(values)
    .filter((each) => property !== "id" || "created_at" in each)
    .flatMap((each) => (property in each ? [each[property]] : []));
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? below : [value as Record<string, unknown>, ...below];
}

const request = `{
  "listener": {
    "name": "listenerName",
    "description": "listener description",
    "protocol": "TCP",
    "port_ranges": [
      {
        "from_port": 4000,
        "to_port": 4200
      }
    ],
    "client_affinity": "SOURCE_IP",
    "accelerator_id": "ac1bf54f-6a23-4074-af77-800648d25bc8",
    "tags": [
      {
        "key": "tagKey",
        "value": "tagValue"
      }
    ]
  }
}`;

const answer = `{
  "listener": {
    "id": "1b11747a-b139-492f-9692-2df0b1c87193",
    "name": "listenerName",
    "description": "listener description",
    "protocol": "TCP",
    "status": "ACTIVE",
    "port_ranges": [
      {
        "from_port": 4000,
        "to_port": 4200
      }
    ],
    "client_affinity": "SOURCE_IP",
    "accelerator_id": "ac1bf54f-6a23-4074-af77-800648d25bc8",
    "created_at": "2019-01-08T01:21:37.151Z",
    "updated_at": "2019-01-08T01:21:37.151Z",
    "domain_id": "99a3fff0d03c428eac3678da6a7d0f24",
    "frozen_info": {
      "status": 2,
      "effect": 1,
      "scene": [
        "ARREAR",
        "POLICE"
      ]
    },
    "tags": [
      {
        "key": "tagKey",
        "value": "tagValue"
      }
    ]
  },
  "request_id": "915a14a6-867b-4af7-83d1-70efceb146f9"
}`;
