"""Validates every example of a document with Python's jsonschema, and every schema with its metaschema."""

import json
import sys
import warnings

import jsonschema

warnings.simplefilter("ignore")
document = json.load(open(sys.argv[1], encoding="utf-8"))
components = {"components": {"schemas": document["components"]["schemas"]}}
complaints = []
count = 0


def resolved(node):
    while "$ref" in node:
        target = document
        for step in node["$ref"][2:].split("/"):
            target = target[step.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def judge(place, schema, value):
    global count
    count += 1
    validator = jsonschema.Draft202012Validator({**components, **schema})
    complaints.extend(f"{place}: {error.message}" for error in validator.iter_errors(value))


def walk(place, node):
    if isinstance(node, list):
        for at, each in enumerate(node):
            walk(f"{place}/{at}", each)
    if not isinstance(node, dict):
        return
    if "schema" in node:
        for name, example in node.get("examples", {}).items():
            judge(f"{place} {name}", node["schema"], resolved(example)["value"])
        if "example" in node:
            judge(place, node["schema"], node["example"])
    for key, each in node.items():
        walk(f"{place}/{key}", each)


for name, schema in document["components"]["schemas"].items():
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        complaints.append(f"{name}: {error.message}")
walk("", document)
tag = {"$ref": "#/components/schemas/ResourceTagOption"}
refused = [
    key
    for key in ["_sys_a", "a/b", "a\tb", "☃", "a_sys_", "键", "𠀀", "owner"]
    if not jsonschema.Draft202012Validator({**components, **tag}).is_valid({"key": key, "value": ""})
]
print(json.dumps({"complaints": complaints, "examples": count, "refused": refused}))
