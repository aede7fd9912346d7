#!/usr/bin/python3
# test-typing.py - the program killed while a lead writes: what was written is there again
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. F-S02: a note, and a line that nobody
pressed Enter after, are on the disk while the program runs; then it is killed, and opened again."""
import os
import re
import sqlite3
import subprocess

from gi.repository import GLib
from lab import Lab, accept_purposes, agent, queue, snapshot
from spoken import Program, await_true
from tap import BUILD, check, done

DAGSTART = os.path.join(BUILD, "src", "dagstart")
ID = "0b8ee1f4-7a0e-4f0e-9d0c-3b7f0d3e0a13"
FILE = os.path.join(GLib.get_user_data_dir(), "dagstart", "history", ID + ".sqlite")


def write_file(path, text):
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)


def xdotool(*arguments):
    return subprocess.run(("xdotool",) + arguments, check=True, stdout=subprocess.PIPE,
                          text=True).stdout.split()


def keys(*names):
    xdotool("key", "--delay", "40", *names)


def is_kept(text):
    """Whether another program finds it on the board."""
    try:
        with sqlite3.connect("file:%s?mode=ro" % FILE, uri=True, timeout=60) as database:
            return database.execute("SELECT count(*) FROM board_item WHERE instr (fields, ?)",
                                    (text,)).fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def texts(window):
    for node in window.walk():
        try:
            if "Text" in node.interfaces:
                yield node.text
        except GLib.Error:
            continue


def step(name, condition, seconds=20):
    try:
        await_true(condition, name, seconds)
        check(name, [])
    except (TimeoutError, RuntimeError) as error:
        check(name, ["did not come true: %s" % error])


def open_day_start():
    program = Program([DAGSTART], {"GSETTINGS_BACKEND": "keyfile"})
    window = program.window()
    found = await_true(lambda: xdotool("search", "--sync", "--onlyvisible", "--pid",
                                       str(program.process.pid)), "the window", 30)
    xdotool("windowfocus", found[-1])
    await_true(lambda: window.find(name="Live"), "figures", 30)
    keys("ctrl+d")
    step("the day start is there", lambda: window.find(name=re.compile(r"^\d of \d+ here$")))
    return program, window


with Lab() as lab:
    lab.says(lambda: snapshot([queue(0)], [agent(n) for n in range(6)]))
    write_file(os.path.join(GLib.get_user_config_dir(), "dagstart", "connection.ini"),
               "[connection]\nid=%s\nkind=dagstart\nurl=%s\n[options]\ncredential=none\n"
               % (ID, lab.url))
    accept_purposes(ID)
    program, window = open_day_start()
    keys("ctrl+shift+s", "ctrl+Next", "ctrl+Next", "ctrl+Next", "ctrl+Next")
    xdotool("type", "--delay", "25", "Two new colleagues")
    keys("Return")
    xdotool("type", "--delay", "25", "and a line without its end")
    step("what is written is on the disk", lambda: is_kept("Two new colleagues"))
    step("also the line that is not finished", lambda: is_kept("and a line without its end"))
    program.process.kill()
    program.process.wait()
    check("nothing was complained of", program.complaints())

    program, window = open_day_start()
    step("killed and opened again, the note is there",
         lambda: "Two new colleagues" in texts(window))
    keys("ctrl+Next", "ctrl+Next", "ctrl+Next", "ctrl+Next", "ctrl+Next", "Return")
    step("and the line, to be gone on with: Enter makes it a note too",
         lambda: "and a line without its end" in texts(window))
    code = program.end()
    check("it ends well", ["exit code %d" % code] if code != 0 else [])
    check("nothing is complained of", program.complaints())
done()
