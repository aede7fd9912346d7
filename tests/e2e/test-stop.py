#!/usr/bin/python3
# test-stop.py - asked to go by the system: the program leaves well, and takes what it started
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. F-F05.

The two seconds of the row are two of the processor, which no neighbour makes longer; and whoever
waited for the centre would take ten by the clock each time, so that one round in less shows that
nobody waits, however slow the machine was in the rounds before."""
import os
import re
import signal
import sys
import time

from gi.repository import GLib
from spoken import Program, await_true
from tap import BUILD, check, done

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ctl"))
from wire import Server  # noqa: E402

DAGSTART = os.path.join(BUILD, "src", "dagstart")
MOST_S = float(os.environ.get("DAG_STOP_CPU_S", "2"))
DEADLINE_S = 10  # of a poll
MOST_ROUNDS = 6


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
    try:
        took = program.stop(number)
        check(name + ": within %g s of the processor" % MOST_S,
              ["%.2f s" % took] if took > MOST_S else [])
    except TimeoutError as error:
        check(name + ": it ends", [str(error)])
    code = program.end()
    check(name + ": it ends well", ["exit code %d" % code] if code != 0 else [])
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


class Asked(list):
    """Requests, and when the last of them came."""

    at = 0.0

    def append(self, request):
        self.at = time.monotonic()
        super().append(request)


def stopped_in_mid_poll(number):
    """Returns how long after the centre was asked the end came, by the clock."""
    with Server(hang=True) as server:
        server.requests = Asked()
        stopped("SIGTERM in mid poll, %d" % number, signal.SIGTERM, ["--url", server.url],
                lambda window: server.requests)
        return time.monotonic() - server.requests.at


LASTED = []
while not LASTED or min(LASTED) >= DEADLINE_S - 1 and len(LASTED) < MOST_ROUNDS:
    LASTED.append(stopped_in_mid_poll(len(LASTED) + 1))
    if MOST_S > DEADLINE_S:
        break  # leaks are looked for on the way out
else:
    check("SIGTERM in mid poll: it does not wait for the centre",
          ["%.1f s" % lasted for lasted in LASTED] if min(LASTED) >= DEADLINE_S - 1 else [])
stopped("SIGTERM on the welcome page", signal.SIGTERM, [],
        lambda window: window.find(name="Overview and calm for your team"))
done()
