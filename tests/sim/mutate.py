# mutate.py OUTPUT - for each member of each answer, answers that must be refused
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Takes the examples, walks them beside their schemas and spoils one member at a time: another
# type, out of range, not a number of this world, there twice, missing where required. Whatever
# a JSON-Schema validator can judge it must refuse as well, so that the document and the client
# cannot drift apart. Writes a list of {"call", "member", "what", "body"}.
import copy
import json
import sys

import openapi

CALLS = {"snapshot": "Snapshot", "state-changes": "StateChangePage", "intervals": "IntervalPage"}
HUGE = "@1e999@"


def alternatives(schema):
    """The schemas that a value may follow, null left out."""
    schema = openapi.resolve(schema)
    if "anyOf" in schema:
        return [a for branch in schema["anyOf"] for a in alternatives(branch)]
    return [] if schema.get("type") == "null" else [schema]


def allows_null(schema):
    schema = openapi.resolve(schema)
    return (any(allows_null(branch) for branch in schema.get("anyOf", []))
            or "null" in ([schema.get("type")] if isinstance(schema.get("type"), str)
                          else schema.get("type", [])))


def types(schema):
    kind = schema.get("type", "string" if "const" in schema else None)
    return {kind} if isinstance(kind, str) else set(kind or [])


def spoiled(schema):
    """(what, value) pairs that do not follow the schema."""
    branches = alternatives(schema)
    kinds = set().union(*(types(branch) for branch in branches))
    if not kinds & {"string"}:
        yield "a string", "seven"
    if not kinds & {"number", "integer"}:
        yield "a number", 7
    if not kinds & {"boolean"}:
        yield "a boolean", True
    if not kinds & {"array"}:
        yield "a list", []
    if not kinds & {"object"}:
        yield "an object", {}
    if not allows_null(schema):
        yield "null", None
    for branch in branches:
        if "minimum" in branch:
            yield "below the least", branch["minimum"] - 1
            yield "not finite", HUGE
        if "maximum" in branch:
            yield "above the most", branch["maximum"] * 2
        if "integer" in types(branch) and "enum" not in branch:
            yield "a fraction", 2.5
        if "pattern" in branch:
            yield "no time", "yesterday"
            yield "without an offset", "2026-11-23T10:15:03"
        if "const" in branch:
            yield "another word", "dagstart.other/1"


def walk(value, schema, path):
    """Every member of the answer: (path of keys, its schema, whether it is required)."""
    for branch in alternatives(schema):
        if isinstance(value, dict) and "properties" in branch:
            for key, member in value.items():
                if key in branch["properties"]:
                    yield path + [key], branch["properties"][key], key in branch["required"]
                    yield from walk(member, branch["properties"][key], path + [key])
        if isinstance(value, list) and "items" in branch:
            for i, item in enumerate(value):
                yield path + [i], branch["items"], False
                yield from walk(item, branch["items"], path + [i])


def at(answer, path):
    for key in path:
        answer = answer[key]
    return answer


def written(path):
    return "".join("[%d]" % p if isinstance(p, int) else "." + p for p in path).lstrip(".")


def twice(answer, path):
    """The answer as text with one member written a second time."""
    marked = copy.deepcopy(answer)
    parent = at(marked, path[:-1])
    parent[path[-1] + "@2"] = parent[path[-1]]
    return json.dumps(marked, ensure_ascii=False).replace("@2\"", "\"")


def mutations(call, schema_name):
    answer = openapi.example(call)
    checker = openapi.validator(schema_name)
    seen = set()
    for path, schema, required in walk(answer, {"$ref": "#/components/schemas/" + schema_name}, []):
        generic = tuple("*" if isinstance(p, int) else p for p in path)
        if generic in seen:
            continue
        seen.add(generic)
        cases = list(spoiled(schema))
        for what, value in cases:
            broken = copy.deepcopy(answer)
            at(broken, path[:-1])[path[-1]] = value
            if value != HUGE and checker.is_valid(broken):
                raise SystemExit("%s: the schema lets %s pass: %s" % (call, what, written(path)))
            yield path, what, json.dumps(broken, ensure_ascii=False).replace(
                json.dumps(HUGE), "1e999")
        if isinstance(path[-1], int):
            continue
        yield path, "there twice", twice(answer, path)
        if required:
            broken = copy.deepcopy(answer)
            del at(broken, path[:-1])[path[-1]]
            if checker.is_valid(broken):
                raise SystemExit("%s: the schema does not miss %s" % (call, written(path)))
            yield path, "missing", json.dumps(broken, ensure_ascii=False)


def main(output):
    found = [{"call": call, "member": written(path), "what": what, "body": body}
             for call, schema in CALLS.items() for path, what, body in mutations(call, schema)]
    with open(output, "w", encoding="utf-8") as stream:
        json.dump(found, stream, ensure_ascii=False, indent=0)


if __name__ == "__main__":
    main(sys.argv[1])
