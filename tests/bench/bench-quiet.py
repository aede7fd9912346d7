#!/usr/bin/python3
# bench-quiet.py - what Dagstart costs before it does anything, and while nobody looks
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: bench-quiet.py BUILD [ROUNDS]  (inside tests/support/headless)

Start-up and memory on a centre of ten people, beside a bare window of libadwaita; then the
window is taken off the screen, the source asked every five minutes, and counted how often the
main thread wakes up in twenty seconds (/proc: each time it went to sleep, it had woken up)."""
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 5
APP_ID = "io.github.dagstart.Dagstart"
SETTLE_S, QUIET_S = 15, 20


def start(command, env, told):
    """The program, and the milliseconds until it says that it is on the screen."""
    begin = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
    for line in process.stdout:
        if told in line:
            return process, (time.monotonic() - begin) * 1000.0
    raise SystemExit("%s ended before it was shown" % command[0])


def pss_mib(process):
    with open("/proc/%d/smaps_rollup" % process.pid) as rollup:
        return int(re.search(r"^Pss: +(\d+)", rollup.read(), re.M).group(1)) / 1024.0


def count_sleeps(process):
    with open("/proc/%d/task/%d/status" % (process.pid, process.pid)) as status:
        return int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status.read(), re.M).group(1))


def hide(process):
    windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)],
                             stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    for window in windows:
        subprocess.run(["xdotool", "windowunmap", window], check=True)


def end(process):
    process.terminate()
    process.wait(20)


def measure(command, env, told):
    process, shown_ms = start(command, env, told)
    time.sleep(3)
    memory = pss_mib(process)
    end(process)
    return shown_ms, memory


def count_wake_ups(command, env, told):
    process, _ = start(command, env, told)
    time.sleep(SETTLE_S)  # the morning is learnt
    hide(process)
    time.sleep(5)
    before = count_sleeps(process)
    time.sleep(QUIET_S)
    wake_ups = count_sleeps(process) - before
    end(process)
    return wake_ups


def figure(what, unit, ours, theirs):
    own, peer = statistics.median(ours), statistics.median(theirs)
    print("figure\t–\t%s\t%.3g %s\tbare libadwaita\t%.3g %s\t%.2f\t–"
          % (what, own, unit, peer, unit, own / peer), flush=True)


def main():
    sim = subprocess.Popen([os.path.join(BUILD, "src", "sim", "dagstart-sim"), "--agents=10",
                            "--queues=2", "--seed=1", "--start=10:15", "--exit-with-parent"],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    url = sim.stdout.readline().strip()
    ours, theirs = [], []
    with tempfile.TemporaryDirectory(prefix="dagstart-bench-") as home:
        settings = os.path.join(home, "glib-2.0", "settings")
        os.makedirs(settings)
        with open(os.path.join(settings, "keyfile"), "w") as file:
            file.write("[%s]\npoll-interval=uint32 300\npage='team'\n" % APP_ID.replace(".", "/"))
        env = dict(os.environ, GTK_A11Y="none", GSETTINGS_BACKEND="keyfile",
                   XDG_CONFIG_HOME=home, GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, "data"))
        bare = dict(env, GSK_RENDERER="cairo", GDK_DEBUG="gl-disable")  # as Dagstart chooses
        command = [os.path.join(BUILD, "src", "dagstart"), "--url", url]
        told = "first figures"
        env["G_MESSAGES_DEBUG"] = "dagstart"
        for _ in range(ROUNDS):
            ours.append(measure(command, env, told))
            theirs.append(measure([os.path.join(BUILD, "tests", "bench", "bench-bare")], bare,
                                  "shown"))
        wake_ups = count_wake_ups(command, env, told)
    end(sim)
    figure("start-up: to the first figures", "ms", [o[0] for o in ours], [t[0] for t in theirs])
    figure("memory on a centre of ten people", "MiB PSS", [o[1] for o in ours],
           [t[1] for t in theirs])
    print("figure\t–\twake-ups in %d s, hidden and nothing new\t%d\t\t\t%d\t0"
          % (QUIET_S, wake_ups, wake_ups), flush=True)


main()
