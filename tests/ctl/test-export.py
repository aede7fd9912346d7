#!/usr/bin/python3
# test-export.py - what dagstartctl watch kept comes back by dagstartctl export, and does no harm
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import csv
import io
import json
import os
import sqlite3
import stat
import subprocess
import tempfile

from tap import BUILD, check, done, skip
from wire import PROGRAM, Server, Simulator, run, snapshot

HOSTILE = "=HYPERLINK(\"http://x/\"),\r\nregel 2"


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def export(database, what, *more):
    return run("export", "--what", what, "--database", database, *more)


def export_file(database, what):
    """Byte for byte: a pipe of text would lose the carriage returns."""
    path = os.path.join(os.path.dirname(database), "exact.csv")
    run("export", "--what", what, "--database", database, "--output", path)
    with open(path, encoding="utf-8", newline="") as stream:
        return stream.read()


def equal(name, got, wanted):
    check(name, [] if got == wanted else ["%r instead of %r" % (got, wanted)])


def holds(name, condition, detail=""):
    check(name, [] if condition else ["it is not so: %s" % detail])


def test_simulated(folder):
    """Six polls of the real simulator, four minutes apart, so that a quarter of an hour begins
    among them however late the first one is: as CSV and as JSON."""
    database = os.path.join(folder, "sim.sqlite")
    with Simulator("--speed", "240", "--start", "10:13") as simulator:
        result = run("watch", "--url", simulator.url, "--database", database, "--interval", "1",
                     "--count", "6")
    equal("watch keeps and ends well", (result.returncode, result.stderr), (0, ""))
    seen = json.loads(result.stdout.splitlines()[-1])
    polls = rows(export(database, "polls").stdout)
    equal("each poll is kept", [poll["result"] for poll in polls], ["ok"] * 6)
    queues = rows(export(database, "queues").stdout)
    equal("every queue is told", sorted({queue["name"] for queue in queues}),
          sorted(queue["name"] for queue in seen["queues"]))
    holds("what ended is counted", sum(int(queue["offered"] or 0) for queue in queues) > 0)
    both = json.loads(export(database, "queues", "--format", "json").stdout)
    equal("JSON says what it is", (both["schema"], both["what"]), ("dagstart.export/1", "queues"))
    equal("JSON has the same figures", [str(row.get("offered", "")) for row in both["rows"]],
          [row["offered"] for row in queues])
    people = rows(export(database, "agents-day").stdout)
    equal("everybody's day is told", len(people), len(seen["agents"]))
    holds("and not how fast they work", set(people[0]) == {
        "day", "agent", "name", "team", "signed_in_s", "break_s", "meeting_s"}, people[0])
    holds("nor added up where it is under five minutes", all(
        float(row["break_s"]) == 0.0 or float(row["break_s"]) >= 300.0 for row in people), people)
    holds("no pause of under five minutes is listed",
          all(int(row["minutes"]) >= 5 for row in rows(export(database, "breaks").stdout)))
    equal("the board is empty", export_file(database, "alerts"),
          "day,team,kind,id,parent,field,value\r\n")
    equal("a day on which nothing was kept", rows(export(database, "queues", "--from",
                                                         "2031-01-01").stdout), [])
    whole = export(database, "queues", "--from", both["rows"][0]["start"][:10], "--to",
                   both["rows"][0]["start"][:10])
    equal("a day is exported whole", rows(whole.stdout), queues)


def test_restricted(folder):
    """Of who asked for it: name, place and state in a line, nothing in the file, no line in a table."""
    settings = os.path.join(folder, "config", "glib-2.0", "settings")
    os.makedirs(settings)
    with open(os.path.join(settings, "keyfile"), "w", encoding="utf-8") as stream:
        stream.write("[io/github/dagstart/Dagstart]\n"
                     "restricted-people=[('sim', 'a-001', int64 1), ('left', 'a-002', int64 1)]\n")
    env = {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": os.path.join(folder, "config"),
           "GSETTINGS_SCHEMA_DIR": os.path.join(BUILD, "data")}

    def listed(database, **more):
        return {row["agent"] for row in rows(run("export", "--what", "agents-day", "--database",
                                                 database, **more).stdout)}

    kept = os.path.join(folder, "sim.sqlite")
    equal("one line less", listed(kept) - listed(kept, env=env), {"a-001"})
    database = os.path.join(folder, "left.sqlite")
    with Simulator("--speed", "240", "--start", "10:13") as simulator:
        result = run("watch", "--url", simulator.url, "--database", database, "--interval", "1",
                     "--count", "2", env=env)
    told = [agent for agent in json.loads(result.stdout.splitlines()[-1])["agents"]
            if agent["id"] == "a-002"]
    equal("no more is told than who and what", sorted(told[0]), ["id", "name", "queues", "state", "team"])
    holds("others are kept", "a-001" in listed(database))
    holds("nothing of them is", "a-002" not in listed(database))


def test_breaks(folder):
    """A break whose beginning or end nobody saw may have been longer: the file says so."""
    def person(name, state, since):
        return {"id": name, "name": name, "state": state,
                "since": "2026-11-23T%s+01:00" % since}

    def look(second, *people):
        return snapshot(taken_at="2026-11-23T10:00:%02d+01:00" % second, agents=list(people))

    bodies = [
        look(0, person("seen", "break", "09:40:00"), person("left", "break", "09:40:00")),
        look(20, person("seen", "available", "10:00:10")),
        look(40, person("seen", "available", "10:00:10"),
             person("left", "available", "10:00:30"))]
    database = os.path.join(folder, "breaks.sqlite")
    with Server(body=bodies) as server:
        result = run("watch", "--url", server.url, "--database", database, "--interval", "1",
                     "--count", "3")
    equal("breaks are watched", (result.returncode, result.stderr), (0, ""))
    told = {row["agent"]: row for row in rows(export(database, "breaks").stdout)}
    equal("one that was seen whole", (told["seen"]["minutes"], told["seen"]["at_least"]),
          ("20", "no"))
    equal("one whose end nobody saw", told["left"]["at_least"], "yes")


def test_hostile(folder):
    """F-X01: a name that would run in a spreadsheet is text, and reads back as it was."""
    database = os.path.join(folder, "hostile.sqlite")
    agent = {"id": "a", "name": HOSTILE, "state": "available",
             "since": "2026-11-23T09:00:00+01:00"}
    body = snapshot(agents=[agent])
    with Server(body=body) as server:
        result = run("watch", "--url", server.url, "--database", database, "--count", "1")
    equal("a hostile name is kept", result.returncode, 0)
    told = rows(export_file(database, "agents-day"))
    equal("F-X01 it is told once", len(told), 1)
    equal("F-X01 no formula begins a cell", told[0]["name"][:2], "'=")
    equal("F-X01 it reads back", told[0]["name"][1:], HOSTILE)


def test_cells(folder):
    """F-X01, with a reader that is not ours: each beginning of a formula, each sign of the format."""
    formulas = ["=cmd|'/c calc'!A1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1", " =1", "\uff1d1"]
    quiet = ["say \"hi\"", "two\nlines", "two\r\nlines", "a,b", "a;b", "'s-Gravenhage", "x"]
    database = os.path.join(folder, "cells.sqlite")
    people = [{"id": "%02d" % number, "name": name, "state": "available",
               "since": "2026-11-23T09:00:00+01:00"} for number, name in enumerate(formulas + quiet)]
    with Server(body=snapshot(agents=people)) as server:
        run("watch", "--url", server.url, "--database", database, "--count", "1")
    text = export_file(database, "agents-day")
    told = rows(text)
    equal("F-X01 each name as text", [row["name"] for row in told],
          ["'" + name for name in formulas] + quiet)
    equal("F-X01 as many cells in each row", {len(cells) for cells in
                                              csv.reader(io.StringIO(text, newline=""), strict=True)},
          {len(told[0])})
    holds("F-X01 figures are figures", all(float(row["signed_in_s"] or 0) >= 0 for row in told), told)


def test_output(folder):
    """F-X02: the file is whole or as it was."""
    database = os.path.join(folder, "sim.sqlite")
    path = os.path.join(folder, "out.csv")
    result = export(database, "queues", "--output", path)
    equal("F-X02 a file is written", (result.returncode, result.stdout), (0, ""))
    with open(path, encoding="utf-8", newline="") as stream:
        equal("F-X02 all of it", stream.read(), export_file(database, "queues"))
    equal("F-X02 for its owner alone", stat.S_IMODE(os.stat(path).st_mode), 0o600)
    gone = export(database, "queues", "--output", os.path.join(folder, "no", "out.csv"))
    holds("F-X02 a folder that is not there",
          gone.returncode == 6 and gone.stderr.startswith("dagstartctl: io: "), gone.stderr)
    equal("F-X02 nothing else lies about",
          [name for name in os.listdir(folder) if name.startswith("out.csv")], ["out.csv"])


def test_no_room(folder):
    """F-X02: what was there stays as it was where there is no room for the new file."""
    database = os.path.join(folder, "many.sqlite")
    path = os.path.join(folder, "many.csv")
    people = [{"id": "a%d" % number, "name": "x" * 300, "state": "available"}
              for number in range(500)]
    with Server(body=snapshot(agents=people)) as server:
        run("watch", "--url", server.url, "--database", database, "--count", "1")
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("before")
    full = subprocess.run(
        ["sh", "-c", "trap '' XFSZ; ulimit -f 128; exec \"$0\" \"$@\"", PROGRAM, "export", "--what",
         "agents-day", "--database", database, "--output", path],
        stderr=subprocess.PIPE, text=True, check=False)
    holds("F-X02 no room", full.returncode == 6 and full.stderr.startswith("dagstartctl: io: "),
          full.stderr)
    with open(path, encoding="utf-8") as stream:
        equal("F-X02 what was there is as it was", stream.read(), "before")
    equal("F-X02 no half of it lies about",
          [name for name in os.listdir(folder) if name.startswith("many.csv")], ["many.csv"])
    equal("F-X02 with room it is there", len(rows(export(database, "agents-day").stdout)), 500)


def make_not_ours(folder):
    """Paths that are no history of ours, each in its own way, and what is said of them."""
    paths = {name: os.path.join(folder, "no-" + name)
             for name in ("file", "folder", "junk", "bytes", "cats", "head", "loop")}
    os.mkdir(paths["folder"])
    os.symlink(paths["loop"], paths["loop"])
    with open(os.path.join(folder, "sim.sqlite"), "rb") as stream:
        head = stream.read(60)
    for name, contents in (("junk", b"whatever its length may be\n" * 100), ("bytes", b""),
                           ("head", head)):
        with open(paths[name], "wb") as stream:
            stream.write(contents)
    with contextlib.closing(sqlite3.connect(paths["cats"])) as database:
        database.execute("CREATE TABLE cats (name TEXT)")
        database.commit()
    return ((paths["file"], "is not there"), (paths["folder"], "cannot be read"),
            (paths["loop"], "cannot be read"), (paths["junk"], "is not a database"),
            (paths["bytes"], "is empty"), (paths["cats"], "not one of Dagstart"),
            (paths["head"], "is damaged"))


def test_not_ours(folder, expect):
    """Missing, unreadable and wrong are told apart, and nothing is put aside or made."""
    cases = make_not_ours(folder)
    before = sorted(os.listdir(folder))
    for path, words in cases:
        result = export(path, "queues")
        expect("%s %s" % (os.path.basename(path), words), result, 6, "store")
        holds("in these words, with its name", words in result.stderr and path in result.stderr,
              result.stderr)
    equal("nothing was touched", sorted(os.listdir(folder)), before)
    if os.geteuid() == 0:
        skip("a file that may not be read", "root may read any")
        return
    os.chmod(os.path.join(folder, "no-junk"), 0)
    result = export(os.path.join(folder, "no-junk"), "queues")
    holds("a file that may not be read", "cannot be read" in result.stderr, result.stderr)


def test_usage(folder):
    database = os.path.join(folder, "sim.sqlite")

    def expect(name, result, code, word):
        holds(name, result.returncode == code
              and result.stderr.startswith("dagstartctl: %s: " % word), result.stderr)

    expect("nothing to export", run("export"), 2, "usage")
    expect("an unknown kind", export(database, "everything"), 2, "usage")
    expect("an unknown format", export(database, "queues", "--format", "xml"), 2, "usage")
    expect("a day that is none", export(database, "queues", "--from", "2026-02-30"), 2, "usage")
    expect("a time without an offset", export(database, "queues", "--from",
                                              "2026-11-23T10:00:00"), 2, "usage")
    expect("a span that ends before it begins",
           export(database, "queues", "--from", "2026-11-23", "--to", "2026-11-22"), 2, "usage")
    expect("a zone that is none", export(database, "queues", "--zone", "Mars/Olympus"), 2, "usage")
    test_not_ours(folder, expect)
    expect("nothing is kept", run("export", "--what", "queues",
                                  env={"XDG_DATA_HOME": os.path.join(folder, "empty")}), 6,
           "store")


with tempfile.TemporaryDirectory() as temporary:
    test_simulated(temporary)
    test_restricted(temporary)
    test_breaks(temporary)
    test_hostile(temporary)
    test_cells(temporary)
    test_output(temporary)
    test_no_room(temporary)
    test_usage(temporary)
done()
