#!/usr/bin/python3
# week.py - a week of a simulated team: five stand-ups on real figures, by the keyboard, pictured
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi; pictures go into DAG_WEEK_DIR. Each
evening the program reads the day that was, each morning it is opened again for the stand-up:
what Tuesday's agenda says is what happened on Monday. It is new on that Monday, and asks the
source how the last day at work went."""
import os
import re
import sqlite3
import subprocess

from gi.repository import GLib
from kept import ID, Centre, history_path, start_between, xdotool
from lab import accept_purposes
from spoken import await_true
from tap import check, done

OUT = os.environ.get("DAG_WEEK_DIR", os.environ.get("XDG_RUNTIME_DIR", "/tmp"))
# The day, how it goes, and the day before it.
WEEK = [("2026-11-16", "overload"), ("2026-11-17", "busy"), ("2026-11-18", "short-staffed"),
        ("2026-11-19", "busy"), ("2026-11-20", "calm")]


def keys(*names):
    xdotool("key", "--delay", "40", *names)


def line(text):
    xdotool("type", "--delay", "25", text)
    keys("Return")


def picture(centre, name):
    found = xdotool("search", "--onlyvisible", "--name", "^Dagstart")
    subprocess.run(["import", "-silent", "-window", found[-1], os.path.join(OUT, name + ".png")],
                   check=True)


def texts(window):
    found = set()
    for node in window.walk():
        try:
            if "Text" in node.interfaces:
                found.add(node.text)
            found.add(node.name)
        except GLib.Error:
            continue
    return found


def open_day_start(centre):
    await_true(lambda: xdotool("search", "--onlyvisible", "--pid",
                               str(centre.program.process.pid)), "the window", 30)
    keys_window(centre)
    centre.await_name("Live")
    keys("ctrl+d")
    centre.await_name(re.compile(r"^\d of \d+ here$"))


def evening(port, day, scenario):
    """Opened as the day ends: what happened on it is read, and kept as the program goes."""
    before = count_hours()
    with Centre(port, scenario, day + "T17:45") as centre:
        open_day_start(centre)
        centre.await_name("Yesterday")
    check("%s: the day is kept" % day, [] if count_hours() > before else
          ["%d hours, there were %d" % (count_hours(), before)])


def count_hours():
    try:
        with sqlite3.connect("file:%s?mode=ro" % history_path(), uri=True, timeout=60) as database:
            return database.execute("SELECT count(*) FROM interval_hour").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def keys_window(centre):
    xid = xdotool("search", "--sync", "--onlyvisible", "--pid",
                  str(centre.program.process.pid))[-1]
    xdotool("windowsize", "--sync", xid, "1000", "1400")
    xdotool("mousemove", "1399", "1")  # no tooltip is in the picture
    xdotool("windowfocus", xid)


def round_of(answers):
    xdotool("type", "--delay", "25", answers)
    keys("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "space")


def stand_up(centre, number, day):
    """News, promises, actions, thanks and the round, as they come on that day."""
    keys("ctrl+shift+s", "ctrl+shift+a")
    keys("ctrl+Next")
    if number % 2 == 0:
        line("Parcels from the south are a day late" if number == 0 else
             "The web shop closes at six" if number == 2 else "New opening hours")
    keys("ctrl+Next")
    line("@anna %d:30 case 47%d" % (14 + number % 3, number))
    keys("ctrl+Next")
    line("@daan Renew the answer card about parcels" if number == 0 else
         "Ask the depot for a list each morning" if number == 2 else "Plan the breaks")
    keys("ctrl+Next")
    line("Two colleagues start at eleven" if number % 2 == 0 else "Everybody stays till six")
    keys("ctrl+Next")
    if number in (1, 3):
        line("@sem → @vera stayed with a caller who was upset #calm" if number == 1 else
             "@maaike @priya took the long queue over lunch #colleague")
    keys("ctrl+Next", "ctrl+Next")
    round_of("45544433" if number == 0 else "3443323" if number < 4 else "22321")
    if number == 2:
        line("too busy at noon -> two more people from 11:30 to 13:30")
    keys("ctrl+Next")
    keys("ctrl+shift+s")
    centre.await_name("Go On")


def morning(port, number, day, scenario):
    with Centre(port, scenario, day + "T09:00") as centre:
        open_day_start(centre)
        centre.await_name(re.compile(r"^(... \d+ Nov|[Yy]esterday): "), 20)
        before = texts(centre.window)
        picture(centre, "week-%d-before" % (number + 1))
        stand_up(centre, number, day)
        picture(centre, "week-%d-after" % (number + 1))
        keys(*["ctrl+Prior"] * 9)
        keys("ctrl+shift+p")
        await_true(lambda: [w for w in centre.program.windows() if w.name == "Stand-up"],
                   "the presenter", 20)
        found = xdotool("search", "--onlyvisible", "--name", "^Stand-up")
        subprocess.run(["import", "-silent", "-window", found[-1],
                        os.path.join(OUT, "week-%d-presenting.png" % (number + 1))], check=True)
        keys("Escape")
        return before


def has(lines, what):
    return [] if any(re.search(what, text) for text in lines) else \
        ["nothing says " + what]


port = start_between()
accept_purposes(ID)
try:
    # Nobody watched the day before the first morning: the source is asked.
    for at, (today, way) in enumerate(WEEK):
        said = morning(port, at, today, way)
        check("%s: how the day before went" % today,
              has(said, r"(... \d+ Nov|[Yy]esterday): .*\d"))
        if at > 0:
            check("%s: whether people had their breaks, as one figure" % today,
                  has(said, r"had their breaks|less than half an hour of break"))
            check("%s: what is left over" % today, has(said, r"left over from earlier days"))
            check("%s: the promise that is open" % today, has(said, r"promises? open"))
            check("%s: the rounds before, beside what was measured" % today,
                  has(said, r"of 5.*Measured"))
        evening(port, today, way)
except (TimeoutError, RuntimeError, GLib.Error, subprocess.CalledProcessError) as error:
    check("to the end of the week", [str(error)])
done()
