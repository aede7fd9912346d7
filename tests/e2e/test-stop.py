#!/usr/bin/python3
# test-stop.py - asked to go by the system: the program leaves well, and takes what it started
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. F-F05."""
import os
import re
import signal
import subprocess
import sys
import time

from gi.repository import GLib
from spoken import Program, await_true
from tap import BUILD, check, done

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ctl"))
from wire import Server  # noqa: E402

DAGSTART = os.path.join(BUILD, "src", "dagstart")
PATIENCE_S = float(os.environ.get("DAG_STOP_S", "8"))


def children(pid):
    """Of every thread of the program: whichever started them."""
    found = []
    for thread in os.listdir("/proc/%d/task" % pid):
        try:
            with open("/proc/%d/task/%s/children" % (pid, thread), encoding="ascii") as stream:
                found += [int(child) for child in stream.read().split()]
        except OSError:  # a thread that had nothing more to do
            continue
    return found


def is_running(pid):
    try:
        with open("/proc/%d/stat" % pid, encoding="utf-8") as stream:
            return stream.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def stop(name, program, number):
    """Sends the signal; the program ends well, in time, and nobody is left."""
    started = children(program.process.pid)
    begin = time.monotonic()
    program.process.send_signal(number)
    try:
        program.process.wait(300)
    except subprocess.TimeoutExpired as error:
        check(name + ": it ends", [str(error)])
    took = time.monotonic() - begin
    code = program.end()
    check(name + ": it ends well", ["exit code %d" % code] if code != 0 else [])
    check(name + ": within %g s" % PATIENCE_S,
          ["%.1f s" % took] if took > PATIENCE_S else [])
    try:
        await_true(lambda: not any(map(is_running, started)), "nobody is left")
        check(name + ": what it started is gone", [])
    except TimeoutError:
        check(name + ": what it started is gone", map(str, filter(is_running, started)))
    check(name + ": nothing is complained of", program.complaints())
    return started


def stopped(name, number, arguments, ready):
    program = Program([DAGSTART] + arguments)
    try:
        window = program.window()
        await_true(lambda: ready(window), name + ": ready", 30)
    except (TimeoutError, RuntimeError, GLib.Error) as error:
        check(name + ": it comes so far", [str(error)])
    return stop(name, program, number)


for wanted in (signal.SIGTERM, signal.SIGINT):
    simulators = stopped("%s, a simulated team" % wanted.name, wanted, ["--simulate"],
                         lambda window: window.find(name=re.compile("^Updated ")))
    check("%s: there was a simulator to take along" % wanted.name,
          [] if simulators else ["no child was seen"])
with Server(hang=True) as server:
    stopped("SIGTERM in mid poll", signal.SIGTERM, ["--url", server.url],
            lambda window: server.requests)
stopped("SIGTERM on the welcome page", signal.SIGTERM, [],
        lambda window: window.find(name="Overview and calm for your team"))
done()
