#!/usr/bin/python3
# test-journey.py - the whole program, worked by its spoken names as a person would
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. Each journey starts the program anew."""
import os
import re
import subprocess
import sys

from gi.repository import Gio, GLib
from spoken import Program, await_true
from tap import BUILD, check, done

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ctl"))
from wire import Simulator  # noqa: E402

DAGSTART = os.path.join(BUILD, "src", "dagstart")
APP_ID = "io.github.dagstart.Dagstart"
BUTTON = ("push button", "button", "toggle button")
STATUS = ("status bar", "statusbar", "status")
NOISE = re.compile(r"WARNING|CRITICAL|ERROR|Sanitizer|runtime error")


def step(name, condition, seconds=15):
    """One check: the condition comes true in time. What it gives is handed on."""
    try:
        value = await_true(condition, name, seconds)
        check(name, [])
        return value
    except (TimeoutError, RuntimeError) as error:
        check(name, ["did not come true: %s" % error])
        return None


def quit_program(name, program):
    """Leaves as Ctrl+Q does; the exit code is 0 and nothing was complained of."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    try:
        bus.call_sync(APP_ID, "/" + APP_ID.replace(".", "/"), "org.gtk.Actions", "Activate",
                      GLib.Variant("(sava{sv})", ("quit", [], {})), None,
                      Gio.DBusCallFlags.NONE, 10000, None)
        program.process.wait(20)
    except (GLib.Error, subprocess.TimeoutExpired) as error:
        check(name + ": it can be quit", [str(error)])
    code = program.end()
    check(name + ": it ends well", ["exit code %d" % code] if code != 0 else [])
    check(name + ": nothing is complained of", [
        line for line in program.read_log().splitlines() if NOISE.search(line)])


def button(window, name):
    return window.find(name=name, role=BUTTON, having="Action")


def journey(name, arguments, walk):
    program = Program([DAGSTART] + arguments)
    try:
        window = program.window()
        walk(program, window)
    except (TimeoutError, RuntimeError, GLib.Error) as error:
        check(name + ": to the end", [str(error)])
        for frame in program.windows() if program.process.poll() is None else []:
            frame.dump()
    quit_program(name, program)


def look_around(_, window):
    """The pages of a simulated team."""
    step("the calm line is spoken", lambda: window.find(
        name=re.compile(r"\d+ waiting|Calm|Nobody"), role=STATUS))
    step("the tiles are spoken with their figures", lambda: all(
        window.find(name=re.compile("^%s: " % title), role=BUTTON)
        for title in ("Waiting", "Longest wait", "Service level", "People")))
    step("the chart has a summary", lambda: window.find(
        name=re.compile("last two hours"), role=("image", "img")).description)
    step("it says that the team is simulated", lambda: window.find(name="Simulated"))
    step("it says how old the figures are", lambda: window.find(
        name=re.compile("^Updated "), role=STATUS))

    # The sidebar is there twice: with words, and as icons for a narrow window.
    listings = [(entry, [label.name for label in entry.walk() if label.role == "label"])
                for entry in window.walk() if entry.role == "list" and entry.name == "Pages"]
    listing, titles = max(listings, key=lambda pair: len(pair[1]))
    check("the sidebar names its pages", [] if titles else ["no names"])
    for number, title in enumerate(titles):
        listing.select(number)
        step("the sidebar leads to %s" % title, lambda: window.find(
            name=title, role=("label",)) and shown_title(window) == title)
    listing.select(0)

    step("pause", lambda: button(window, "Hold the picture still")).act()
    step("it says that it is paused", lambda: window.find(name=re.compile("[Pp]aused|[Hh]eld"),
                                                          role=STATUS))
    step("go on", lambda: button(window, "Go on")).act()
    step("the figures move again", lambda: window.find(name=re.compile("^Updated "), role=STATUS))
    step("refresh", lambda: button(window, "Refresh now")).act()
    step("it is up to date", lambda: window.find(name=re.compile(r"^Updated \d s ago"),
                                                 role=STATUS))


def shown_title(window):
    """The title in the header of the content."""
    header = window.find(name="DagShellHeader")
    for node in header.walk():
        if node.role == "label" and node.name:
            return node.name
    return None


def first_run(program, window):
    """The welcome page; then a team out of nothing."""
    step("a welcome", lambda: window.find(name="Overview and calm for your team"))
    step("two ways to begin", lambda: button(window, "Connect your contact centre"))
    step("the simulated team", lambda: button(window, "Look around with a simulated team")).act()
    step("a minute later the team is there", lambda: window.find(name="Simulated"))
    step("and moves", lambda: window.find(name=re.compile("^Updated "), role=STATUS), 30)
    window = program.window()
    step("the figures are there", lambda: window.find(name=re.compile("^Waiting: "), role=BUTTON))


def watch_a_centre(url):
    def walk(_, window):
        step("a centre given on the command line is watched", lambda: window.find(
            name=re.compile("^Waiting: "), role=BUTTON), 30)
        step("its figures have an age", lambda: window.find(name=re.compile("^Updated "),
                                                            role=STATUS))
    return walk


def watch_nobody(_, window):
    """F-N01: nobody listens there. A sentence, and its reason one press away."""
    step("an address that does not answer is told in a sentence", lambda: window.find(
        name=re.compile("Your contact centre is not answering")), 30)
    details = step("with the reason one press away", lambda: button(window, "Details"))
    if details:
        details.act()
        step("which is technical", lambda: window.find(name=re.compile("[Cc]onnection refused|"
                                                                       "Could not connect")))


journey("look around", ["--simulate"], look_around)
journey("first run", [], first_run)
with Simulator() as simulator:
    journey("a real address", ["--url", simulator.url], watch_a_centre(simulator.url))
    DEAD = simulator.url
journey("nobody there", ["--url", DEAD], watch_nobody)
done()
