# walk.py - a journey through the program: its steps, each one check, and how it ends
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys

from gi.repository import Gio, GLib
from spoken import Program, await_true, is_noise
from tap import BUILD, check

DAGSTART = os.path.join(BUILD, "src", "dagstart")
APP_ID = "io.github.dagstart.Dagstart"
PATH = "/" + APP_ID.replace(".", "/")
BUTTON = ("push button", "button", "toggle button")
STATUS = ("status bar", "statusbar", "status")


def activate(action, parameter=None, window=False):
    """An action of the program's, or of its window's, as a shortcut would."""
    Gio.bus_get_sync(Gio.BusType.SESSION, None).call_sync(
        APP_ID, PATH + ("/window/1" if window else ""), "org.gtk.Actions", "Activate",
        GLib.Variant("(sava{sv})", (action, [] if parameter is None else [parameter], {})),
        None, Gio.DBusCallFlags.NONE, 60000, None)


def step(name, condition, seconds=20):
    """One check: the condition comes true in time. What it gives is handed on."""
    try:
        value = await_true(condition, name, seconds)
        check(name, [])
        return value
    except (TimeoutError, RuntimeError) as error:
        check(name, ["did not come true: %s" % error])
        return None


def spoken(window, text):
    return window.find(name=re.compile(text))


def says_line(window, text):
    return window.find(name=re.compile(text), role=STATUS)


def pressable(window, name):
    """A button of that name that is there and can be pressed."""
    found = window.find(name=name, role=BUTTON, having="Action")
    return found if found and found.sensitive else None


def asked_again(lab, window):
    """Presses refresh until the centre was asked once more and the answer is taken in."""
    count = len(lab.asked)

    def more():
        activate("refresh", window=True)
        return len(lab.asked) > count
    return await_true(more, "one question more", 20)


def ended(name, program, secrets=(), expected=None, code=0):
    """Ends it: well, without a complaint but the @expected one, and with no secret in what it
    said."""
    got = program.end()
    check(name + ": it ends well", [] if got == code else ["exit code %d" % got])
    log = program.read_log()
    check(name + ": nothing is complained of",
          [line for line in log.splitlines() if is_noise(line) and "-DEBUG" not in line
           and not (expected and expected in line)])
    check(name + ": no secret in the log (F-F02)", [secret for secret in secrets if secret in log])


def journey(name, arguments, walk, env=None, secrets=(), expected=None, command=()):
    """One start of the program; by hand, a test's argument takes those with it in their name.
    @command goes before the program: another that starts it."""
    if sys.argv[1:] and not any(wanted in name for wanted in sys.argv[1:]):
        return
    program = Program(list(command) + [DAGSTART] + arguments, env)
    try:
        walk(program, program.window())
    except (TimeoutError, RuntimeError, GLib.Error, AttributeError) as error:
        check(name + ": to the end", [repr(error)])
        for frame in program.windows() if program.process.poll() is None else []:
            frame.dump()
    ended(name, program, secrets, expected)
