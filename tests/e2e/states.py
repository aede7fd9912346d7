#!/usr/bin/python3
# states.py - every state of the day start and of the questions, worked by keys and pictured
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi and an installed program on the PATH;
pictures go into DAG_LOOK. DAG_LOOK_SIZE=600x900, DAG_LOOK_OPTIONS=--rtl; DAG_LOOK_PART=later: of
a centre that lives. Nothing is looked for by its words, so that it goes in every language."""
import json
import os
import re
import subprocess
import sys

from gi.repository import Gio, GLib
from spoken import Program, await_true

OUT = os.environ["DAG_LOOK"]
SIZE = os.environ.get("DAG_LOOK_SIZE", "1000x1400").split("x")
APP_ID = "io.github.dagstart.Dagstart"


def xdotool(*arguments):
    return subprocess.run(("xdotool",) + arguments, check=True, stdout=subprocess.PIPE,
                          text=True).stdout.split()


def keys(*names):
    xdotool("key", "--delay", "60", *names)


def line(*texts):
    for text in texts:
        xdotool("type", "--delay", "25", text)
        keys("Return")


def activate(action, *arguments):
    Gio.bus_get_sync(Gio.BusType.SESSION, None).call_sync(
        APP_ID, "/" + APP_ID.replace(".", "/"), "org.gtk.Actions", "Activate",
        GLib.Variant("(sava{sv})", (action, list(arguments), {})), None,
        Gio.DBusCallFlags.NONE, 60000, None)


class States:
    def __init__(self):
        self.program = Program(["dagstart", "--url", os.environ["DAG_LOOK_URL"]]
                               + os.environ.get("DAG_LOOK_OPTIONS", "").split())
        self.main = self.program.window()
        found = await_true(self.shown, "the window", 30)
        self.xid = found[-1]
        xdotool("windowsize", "--sync", self.xid, *SIZE)
        xdotool("mousemove", "1", "1")
        xdotool("windowfocus", self.xid)

    def shown(self):
        result = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                                 str(self.program.process.pid)], stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, text=True, check=False)
        return result.stdout.split()

    @staticmethod
    def large(windows):
        """Those that are there to be looked at: a window manager makes others for a moment."""
        found = []
        for xid in windows:
            size = subprocess.run(["xdotool", "getwindowgeometry", "--shell", xid], check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            width = re.search(r"WIDTH=(\d+)", size.stdout)
            found += [xid] if width and int(width[1]) > 200 else []
        return found

    def says(self, name, seconds=20):
        return await_true(lambda: self.main.find(name=name, tables=True), str(name), seconds)

    @staticmethod
    def settle():
        """A frame or two of cross-fading."""
        over = [0]
        GLib.timeout_add(350, lambda: over.__setitem__(0, 1))
        await_true(lambda: over[0], "a still picture")

    def picture(self, name, xid=None):
        """What lies over the window (a menu, a small window) is in the picture."""
        self.settle()
        subprocess.run(["import", "-silent", "-window", xid or self.xid,
                        os.path.join(OUT, name + ".png")], check=True)

    def window(self, name, act, after=(), close=("Escape",)):
        """Does something that opens a window, pictures that and closes it."""
        before = set(self.shown())
        act()
        try:
            opened = await_true(lambda: self.large(set(self.shown()) - before),
                                "a window of " + name, 15)
        except TimeoutError as error:
            print("no picture: %s" % error, file=sys.stderr)
            return
        xid = opened.pop()
        xdotool("windowfocus", xid)
        for press in after:
            press()
        self.picture(name, xid)
        keys(*close)
        await_true(lambda: xid not in self.shown(), "the end of " + name, 15)
        xdotool("windowfocus", self.xid)


def day_start(states):
    keys("ctrl+d")
    states.says(re.compile(r"^\d+ .* \d+ "))
    states.picture("day-1-before")
    keys("ctrl+shift+s", "ctrl+shift+a")
    keys("ctrl+Next")
    line("Parcels from the south are a day late: the depot in Venlo is flooded")
    keys("ctrl+Next")
    xdotool("type", "--delay", "25", "14:30 ring 0612345678")
    keys("Return")
    states.picture("day-2-refused")
    keys("ctrl+a", "BackSpace")
    line("@anna 10:42 case 4711", "@gijs 16:30 case 4712", "17:00 case 4713")
    keys("ctrl+Next")
    line("@daan Renew the answer card about parcels", "Ask the depot for a list each morning")
    keys("ctrl+Next")
    line("Two colleagues start at eleven", "Everybody stays till six")
    keys("ctrl+Next")
    line("@sem → @vera stayed with a caller who was upset #calm",
         "@anna @daan took the long queue over lunch #colleague")
    keys("shift+Tab", "space", "shift+Tab", "space")  # both agree
    keys("ctrl+Next", "ctrl+Next")
    xdotool("type", "--delay", "25", "4554")
    states.picture("day-3-round-open")
    xdotool("type", "--delay", "25", "44")
    keys("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "space")
    line("too busy at noon -> two more people from 11:30 to 13:30")
    states.picture("day-4-below")
    keys(*["ctrl+Prior"] * 9)
    states.picture("day-5-above")
    states.window("day-6-wall", lambda: keys("ctrl+shift+w"))
    states.window("day-7-presenting", lambda: keys("ctrl+shift+p"))
    states.window("day-8-presenting-news", lambda: keys("ctrl+shift+p"),
                  [lambda: keys("Next")])
    keys("ctrl+f")
    xdotool("type", "--delay", "25", "parcels")
    states.picture("day-9-found")
    keys("Escape", "Escape")
    keys("ctrl+shift+Prior")
    states.picture("day-10-blank")
    keys("ctrl+shift+Next")
    keys("ctrl+shift+s")
    states.picture("day-11-over")


def questions(states):
    keys("ctrl+6")
    states.picture("questions-1-before")
    keys("ctrl+t")
    line("Is the site down?", "Where is my parcel?", "Can I pay later?")
    keys("shift+Tab", "1", "1", "1", "2", "3", "3")
    states.picture("questions-2-tally")
    keys("ctrl+f")
    xdotool("type", "--delay", "25", "site")
    states.window("questions-3-editor", lambda: keys("Return"), [
        lambda: xdotool("type", "--delay", "25", "We are on it: by noon it is there again.")],
        close=("alt+s", "alt+o"))  # _Save, _Opslaan
    states.picture("questions-4-cards")
    keys("Escape", "shift+Tab", "ctrl+End")
    states.picture("questions-5-below")


def later(states):
    """On a centre that lives: customers ask before the team has heard, a promise runs out."""
    keys("ctrl+d")
    states.says(re.compile(r"^\d+ .* \d+ "))
    keys("ctrl+shift+s", "ctrl+shift+a", "ctrl+Next")
    line("Parcels from the south are a day late: the depot in Venlo is flooded")
    keys("shift+Tab", "space")
    states.settle()
    keys("Down", "Down", "Return")
    states.settle()
    keys("Down", "Down", "Return")
    states.settle()
    xdotool("windowfocus", states.xid)
    states.settle()
    keys("ctrl+Next")
    line("@anna 11:10 case 4711", "17:00 case 4712")
    for _ in range(66):  # a minute of the centre is a second
        states.settle()
    keys("ctrl+Prior", "ctrl+Prior")
    states.picture("later-warned")


def chat(states):
    states.window("chat-1-connect", lambda: activate("connect-chat"))
    states.window("chat-2-post", lambda: activate("post-to-chat", GLib.Variant("(ssasas)", (
        "", "Thank you", ["Anna: took over the heavy queue"], ["a1"]))))
    states.window("chat-3-preferences", lambda: activate("preferences"))


def write_board(path):
    """As another desk saves its own: three actions, two pieces of news and a note."""
    items = []
    for number, kind in enumerate(["action"] * 3 + ["news"] * 2 + ["note"], 1):
        write = "%d@%016x" % (number, 7)
        items.append({"id": "9f0c1c52-8b0e-7b5c-9a42-%012x" % number, "kind": kind,
                      "day": "2026-11-23", "born": write, "fields": {
                          "text": {"type": "note", "writes": [[write, "A line"]], "seen": []}}})
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"schema": "dagstart.board/1", "items": items, "edits": []}, file)


def board(states):
    """Of what another desk saved it is told first what taking it in would change."""
    path = os.path.join(os.environ["HOME"], "board.json")
    write_board(path)
    keys("ctrl+d")
    states.settle()
    before = set(states.shown())
    # to the menu behind the search and Undo; the last of it
    keys("ctrl+f", "Tab", "Tab", "space")
    states.settle()
    keys("Up", "Return")
    chooser = await_true(lambda: states.large(set(states.shown()) - before),
                         "a window to choose a file in", 15).pop()
    xdotool("windowfocus", chooser)
    xdotool("type", "--delay", "25", path)
    states.settle()
    states.window("day-12-taking-in", lambda: keys("Return"))


os.makedirs(OUT, exist_ok=True)
states = States()
failed = []
try:
    for part in (later,) if os.environ.get("DAG_LOOK_PART") == "later" else (
            day_start, questions, chat, board):
        try:
            part(states)
        except (TimeoutError, RuntimeError, GLib.Error) as error:
            print("%s: %r" % (part.__name__, error), file=sys.stderr)
            failed.append(part.__name__)
            xdotool("windowfocus", states.xid)
            keys("Escape")
finally:
    states.program.end()
    for said in states.program.complaints():
        print(said, file=sys.stderr)
sys.exit(1 if failed else 0)
