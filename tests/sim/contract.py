# contract.py SIMULATOR - every reply of the real simulator follows the published document
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request

import openapi
import tap

START = "2026-11-23T10:15"
SCENARIOS = [
    ["calm"], ["busy"], ["overload"], ["short-staffed"],
    ["night", "--start", "2026-11-23T01:30"],
    ["big", "--agents", "150", "--queues", "20"],
]
CALLS = [
    ("snapshot", "Snapshot"),
    ("health", "Health"),
    ("state-changes", "StateChangePage"),
    ("state-changes?limit=40", "StateChangePage"),
    ("intervals", "IntervalPage"),
    ("intervals?minutes=60&from=2026-11-16T00:00:00%2B01:00&limit=300", "IntervalPage"),
    ("reasons?from=2026-10-26&to=2026-11-23&limit=300", "ReasonPage"),
    ("shifts?from=2026-11-22T00:00:00%2B01:00&to=2026-11-25T00:00:00%2B01:00", "ShiftPage"),
]
REFUSED = ["nothing", "intervals?minutes=7", "state-changes?since=yesterday",
           "state-changes?after=zzz", "state-changes?limit=0", "reasons?from=2026-02-30"]


class Simulator:
    """The program itself, ended with its standard input."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [sys.argv[1], "--exit-with-parent", "--speed", "0", "--start", START, "--scenario",
             *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.url = self.process.stdout.readline().strip()

    def get(self, call):
        try:
            with urllib.request.urlopen(self.url + "/v1/" + call, timeout=300) as reply:
                return reply.status, json.load(reply)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def end(self):
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait(timeout=300)


def references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def points_nowhere(reference):
    node = openapi.DOCUMENT
    for part in reference.lstrip("#/").split("/"):
        if part not in node:
            return True
        node = node[part]
    return False


def check_document():
    document = openapi.DOCUMENT
    tap.check("it is OpenAPI 3.1 and has the six calls",
              [] if document["openapi"] == "3.1.0" and len(document["paths"]) == 6
              else [document["openapi"], *document["paths"]])
    tap.check("every reference leads somewhere",
              [r for r in references(document) if points_nowhere(r)])
    bad = []
    for name, schema in openapi.SCHEMAS.items():
        try:
            openapi.validator(name).check_schema(schema)
        except Exception as error:  # jsonschema.SchemaError, of any version
            bad.append("%s: %s" % (name, error))
    tap.check("every schema is one", bad)
    used = set(re.findall(r'"examples/([a-z-]+)\.json"', json.dumps(document)))
    there = {name[:-5] for name in os.listdir(os.path.join(openapi.FOLDER, "examples"))}
    tap.check("every example is there and known",
              sorted(used - there) + sorted(there - set(openapi.EXAMPLES)))
    for name, schema in openapi.EXAMPLES.items():
        tap.check("example " + name,
                  openapi.problems(openapi.validator(schema), openapi.example(name)))


def check_snapshot(snapshot):
    """What a schema cannot say."""
    for queue in snapshot["queues"]:
        day = queue["today"]
        if day["offered"] != day["answered"] + day["abandoned"]:
            yield "%s: offered is not answered + abandoned" % queue["id"]
        people = ["available", "ringing", "on_contact", "wrap_up", "on_break", "meeting"]
        if queue["staffed"] != sum(queue[p] for p in people):
            yield "%s: staffed is not its parts" % queue["id"]
        staffed = [a for a in snapshot["agents"]
                   if queue["id"] in a["queues"] and a["state"] != "offline"]
        if queue["staffed"] != len(staffed):
            yield "%s: staffed is not the agents who serve it" % queue["id"]
    for name in ("queues", "agents", "reasons", "callbacks"):
        ids = [item["id"] for item in snapshot[name]]
        if len(ids) != len(set(ids)):
            yield "%s: an id twice" % name


def check_scenario(arguments):
    simulator = Simulator(*arguments)
    try:
        replies = {}
        for call, schema in CALLS:
            status, replies[call] = simulator.get(call)
            tap.check("%s: %s" % (arguments[0], call),
                      ["status %d" % status] * (status != 200)
                      + openapi.problems(openapi.validator(schema), replies[call]))
        tap.check("%s: the snapshot adds up" % arguments[0], check_snapshot(replies["snapshot"]))
        bad = []
        for call in REFUSED:
            status, reply = simulator.get(call)
            bad += [call] * (status not in (400, 404))
            bad += openapi.problems(openapi.validator("Error"), reply)
        tap.check("%s: what is wrong is refused in the same shape" % arguments[0], bad)
    finally:
        code = simulator.end()
    tap.check("%s: ends with its parent" % arguments[0], ["exit %d" % code] * (code != 0))


def check_bad_day():
    """Promises kept and missed, breaks put off, and the reason that rises."""
    simulator = Simulator("overload", "--start", "2026-11-23T17:30")
    try:
        promises = simulator.get("snapshot")[1]["callbacks"]
        reasons = simulator.get("reasons?from=2026-10-26")[1]["items"]
        changes = simulator.get("state-changes?limit=5000")[1]["items"]
    finally:
        simulator.end()
    bad = ["no promise is " + state for state in ("kept", "missed")
           if state not in {p["state"] for p in promises}]
    for promise in promises:
        on_time = promise["done_at"] is not None and promise["done_at"] <= promise["due_at"]
        if promise["state"] == "kept" and not on_time:
            bad.append("%s is kept, but not on time" % promise["id"])
        if promise["state"] in ("open", "missed") and on_time:
            bad.append("%s is %s, but was on time" % (promise["id"], promise["state"]))
    tap.check("promises are kept and missed", bad)
    share = {}
    for item in reasons:
        if item["queue"] == "parcels":
            days = share.setdefault(item["reason"], [])
            days.append(item["contacts"] / max(1, item["queue_tagged"]))
    rising = [name for name, days in share.items() if days[-1] > 1.3 * sum(days[:7]) / 7]
    tap.check("one reason rises", [] if rising == ["late-parcel"] else rising or ["none does"])
    kinds = {(c["state"], c["reason"]) for c in changes if c["reason"]}
    tap.check("breaks have the words of a telephone system",
              [str(w) for w in {("break", "Pauze"), ("break", "Lunch"), ("break", "Toilet"),
                                ("meeting", "Coaching")} - kinds])


check_document()
check_bad_day()
for scenario in SCENARIOS:
    check_scenario(scenario)
tap.done()
