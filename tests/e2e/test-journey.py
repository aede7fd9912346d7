#!/usr/bin/python3
# test-journey.py - the whole program, worked by its spoken names as a person would
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. Each journey starts the program anew."""
import os
import re
import subprocess
import sys

from gi.repository import Gio, GLib
from spoken import TABLES, Program, await_true
from tap import BUILD, check, done

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ctl"))
from wire import Simulator  # noqa: E402

DAGSTART = os.path.join(BUILD, "src", "dagstart")
APP_ID = "io.github.dagstart.Dagstart"
BUTTON = ("push button", "button", "toggle button")
STATUS = ("status bar", "statusbar", "status")


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
    try:
        activate("quit")
        program.process.wait(300)
    except (GLib.Error, subprocess.TimeoutExpired) as error:
        check(name + ": it can be quit", [str(error)])
    code = program.end()
    check(name + ": it ends well", ["exit code %d" % code] if code != 0 else [])
    check(name + ": nothing is complained of", program.complaints())


def activate(action):
    """An action of the program's, as its menu or a shortcut would."""
    Gio.bus_get_sync(Gio.BusType.SESSION, None).call_sync(
        APP_ID, "/" + APP_ID.replace(".", "/"), "org.gtk.Actions", "Activate",
        GLib.Variant("(sava{sv})", (action, [], {})), None, Gio.DBusCallFlags.NONE, 60000, None)


def go_to(window, title):
    """By the sidebar, which is there twice: with words, and as icons for a narrow window."""
    def find():
        listings = [(entry, [label.name for label in entry.walk() if label.role == "label"])
                    for entry in window.walk() if entry.role == "list" and entry.name == "Pages"]
        return max(listings, key=lambda pair: len(pair[1]))
    listing, titles = await_true(find, "the sidebar")
    listing.select(titles.index(title))
    return step("the sidebar leads to %s" % title, lambda: shown_title(window) == title)


def button(window, name):
    return window.find(name=name, role=BUTTON, having="Action")


def journey(name, arguments, walk, env=None):
    """By hand, "test-journey.py windows" takes that one alone."""
    if sys.argv[1:] and name not in sys.argv[1:]:
        return
    program = Program([DAGSTART] + arguments, env)
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
    step("the chart has a summary", lambda: [
        node.description for node in [window.find(name="Waiting and staffed",
                                                  role=("image", "img"))]
        if node and node.description])
    step("it says that the team is simulated", lambda: window.find(name="Simulated"))
    step("it says how old the figures are", lambda: window.find(
        name=re.compile("^Updated "), role=STATUS))

    for title in ("Queues", "Team", "Overview"):
        go_to(window, title)

    step("pause", lambda: button(window, "Hold the picture still")).act()
    step("it says that it is paused", lambda: window.find(name=re.compile("[Pp]aused|[Hh]eld"),
                                                          role=STATUS))
    step("go on", lambda: button(window, "Go on")).act()
    step("the figures move again", lambda: window.find(name=re.compile("^Updated "), role=STATUS))
    step("refresh", lambda: button(window, "Refresh now")).act()
    step("it is up to date", lambda: window.find(name=re.compile(r"^Updated \d s ago"),
                                                 role=STATUS))


def shown_title(window):
    """The title in the header: the least part of the window with a label and with Refresh."""
    def read(node):
        """(labels, whether Refresh is in it, the title where it was found)"""
        role, name = node.role, node.name
        if role in TABLES:
            return [], False, None
        labels = [name] if role == "label" and name else []
        has_refresh = name == "Refresh now"
        for child in node.children():
            below, refresh, title = read(child)
            if title:
                return [], True, title
            labels += below
            has_refresh = has_refresh or refresh
        return labels, has_refresh, labels[0] if labels and has_refresh else None

    try:
        return read(window)[2]
    except GLib.Error:
        return None


def read_tables(_, window):
    """Every queue and every person, found by name; a search leaves what it names."""
    step("the figures are there", lambda: window.find(name=re.compile("^Waiting: "), role=BUTTON))
    for title, noun, word, kept in (("Queues", "queues", "factu", "Facturen"),
                                    ("Team", "people", "boer", "Anna de Boer")):
        go_to(window, title)
        count = re.compile(r"^\d+ %s$" % noun)
        page = step("%s: its table is spoken" % title, lambda: window.find(
            name=title, role=("tree grid", "tree table", "treegrid")))
        # Which rows there are before one scrolls differs between releases of GTK.
        step("%s: a row says its name and how it is" % title, lambda: any(
            re.search(r"^\w[^:]*, \w", spoken) for spoken in page.names(tables=True)))
        entry = step("%s: its search field has a name" % title, lambda: [
            node for node in window.walk()
            if "EditableText" in node.interfaces and re.search("^Search ", node.name)
            and (noun in node.name or title.lower() in node.name)])
        entry[0].write(word)
        step("%s: the search leaves one" % title, lambda: window.find(
            name=re.compile(r"^1 of \d+$")))
        step("%s: the one that was searched for" % title, lambda: is_row(page, kept))
        entry[0].write("")
        step("%s: all are back" % title, lambda: window.find(name=count))


def is_row(table, name):
    """A row is spoken whole: "Facturen, Phone, nobody waiting"."""
    return any(spoken.startswith(name + ",") for spoken in table.names(tables=True))


def open_windows(program, window):
    """Preferences, shortcuts and about open, have a title, and go away again."""
    step("the figures are there", lambda: window.find(name=re.compile("^Waiting: "), role=BUTTON))
    for action, title in (("preferences", "Preferences"), ("shortcuts", "Keyboard Shortcuts"),
                          ("about", "About Dagstart")):
        activate(action)
        opened = step("%s opens" % title, lambda: [
            other for other in program.windows() if re.search(title, other.name, re.I)])
        if opened:
            check("%s can be closed" % title,
                  [] if opened[0].act("window.close") else ["it refuses"])
            step("%s is gone" % title, lambda: not [
                other for other in program.windows() if re.search(title, other.name, re.I)])


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
    check("what is not known is not called calm",
          ["it is"] if window.find(name="Nothing of note.") else [])
    details = step("with the reason one press away", lambda: button(window, "Details"))
    if details:
        details.act()
        step("which is technical", lambda: window.find(name=re.compile("[Cc]onnection refused|"
                                                                       "Could not connect")))


journey("look around", ["--simulate"], look_around)
journey("tables", ["--simulate"], read_tables)
# What GTK keeps of each window that was asked for its actions is known by seven frames (lsan.supp).
journey("windows", ["--simulate"], open_windows, {"ASAN_OPTIONS": os.environ.get(
    "ASAN_OPTIONS", "") + ":fast_unwind_on_malloc=0:malloc_context_size=7"})
journey("first run", [], first_run)
with Simulator() as simulator:
    journey("a real address", ["--url", simulator.url], watch_a_centre(simulator.url))
journey("nobody there", ["--url", "http://127.0.0.1:1"], watch_nobody)
done()
