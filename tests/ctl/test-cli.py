#!/usr/bin/python3
# test-cli.py - dagstartctl as a script uses it: exit codes, reasons, JSON, secrets
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import datetime
import json
import os
import re
import signal
import sqlite3
import subprocess
import tempfile
import urllib.request

import jsonschema

from tap import check, done
from wire import PROGRAM, SIMULATOR, Server, Simulator, run, snapshot

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "report.schema.json"),
          encoding="utf-8") as stream:
    SCHEMA = jsonschema.Draft202012Validator(json.load(stream))
JSON = ("--format", "json")
TOKEN = "s3cret-token-of-this-test"
DEAD = "http://127.0.0.1:1"  # one that was free a moment ago might be another test's by now


def expect(name, result, code, reason=None):
    """One check: exit code, and where it failed exactly one line with the reason's word."""
    problems = []
    if result.returncode != code:
        problems.append("exit code %d instead of %d; %s" % (result.returncode, code,
                                                            result.stderr.strip()))
    lines = result.stderr.splitlines()
    if reason and (len(lines) != 1 or not lines[0].startswith("dagstartctl: %s: " % reason)):
        problems.append("instead of one line “dagstartctl: %s: …”: %r" % (reason, result.stderr))
    if code == 0 and result.stderr:
        problems.append("on stderr: %r" % result.stderr)
    check(name, problems)


def validate(name, text):
    try:
        value = json.loads(text)
        check(name, ["%s: %s" % (list(error.path), error.message)
                     for error in SCHEMA.iter_errors(value)])
        return value
    except ValueError as error:
        check(name, ["no JSON: %s" % error])
        return {}


def test_usage():
    expect("no command", run(), 2, "usage")
    expect("an unknown command", run("frobnicate"), 2, "usage")
    expect("an unknown option", run("snapshot", "--frobnicate"), 2, "usage")
    expect("no address", run("snapshot"), 2, "usage")
    expect("no web address", run("snapshot", "--url", "contact centre"), 2, "usage")
    expect("plain http to another machine", run("snapshot", "--url", "http://192.0.2.1/"), 2,
           "usage")
    expect("a password in the address", run("snapshot", "--url", "https://a:b@localhost/"), 2,
           "usage")
    expect("an unknown connector",
           run("snapshot", "--url", "http://localhost/", "--connector", "nonesuch"), 2, "usage")
    expect("a word too many", run("snapshot", "more", "--url", "http://localhost/"), 2, "usage")
    expect("a format of its own", run("snapshot", "--format", "yaml"), 2, "usage")
    for value in ("0", "-1", "soon", "inf", "nan", "1,5", "301"):
        expect("--deadline %s" % value,
               run("snapshot", "--url", "http://localhost/", "--deadline", value), 2, "usage")
    expect("--interval 0", run("watch", "--url", "http://localhost/", "--interval", "0"), 2,
           "usage")
    for command in ((), ("snapshot",), ("watch",), ("doctor",)):
        expect("%s --help" % " ".join(command), run(*command, "--help"), 0)
    expect("--version", run("--version"), 0)


def test_reasons():
    expect("a dead port", run("snapshot", "--url", DEAD), 3,
           "refused")
    expect("a name that is none", run("snapshot", "--url", "https://nowhere.invalid/"), 3, "dns")
    html = {"Content-Type": "text/html"}
    for name, code, reason, settings in (
            ("a log-in page", 4, "content-type", {"body": b"<html>", "headers": html}),
            ("no such path", 3, "not-found", {"status": 404, "body": b"{}"}),
            ("a fault of the server", 3, "server-error", {"status": 500, "body": b"{}"}),
            ("not signed in", 5, "auth", {"status": 401, "body": b"{}"}),
            ("no rights", 5, "forbidden", {"status": 403, "body": b"{}"}),
            ("too often", 3, "rate-limited", {"status": 429, "body": b"{}"}),
            ("to somewhere else", 3, "redirect",
             {"status": 302, "headers": {"Location": "https://example.invalid/"}}),
            ("cut off", 3, "truncated", {"body": b'{"schema"', "length": 4000}),
            ("no JSON", 4, "parse", {"body": b"hello"}),
            ("another shape", 4, "shape", {"body": b"{}"}),
            ("a value that cannot be", 4, "field",
             {"body": snapshot(queues=[{"id": "a", "name": "A", "channel": "phone",
                                        "waiting": -1}])}),
            ("the same queue twice", 4, "duplicate",
             {"body": snapshot(queues=[{"id": "a", "name": "A", "channel": "phone",
                                        "waiting": n} for n in (0, 1)])}),
            ("arrays without an end", 4, "depth", {"body": b'{"schema":"dagstart.snapshot/1","x":' + b"[" * 100000})):
        with Server(**settings) as server:
            expect(name, run("snapshot", "--url", server.url), code, reason)
    with Server(hang=True) as server:
        expect("no answer in time", run("snapshot", "--url", server.url, "--deadline", "0.5"), 3,
               "timeout")


def test_simulator():
    with Simulator() as simulator:
        with urllib.request.urlopen(simulator.url + "/v1/snapshot") as answer:
            body = answer.read()
        # The very same answer once more, so that it can be compared to the last digit.
        with Server(body=body) as server:
            result = run("snapshot", "--url", server.url, *JSON)
        expect("a report", result, 0)
        report = validate("the report is as its schema says", result.stdout)
        check("it holds queues, people and one line", [
            word for word in ("line", "queues", "agents") if not report.get(word)])
        truth = {queue["id"]: queue for queue in json.loads(body)["queues"]}
        check("every figure is the source's own, to the last digit", [
            "%s %s: %r is not %r" % (queue["id"], name, queue.get(name), truth[queue["id"]][name])
            for queue in report["queues"]
            for name in ("waiting", "longest_wait_s", "staffed", "available", "on_contact")
            if name in truth[queue["id"]]
            and truth[queue["id"]][name] is not None
            and queue.get(name) != truth[queue["id"]][name]])
        check("the service level is by its definition", [
            queue["id"] for queue in report["queues"]
            if "service_level" in queue and abs(queue["service_level"]
            - queue["today"]["answered_within"] / queue["today"]["offered"]) > 1e-15])
        dutch = run("snapshot", "--url", simulator.url, *JSON,
                    env={"LC_ALL": "nl_NL.UTF-8"})
        validate("no decimal comma in JSON, in Dutch either (F-F03)", dutch.stdout)
        bare = subprocess.run(["env", "-i", PROGRAM, "snapshot", "--url", simulator.url] + list(JSON),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              encoding="utf-8", check=False)
        expect("without any environment (F-F03)", bare, 0)
        text = run("snapshot", "--url", simulator.url)
        expect("a page of text", text, 0)
        check("the text names every queue and every person", [
            "not there: " + entry["name"] for entry in report["queues"] + report["agents"]
            if entry["name"] not in text.stdout])
        full = subprocess.run([PROGRAM, "snapshot", "--url", simulator.url],
                              stdout=open("/dev/full", "wb"), stderr=subprocess.PIPE, text=True,
                              check=False)
        expect("a disk that is full", full, 6, "io")


def test_pauses():
    """Of a pause under five minutes neither length nor reason is told, of the toilet never."""
    with Simulator() as simulator:
        with urllib.request.urlopen(simulator.url + "/v1/snapshot") as answer:
            snapshot = json.load(answer)
    taken = datetime.datetime.fromisoformat(snapshot["taken_at"].replace("Z", "+00:00"))
    pauses = (("break", 120, "Lunch"), ("break", 600, "Toilet"), ("break", 600, "Lunch"),
              ("offline", 60, None))
    for agent, (state, seconds, reason) in zip(snapshot["agents"], pauses):
        since = taken - datetime.timedelta(seconds=seconds)
        agent.update(state=state, since=since.isoformat(), reason=reason)
    with Server(body=json.dumps(snapshot).encode()) as server:
        result = run("snapshot", "--url", server.url, *JSON)
        text = run("snapshot", "--url", server.url)
    expect("pauses", result, 0)
    told = [(agent.get("state_for_s"), "since" in agent, agent.get("reason"))
            for agent in json.loads(result.stdout)["agents"][:len(pauses)]]
    wanted = [(None, False, None), (600.0, True, None), (600.0, True, "Lunch"), (None, False, None)]
    check("short pauses are not timed, nor is it told who is where",
          [] if told == wanted else [repr(told)])
    lines = [line for line in text.stdout.splitlines()
             if any(line.startswith(agent["name"]) for agent in snapshot["agents"][:len(pauses)])]
    check("nor in text", [] if sum("10:00" in line for line in lines) == 2 and "2:00" not in
          "".join(lines) and "Toilet" not in text.stdout else lines)


def test_secrets():
    with tempfile.TemporaryDirectory() as folder, Simulator("--token", TOKEN) as simulator:
        path = os.path.join(folder, "token")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(TOKEN + "\n")
        wrong = os.path.join(folder, "wrong")
        with open(wrong, "w", encoding="utf-8") as stream:
            stream.write("another-token")
        empty = os.path.join(folder, "empty")
        with open(empty, "w", encoding="utf-8") as stream:
            stream.write("\n")
        expect("the right token", run("snapshot", "--url", simulator.url, "--token-file", path), 0)
        expect("no token", run("snapshot", "--url", simulator.url), 5, "auth")
        expect("a wrong token", run("snapshot", "--url", simulator.url, "--token-file", wrong), 5,
               "auth")
        expect("no token file",
               run("snapshot", "--url", simulator.url, "--token-file", path + "x"), 6, "io")
        expect("an empty token file",
               run("snapshot", "--url", simulator.url, "--token-file", empty), 6, "secret")
        expect("a token file without an end",
               run("snapshot", "--url", simulator.url, "--token-file", "/dev/zero"), 6, "secret")
        loud = run("snapshot", "--url", simulator.url, "--token-file", path, *JSON,
                   env={"G_MESSAGES_DEBUG": "all"})
        check("the token is in no log and no report (F-F02)",
              ["it is"] if TOKEN in loud.stdout + loud.stderr else [])
        host = simulator.url.split("//")[1]
        for shape in ("http://lead:%s@" + host, "http://%s@" + host, "http://lead:%s/x@" + host,
                      "http://" + host + "/?token=%s", "http://" + host + "/#%s",
                      "https://lead:%s:x@", "ftp://lead:%s@" + host):
            told = run("snapshot", "--url", shape % TOKEN, *JSON, env={"G_MESSAGES_DEBUG": "all"})
            check("F-F02: %s is refused, and the token not said again" % (shape % "…"),
                  ["exit code %d: %s" % (told.returncode, told.stdout + told.stderr)]
                  if told.returncode != 2 or TOKEN in told.stdout + told.stderr else [])
        with subprocess.Popen([PROGRAM, "watch", "--url", simulator.url, "--token-file", path,
                               "--interval", "1"], stdout=subprocess.PIPE, text=True) as holding:
            line = holding.stdout.readline()
            with open("/proc/%d/coredump_filter" % holding.pid, encoding="ascii") as stream:
                dumped = int(stream.read(), 16)
            holding.terminate()
        check("F-F02: nor would it be in a crash dump", [] if line and dumped == 0
              else ["memory goes into it: %x" % dumped])
        watched = run("watch", "--url", simulator.url, "--token-file", wrong, "--interval", "1")
        check("watch ends where only another secret can help", [
            "exit code %d: %s" % (watched.returncode, watched.stderr)]
            if watched.returncode != 5 else [])
    with Server(body=snapshot()) as server, tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "password")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(TOKEN)
        expect("a name and a password",
               run("snapshot", "--url", server.url, "--user", "lead", "--token-file", path), 0)
        check("they are sent as Basic", [repr(headers) for _, headers in server.requests
                                         if not headers.get("Authorization", "").startswith("Basic ")])


def test_names():
    """F-D10, F-U01: a name may hold anything; none of it drives the terminal."""
    evil = "An\x1b[2Jna <b>\u202e& %s\n"
    people = [{"id": "a", "name": evil, "state": "available"}]
    with Server(body=snapshot(agents=people)) as server:
        text = run("snapshot", "--url", server.url)
        expect("a name that is none", text, 0)
        check("no control or direction mark reaches the terminal", [
            repr(sign) for sign in ("\x1b", "\u202e") if sign in text.stdout])
        check("what can be shown is shown",
              [] if "<b>" in text.stdout and "%s" in text.stdout else [text.stdout])
    with Server(body=snapshot(queues=[{"id": "q-unseen", "name": "\u200b\u200b", "channel": "phone",
                                       "waiting": 1}])) as server:
        check("what cannot be seen is named by its id",
              [] if "q-unseen" in run("snapshot", "--url", server.url).stdout else ["it is not"])
    with Server(body=snapshot(agents=people)) as server:
        report = validate("JSON keeps it", run("snapshot", "--url", server.url, *JSON).stdout)
        check("as it was", [] if report["agents"][0]["name"] == evil else [repr(report)])
        check("what the source does not say is left out", [
            word for word in ("since", "contacts_today", "team") if word in report["agents"][0]])


def test_unknown_words():
    """F-D05: what this version does not know is listed, so that it can be mapped."""
    people = [{"id": "a%d" % number, "state": state} for number, state in
              enumerate(["on-the-moon", "Afgemeld", "on-the-moon", "available", "Toilet", "\u202ex"])]
    queues = [{"id": "q1", "channel": "fax", "waiting": 0}]
    with Server(body=snapshot(agents=people, queues=queues)) as server:
        result = run("snapshot", "--url", server.url, *JSON)
    expect("words that are not known", result, 0)
    found = validate("the report is as its schema says", result.stdout).get("diagnostics", {})
    listed = [(each["what"], each["word"], each["count"]) for each in found.get("unknown", [])]
    check("each is listed with how many say it, but nothing of the body",
          [] if listed == [("state", "on-the-moon", 2), ("state", "Afgemeld", 1),
                           ("state", "\u202ex", 1), ("channel", "fax", 1)] else [repr(listed)])
    check("all are counted", [] if found.get("unknown_words") == 6 else [repr(found)])
    many = [{"id": "a%d" % number, "state": "s%d" % number} for number in range(300)]
    with Server(body=snapshot(agents=many)) as server:
        report = json.loads(run("snapshot", "--url", server.url, *JSON).stdout)
    check("a hundred at most", [] if len(report["diagnostics"]["unknown"]) == 100 else ["more"])


def test_alerts():
    with Simulator("--speed", "300", "--scenario", "overload") as simulator:
        lines = run("watch", "--url", simulator.url, "--interval", "1", "--count", "5",
                    env={"DAG_BREAK_RULES": os.environ["DAG_BREAK_RULES"]}).stdout
        reports = [validate("a line of a bad morning", line) for line in lines.splitlines()]
    alerts = [alert for report in reports for alert in report.get("alerts", [])]
    check("what holds for long enough fires, with its evidence and what to do", [
        "nothing fires: %r" % alerts] if not [
            alert for alert in alerts if alert["state"] == "firing"
            and "limit" in alert["evidence"] and len(alert["action"]) > 10] else [])
    stands = [agent["break"] for report in reports for agent in report["agents"]
              if "break" in agent]
    check("how people stand to their breaks, with the roster's", [
        "%r" % stands] if not [stand for stand in stands if "stretch_min" in stand
                               and stand.get("due_min", 0) >= 15] else [])


def test_watch():
    with Simulator("--speed", "10") as simulator:
        lines = run("watch", "--url", simulator.url, "--interval", "1", "--count", "2")
        expect("two polls", lines, 0)
        times = [validate("each line is a report", line).get("taken_at")
                 for line in lines.stdout.splitlines()]
        check("two lines, later and later", [] if len(times) == 2 and times[0] < times[1]
              else [str(times)])
        for number in (signal.SIGTERM, signal.SIGINT):
            watching = subprocess.Popen(
                [PROGRAM, "watch", "--url", simulator.url, "--interval", "1"],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            first = watching.stdout.readline()
            watching.send_signal(number)
            rest, errors = watching.communicate(timeout=300)
            check("%s ends it well, after whole lines (F-F05)" % signal.Signals(number).name,
                  ["exit code %d, %r" % (watching.returncode, errors)]
                  if watching.returncode != 0 or not (first + rest).endswith("}\n") else [])
    failed = run("watch", "--url", DEAD, "--count", "1")
    check("a failed poll is a line too, and the exit code of the last", [
        "%d %r" % (failed.returncode, failed.stdout)] if failed.returncode != 3 else [])
    value = validate("it is as the schema says", failed.stdout)
    check("with its reason", [] if value.get("diagnostics", {}).get("reason") == "refused"
          else [failed.stdout])


def test_doctor():
    result = run("doctor", *JSON, env={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"})
    expect("the doctor, without a bus (F-F01)", result, 0)
    checks = {entry["name"]: entry for entry in json.loads(result.stdout)["checks"]}
    check("it looks at everything", sorted(
        {"dagstart", "glib", "libsoup", "data folder", "history", "keyring", "network", "tls", "clock",
         "time zone", "display", "drawing"} - set(checks)))
    check("a keyring that is not there is a note", [
        str(checks["keyring"])] if checks["keyring"]["verdict"] != "note" else [])
    expect("as text", run("doctor"), 0)
    with tempfile.NamedTemporaryFile() as plain:
        expect("a folder that cannot be written", run("doctor", env={
            "XDG_DATA_HOME": plain.name}), 6, "io")


def read_folder(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, "rb") as stream:
                found[name] = stream.read()
        else:
            found[name] = None
    return found


def spoil(path, statement):
    """Our file, changed by SQLite itself."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute(statement)
        database.commit()
        database.execute("PRAGMA journal_mode = DELETE")


def judge(home, kind, verdict, words):
    """What the doctor says of the one history of @home; it changes nothing there."""
    history = os.path.join(home, "dagstart", "history")
    before = read_folder(history)
    result = run("doctor", *JSON, env={"XDG_DATA_HOME": home})
    code = 6 if verdict == "fault" else 0
    expect("the doctor, %s" % kind, result, code, "store" if code else None)
    said = [entry for entry in json.loads(result.stdout)["checks"] if entry["name"] == "history"]
    check("%s: %s" % (kind, words), [str(said)] if len(said) != 1 or said[0]["verdict"] != verdict
          or words not in said[0]["detail"] else [])
    check("%s: it is left as it was" % kind, [] if read_folder(history) == before
          else [str(sorted(os.listdir(history)))])


def test_store_integrity():
    """F-S06, F-S08: what is kept is looked at without a word written, also while one records."""
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, "dagstart", "history", "centre & 100% \u00e9.sqlite")
        os.makedirs(os.path.dirname(path))
        judge(home, "nothing kept", "fine", "nothing is kept yet")
        with Simulator("--speed", "240") as simulator:
            run("watch", "--url", simulator.url, "--database", path, "--interval", "1",
                "--count", "2")
            judge(home, "a sound one", "fine", "is sound")
            with open(path, "rb") as stream:
                whole = stream.read()
            with subprocess.Popen([PROGRAM, "watch", "--url", simulator.url, "--database", path,
                                   "--interval", "1"], stdout=subprocess.PIPE,
                                  text=True) as watching:
                watching.stdout.readline()
                result = run("doctor", env={"XDG_DATA_HOME": home})
                expect("the doctor, while another program records", result, 0)
                check("it is sound while it is written", [] if "is sound" in result.stdout
                      else [result.stdout])
                line = watching.stdout.readline()
                check("which goes on", [] if '"ok"' in line or '"queues"' in line else [line])
                watching.terminate()
                watching.stdout.read()

        def put(contents):
            for name in os.listdir(os.path.dirname(path)):
                os.unlink(os.path.join(os.path.dirname(path), name))
            with open(path, "wb") as stream:
                stream.write(contents)

        put(whole)
        spoil(path, "PRAGMA user_version = 9999")
        judge(home, "a newer one", "note", "written by a newer Dagstart")
        put(b"")
        judge(home, "an empty one", "note", "is empty")
        put(b"no database at all, whatever its length may be\n" * 100)
        judge(home, "junk", "fault", "is not a database")
        put(b"")
        spoil(path, "CREATE TABLE cats (name TEXT)")
        judge(home, "another program's", "fault", "not one of Dagstart")
        put(whole[:50])
        judge(home, "cut off in its head", "fault", "is damaged")
        put(whole[:len(whole) // 2])
        judge(home, "cut off", "fault", "is damaged")
        put(whole[:4096] + b"\xa5" * (len(whole) - 4096))
        judge(home, "damaged pages", "fault", "is damaged")
        os.unlink(path)
        os.mkdir(path)
        judge(home, "a folder in its place", "fault", "cannot be read")


def test_layers():
    for program in (PROGRAM, SIMULATOR):
        listing = subprocess.run(["ldd", program], stdout=subprocess.PIPE, text=True,
                                 check=True).stdout
        check("%s needs no toolkit" % os.path.basename(program), [
            line.strip() for line in listing.splitlines()
            if re.search(r"lib(gtk|gdk|adwaita|X11|wayland|cairo|pango)", line)])


test_usage()
test_reasons()
test_simulator()
test_pauses()
test_secrets()
test_names()
test_unknown_words()
test_alerts()
test_watch()
test_doctor()
test_store_integrity()
test_layers()
done()
