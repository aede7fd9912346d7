#!/usr/bin/python3
# test-trouble.py - a real keyring and a secret that changes; a centre that dies; clocks that jump
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. By hand, a name takes one journey."""
import functools
import os
import re
import subprocess
import sys
import time

from gi.repository import Gio, GLib
from lab import Lab, agent, queue, snapshot
from spoken import await_true
from tap import BUILD, check, done, skip
from walk import activate, journey, pressable, says_line, spoken, step

SHIFT = os.path.join(BUILD, "tests", "e2e", "libshift-clock.so")
FIRST, SECOND = "f1rst-t0ken-4f9c", "s3cond-t0ken-77ab"
journey = functools.partial(journey, secrets=(FIRST, SECOND))


def refreshed(window):
    """Until the centre was asked once more and its answer is taken in."""
    count = len(LAB.asked)
    activate("refresh", window=True)
    return lambda: len(LAB.asked) > count and says_line(window, r"^Updated \d s ago")


def written_with(folder, secret):
    """Files below the folder that hold the secret."""
    found = []
    for path, _, files in os.walk(folder):
        for file in files:
            with open(os.path.join(path, file), "rb") as stream:
                if secret.encode() in stream.read():
                    found.append(os.path.join(path, file))
    return found


# ── A real keyring ───────────────────────────────────────────────────────────────────────

def guarded(token):
    """A centre that lets this token in alone."""
    good = lambda: snapshot([queue(1, waiting=3, longest_wait_s=42)], [agent(1)])  # noqa: E731

    def answer(handler):
        right = handler.headers.get("Authorization") == "Bearer " + token
        LAB.send(handler, good() if right else {}, 200 if right else 401)
    LAB.script = answer


def enter_secret(program, secret):
    """In the window that asks for it: writes, tests, saves."""
    asking = step("the window that asks for it", lambda: next(
        (each for each in program.windows() if re.search("Sign in again", each.name)), None))
    entry = step("a field for the token", lambda: next(
        (node for node in asking.walk() if "EditableText" in node.interfaces
         and re.search("[Tt]oken", node.name)), None))
    entry.write(secret)
    step("it can be tested", lambda: pressable(asking, "Test the connection")).act()
    step("it works, and can be saved", lambda: pressable(asking, "Save")).act()
    step("the window is gone", lambda: not [
        each for each in program.windows() if re.search("Sign in again", each.name)])


def main_window(program):
    return await_true(lambda: next(
        (each for each in program.windows() if spoken(each, "^Waiting")), None), "main window", 20)


def first_secret(program, _):
    enter_secret(program, FIRST)
    step("the centre is watched", lambda: says_line(main_window(program), "3 waiting"))
    with open("/proc/%d/cmdline" % program.process.pid, "rb") as stream:
        check("no secret among the arguments", [FIRST] if FIRST.encode() in stream.read() else [])
    with open("/proc/%d/environ" % program.process.pid, "rb") as stream:
        check("nor in the environment", [FIRST] if FIRST.encode() in stream.read() else [])
    with open("/proc/%d/coredump_filter" % program.process.pid, encoding="ascii") as stream:
        check("nor in a crash dump", [] if int(stream.read(), 16) == 0 else ["memory goes into it"])


def other_secret(program, window):
    """The next start takes it from the keyring; the centre then wants another (F-H01)."""
    step("it is taken from the keyring", lambda: says_line(window, "3 waiting"))
    check("nobody was asked for it", [each.name for each in program.windows()
                                      if "Sign in" in each.name])
    guarded(SECOND)
    activate("refresh", window=True)
    step("a refusal is told at once", lambda: spoken(window, "does not accept the password or token"))
    check("the figures stay", [] if says_line(window, "3 waiting") else ["they are gone"])
    count = len(LAB.asked)
    step("with the button that helps", lambda: pressable(window, "Enter a new one…")).act()
    enter_secret(program, SECOND)
    step("it goes on with the new one", lambda: LAB.asked[-1][1] == "Bearer " + SECOND
         and says_line(window, r"^Updated \d s ago"))
    check("the refused one was not tried again",
          ["it was"] if any(shown == "Bearer " + FIRST for _, shown in LAB.asked[count:]) else [])


def in_keyring(secret):
    """Whether the keyring gives it out, asked as any other program would."""
    answer = subprocess.run(["secret-tool", "lookup", "connection", CENTRE], text=True,
                            capture_output=True, check=False, timeout=300)
    return answer.stdout.strip() == secret


CENTRE = "8a1f5b6e-3c5b-4d55-9b8e-0d9a4f6f2c11"


def secrets():
    """F-F02: the way of a real token, with all debug output on."""
    config = os.path.join(os.environ["XDG_RUNTIME_DIR"], "kept")
    os.makedirs(os.path.join(config, "dagstart"))
    with open(os.path.join(config, "dagstart", "connection.ini"), "w", encoding="utf-8") as file:
        file.write("[connection]\nid=%s\nkind=dagstart\nurl=%s\ndeadline-s=10\n" % (CENTRE, LAB.url))
    env = {"XDG_CONFIG_HOME": config, "G_MESSAGES_DEBUG": "all", "SOUP_DEBUG": "1"}
    keyring = subprocess.Popen(
        ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if name != "G_DEBUG"})
    keyring.stdin.write(b"\n")
    keyring.stdin.close()
    try:
        await_true(lambda: Gio.bus_get_sync(Gio.BusType.SESSION, None).call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
            "NameHasOwner", GLib.Variant("(s)", ("org.freedesktop.secrets",)), None,
            Gio.DBusCallFlags.NONE, 60000, None).unpack()[0], "a keyring", 20)
        guarded(FIRST)
        journey("first secret", [], first_secret, env)
        check("the keyring has it", [] if in_keyring(FIRST) else ["it has not"])
        journey("other secret", [], other_secret, env)
        check("the keyring has the new one", [] if in_keyring(SECOND) else ["it has not"])
        for secret in (FIRST, SECOND):
            check("%s… is in no file of ours" % secret[:5], [
                path for folder in (config, os.environ["XDG_STATE_HOME"], os.environ["XDG_CACHE_HOME"],
                                    os.path.join(os.environ["XDG_DATA_HOME"], "dagstart"))
                for path in written_with(folder, secret)])
    finally:
        keyring.terminate()
        keyring.wait(300)


# ── A centre that dies, counters that begin anew, clocks that jump ───────────────────────

def counted(offered, answered):
    return snapshot([queue(1, waiting=3, longest_wait_s=42, target={"level": 0.8, "within_s": 20},
                           today={"offered": offered, "answered": answered, "abandoned": 0,
                                  "answered_within": answered})], [agent(1)])


def dies(program, window):
    global LAB
    step("well at first", lambda: says_line(window, "3 waiting"))
    LAB.__exit__()
    with LAB.keep_port():
        activate("refresh", window=True)
        step("its age grows, the figures stay", lambda: says_line(window, r"next try in")
             and says_line(window, "3 waiting"))
        again = Lab(port=LAB.port)
    with again as LAB:
        LAB.says(lambda: counted(400, 390))
        step("it returns, and is found by itself or by one press", refreshed(window))
        step("with new figures", lambda: spoken(window, r"^Service level: 97"))


def begins_anew(program, window):
    """F-D07: the source was restarted at noon, its counters with it."""
    step("well at first", lambda: spoken(window, r"^Service level: 97"))
    LAB.says(lambda: counted(4, 2))
    step("the new counters are taken", refreshed(window))
    step("as they are", lambda: spoken(window, r"^Service level: 50"))
    check("nothing below zero is told of it",
          [text for text in window.names(tables=True) if re.search(r"[-−]\s?\d+ (offered|answered)", text)])
    LAB.says(lambda: counted(5, 3))
    step("and go on from there", refreshed(window))
    step("the picture is live", lambda: says_line(window, r"^Updated \d s ago"))


def jumps(program, window):
    """F-C01: the clock of this machine alone is set, an hour on, then two back."""
    with open(CLOCK, "w", encoding="ascii") as file:
        file.write("7200")
    shown = subprocess.run(["date", "+%s"], env={"LD_PRELOAD": SHIFT, "DAG_CLOCK_FILE": CLOCK},
                           stdout=subprocess.PIPE, check=False).stdout
    check("the clock can be set", [] if float(shown) - time.time() > 7000 else [repr(shown)])
    os.unlink(CLOCK)
    step("well at first", lambda: says_line(window, "3 waiting"))
    for shift in (3600, -3600, 0):
        with open(CLOCK, "w", encoding="ascii") as file:
            file.write(str(shift))
        step("clock %+d s: it goes on asking" % shift, refreshed(window))
        check("clock %+d s: nothing is called old" % shift,
              [text for text in window.names() if re.search(r"Offline|Behind|Figures of|\bh\b.* ago", text)])
        check("clock %+d s: nobody waits for an hour" % shift,
              [] if spoken(window, r"^Longest wait: (4\d|5\d) seconds") else ["another wait"])


def alone(program, window):
    """F-F04: as in a Flatpak whose network is off and whose portals are not there."""
    step("it starts, and says what is wrong", lambda: spoken(window, "cannot be found"))
    activate("preferences")
    step("what it has of its own opens", lambda: len(program.windows()) > 1
         or spoken(window, "^Preferences$"))


GOOD = lambda: counted(400, 390)  # noqa: E731
with Lab() as LAB:
    if not sys.argv[1:] or sys.argv[1] == "secret":
        secrets()
with Lab() as LAB:
    LAB.says(GOOD)
    journey("dies", ["--url", LAB.url], dies)
with Lab() as LAB:
    LAB.says(GOOD)
    journey("begins anew", ["--url", LAB.url], begins_anew)
journey("alone", ["--url", "https://contact.invalid/"], alone, {"GDK_DEBUG": "portals:gl-disable"})
CLOCK = os.path.join(os.environ["XDG_RUNTIME_DIR"], "clock")
if os.path.exists(SHIFT):
    with Lab() as LAB:
        LAB.says(GOOD)
        journey("jumps", ["--url", LAB.url], jumps, {"LD_PRELOAD": SHIFT, "DAG_CLOCK_FILE": CLOCK})
else:
    skip("jumps", "a sanitizer must be loaded first")
done()
