# openapi.py - the published document of the API, its schemas and its examples
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os

import jsonschema

from tap import ROOT

FOLDER = os.path.join(ROOT, "data", "openapi")
EXAMPLES = {
    "snapshot": "Snapshot",
    "snapshot-least": "Snapshot",
    "state-changes": "StateChangePage",
    "intervals": "IntervalPage",
    "reasons": "ReasonPage",
    "shifts": "ShiftPage",
    "health": "Health",
    "error": "Error",
}


def load(*path):
    with open(os.path.join(FOLDER, *path), encoding="utf-8") as stream:
        return json.load(stream)


DOCUMENT = load("contact-centre-1.json")
SCHEMAS = DOCUMENT["components"]["schemas"]


def validator(name):
    """A real JSON-Schema 2020-12 validator for one schema of the document."""
    return jsonschema.Draft202012Validator({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/components/schemas/" + name,
        "components": DOCUMENT["components"],
    })


def example(name):
    return load("examples", name + ".json")


def problems(checker, reply, most=5):
    """What is wrong with a reply, member by member."""
    found = []
    for error in checker.iter_errors(reply):
        path = "".join("[%d]" % p if isinstance(p, int) else "." + p
                       for p in error.absolute_path)
        found.append("%s: %s" % (path.lstrip("."), error.message[:200]))
        if len(found) == most:
            break
    return found


def resolve(schema):
    while "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rsplit("/", 1)[1]]
    return schema
