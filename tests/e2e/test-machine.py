#!/usr/bin/python3
# test-machine.py - a computer that sleeps, travels, has no room, or is set up oddly
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. By hand, a name takes one journey."""
import calendar
import os
import re
import resource
import sqlite3
import subprocess
import time

from gi.repository import GLib
from lab import Lab, agent, now, queue, snapshot
from tap import BUILD, check, done, skip
from walk import DAGSTART, activate, asked_again, journey, pressable, says_line, spoken, step

SHIFT = os.path.join(BUILD, "tests", "e2e", "libshift-clock.so")
RUN = os.environ["XDG_RUNTIME_DIR"]
CLOCK = os.path.join(RUN, "clock")
NIGHT_S = 9 * 3600


# ── It sleeps over the night on which the clocks change, and wakes in another country ────

def set_clock(slept_s=0, zone=""):
    """The clocks of the program under test: LAB's time, so much of it slept."""
    with open(CLOCK + ".new", "w", encoding="ascii") as file:
        file.write("%d %d %s" % (LAB.ahead_s, slept_s, zone))
    os.rename(CLOCK + ".new", CLOCK)


def count_snapshots():
    return sum(path.startswith("/v1/snapshot") for path, _ in LAB.asked)


def given_up(begin):
    """On a slow machine an answer that hangs may be given up, at ten seconds, and asked for anew."""
    return int((time.monotonic() - begin) / 10)


def show(window, person, text):
    activate("show", GLib.Variant("s", "team:" + person), window=True)
    return step("%s: %s" % (person, text), lambda: spoken(window, text))


def night(begins, evening, morning, travels):
    """The first began a break three minutes before; the second a contact in the night, by the
    clock on the wall an hour more or less before the morning than in truth (F-C02); of the third
    the source knows nothing but that she is free since a minute."""
    begin_s = calendar.timegm(time.strptime(begins, "%Y-%m-%dT%H:%M:%SZ"))
    LAB.ahead_s = begin_s - int(time.time())

    def at(seconds):
        return now(begin_s + seconds - time.time())

    def answer(*people):
        return snapshot([queue(1, waiting=3, longest_wait_s=42)], people, taken_at=now(LAB.ahead_s))

    first = agent(1, state="break", since=at(-180))

    def sleeps(_, window):
        step("well at first", lambda: says_line(window, "3 waiting"))
        activate("show", GLib.Variant("s", "team:a1"), window=True)
        step("what people are watched for is accepted",
             lambda: pressable(window, re.compile("^_?Accept and show the team"))).act()
        show(window, "a1", "^This day is known since %s;" % evening)
        LAB.says({}, status=429, headers={"Retry-After": "300"})
        asked_again(LAB, window)
        step("it is not to ask for five minutes", lambda: says_line(window, r"next try in \d min"))
        LAB.hangs()
        count = count_snapshots()
        LAB.ahead_s += NIGHT_S
        begin = time.monotonic()
        set_clock(NIGHT_S)
        step("awake, it asks at once (F-N12)", lambda: count_snapshots() > count)
        step("meanwhile its figures are as old as they are",
             lambda: spoken(window, "^Figures of 9 h 0. ago"))
        check("and it asks once",
              [] if count_snapshots() - count <= 1 + given_up(begin) else LAB.asked)
        good = []

        def morning_answer():
            good.append(count_snapshots() - count)
            return answer(first, agent(2, state="on-contact", since=at(40 * 60)),
                          agent(3, since=at(NIGHT_S - 60)))
        LAB.says(morning_answer)
        LAB.release.set()
        step("live again", lambda: says_line(window, r"^Updated \d s ago"))
        check("without a burst", [] if good[0] <= 2 + given_up(begin) else LAB.asked)
        show(window, "a2", r"^On a contact · 8 h 2\d$")
        if not travels:
            return
        show(window, "a1", r"^On a break · 9 h 0\d$")
        show(window, "a3", r"^Free · \d+:\d\d$")
        step("a night that nobody saw is no work of hers (F-C06)",
             lambda: spoken(window, "^This day is known since %s;" % morning))
        set_clock(NIGHT_S, "America/New_York")
        asked_again(LAB, window)
        show(window, "a1", "^This day is known since %s;" % evening)  # F-C07
        show(window, "a2", r"^On a contact · 8 h 2\d$")

    LAB.says(lambda: answer(first, agent(3, since=at(-60))))
    set_clock()
    journey("night", ["--url", LAB.url], sleeps, {"LD_PRELOAD": SHIFT, "DAG_CLOCK_FILE": CLOCK,
                                                  "TZ": "Europe/Amsterdam"})


# ── No room on the disk; a second start ──────────────────────────────────────────────────

CENTRE = "8a1f5b6e-3c5b-4d55-9b8e-0d9a4f6f2c12"


def saved(name):
    """Folders of its own with one saved contact centre."""
    folder = os.path.join(RUN, name)
    os.makedirs(os.path.join(folder, "config", "dagstart"))
    with open(os.path.join(folder, "config", "dagstart", "connection.ini"), "w",
              encoding="utf-8") as file:
        file.write("[connection]\nid=%s\nkind=dagstart\nurl=%s\n[options]\ncredential=none\n"
                   % (CENTRE, LAB.url))
    return folder, {"XDG_%s_HOME" % kind.upper(): os.path.join(folder, kind)
                    for kind in ("config", "data", "state", "cache")}


def count_polls(folder):
    path = os.path.join(folder, "data", "dagstart", "history", CENTRE + ".sqlite")
    try:
        with sqlite3.connect("file:%s?mode=ro" % path, uri=True, timeout=60) as database:
            return database.execute("SELECT count(*) FROM journal").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def no_room(program, window):
    """F-S01: nothing more can be written; then it can again."""
    full = "^History cannot be saved: the disk is full"
    step("it is kept", lambda: count_polls(FOLDER) > 0)
    kept = count_polls(FOLDER)
    before = resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (0, -1))
    asked_again(LAB, window)
    step("full: it is told", lambda: spoken(window, full))
    LAB.says(lambda: snapshot([queue(1, waiting=7)], [agent(1)]))
    asked_again(LAB, window)
    step("full: the figures go on", lambda: says_line(window, "7 waiting"))
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, before)
    asked_again(LAB, window)
    step("room again: it is kept again", lambda: count_polls(FOLDER) > kept)
    step("and nothing is told any more", lambda: not spoken(window, full))

    second = subprocess.run([DAGSTART], env=dict(os.environ, **ENV), timeout=300, check=False)
    check("a second start hands over to the first (F-S07)",
          [] if second.returncode == 0 else ["exit code %d" % second.returncode])
    check("there is one window", [] if len(program.windows()) == 1
          else [each.name for each in program.windows()])


# ── An odd environment ───────────────────────────────────────────────────────────────────

def open_to_others(folder):
    """What others may read of what the program has written."""
    return ["%s: %o" % (path, os.stat(path).st_mode & 0o777)
            for top in ("config", "data", "state", "cache")
            for base, _, files in os.walk(os.path.join(folder, top, "dagstart"))
            for path in [base] + [os.path.join(base, file) for file in files]
            if os.stat(path).st_mode & 0o077 and not path.startswith(
                os.path.join(folder, "config"))]


def odd(_, window):
    step("it starts, and figures are there", lambda: says_line(window, "3 waiting"))
    step("it is kept", lambda: count_polls(FOLDER) > 0)
    check("for this account alone", open_to_others(FOLDER))


def answer_well():
    return snapshot([queue(1, waiting=3, longest_wait_s=42)], [agent(1)])


if os.path.exists(SHIFT):
    for times in (("2026-10-24T23:50:00Z", "01:47", "09:49", True),
                  ("2027-03-27T23:50:00Z", "00:47", "10:49", False)):
        with Lab() as LAB:
            night(*times)
else:
    skip("night", "a sanitizer must be loaded first")
with Lab() as LAB:
    LAB.says(answer_well)
    FOLDER, ENV = saved("no-room")
    journey("no room", [], no_room, ENV, command=("sh", "-c", 'trap "" XFSZ; exec "$0" "$@"'))
with Lab() as LAB:
    LAB.says(answer_well)
    FOLDER, ENV = saved("odd")
    # GTK itself says that there is no such language, once.
    journey("odd", [], odd, dict(ENV, LANG="tlh_QO.UTF-9", LANGUAGE="tlh:xx", G_DEBUG=""),
            expected="Locale not supported by C library",
            command=("sh", "-c", 'umask 0; unset HOME LC_ALL USER LOGNAME; exec "$0" "$@"'))
done()
