#!/usr/bin/python3
# month.py - the program with weeks behind it, pictured: History, charts of a week and a month
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi; pictures go into DAG_MONTH_DIR. DAG_MONTH
is the program that writes the weeks (month.c), DAG_MONTH_STEPS what is done, word by word: a key,
"=NAME" a picture, "c:X,Y" a press of the button, "s:W,H" another size, "t:TEXT" typed, "w:NAME"
awaited, "z" a second. DAG_MONTH_SIZE and DAG_MONTH_OPTIONS are the program's, DAG_MONTH_NOW the
centre's scenario and time of day."""
import os
import re
import subprocess
import threading

from gi.repository import GLib
from kept import ID, Centre, history_path, start_between, xdotool
from lab import accept_purposes
from spoken import await_true
from tap import BUILD, check, done

OUT = os.environ.get("DAG_MONTH_DIR", os.environ.get("XDG_RUNTIME_DIR", "/tmp"))
MONTH = os.environ.get("DAG_MONTH", os.path.join(BUILD, "tests", "e2e", "month"))
DAY = "2026-11-23"
SIZE = os.environ.get("DAG_MONTH_SIZE", "1200x800")
SCENARIO, TIME = os.environ.get("DAG_MONTH_NOW", "busy 10:40").split()
STEPS = os.environ.get("DAG_MONTH_STEPS", "ctrl+h z c:1120,479 m:1,1 z z =month-history"
                       " s:600,900 z =month-narrow")


class Walk:
    """The window, worked by keys and the pointer."""

    def __init__(self, centre):
        self.centre = centre
        pid = str(centre.program.process.pid)
        await_true(lambda: xdotool("search", "--onlyvisible", "--pid", pid), "the window", 30)
        self.xid = xdotool("search", "--onlyvisible", "--pid", pid)[-1]
        self.resize(*SIZE.split("x"))
        xdotool("windowfocus", self.xid)
        centre.await_name("Live" if not os.environ.get("LANGUAGE") else re.compile("Live"))

    def resize(self, width, height):
        xdotool("windowsize", "--sync", self.xid, width, height)
        xdotool("mousemove", "1", "1")

    def click(self, x, y):
        xdotool("mousemove", "--window", self.xid, x, y, "click", "1")

    @staticmethod
    def pause(seconds):
        """Pictures are looked at by people: what moves is to come to rest."""
        threading.Event().wait(seconds)

    def picture(self, name):
        subprocess.run(["import", "-silent", "-window", "root" if name.endswith("+") else self.xid,
                        os.path.join(OUT, name.rstrip("+") + ".png")], check=True)

    def step(self, word):
        if word.startswith("="):
            self.pause(0.7)
            self.picture(word[1:])
        elif word.startswith("c:"):
            self.click(*word[2:].split(","))
            self.pause(0.4)
        elif word.startswith("m:"):
            xdotool("mousemove", "--window", self.xid, *word[2:].split(","))
        elif word.startswith("s:"):
            self.resize(*word[2:].split(","))
        elif word.startswith("t:"):
            xdotool("type", "--delay", "25", word[2:])
        elif word.startswith("w:"):
            self.centre.await_name(re.compile(word[2:].replace("_", " ")))
        elif word == "z":
            self.pause(1)
        else:
            xdotool("key", "--delay", "40", word)


accept_purposes(ID)
os.makedirs(os.path.dirname(history_path()), mode=0o700, exist_ok=True)
subprocess.run([MONTH, history_path(), DAY, os.environ.get("DAG_MONTH_DAYS", "31")], check=True)
try:
    options = os.environ.get("DAG_MONTH_OPTIONS", "").split()
    with Centre(start_between(), SCENARIO, DAY + "T" + TIME, options) as centre:
        walk = Walk(centre)
        for word in STEPS.split():
            walk.step(word)
except (TimeoutError, RuntimeError, GLib.Error, subprocess.CalledProcessError) as error:
    check("to the end", [str(error)])
check("pictured", [])
done()
