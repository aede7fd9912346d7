#!/usr/bin/python3
# test-hostile.py - the whole program against a contact centre and a machine that misbehave
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. By hand, a name takes one journey."""
import csv
import functools
import io
import itertools
import os
import re
import signal
import subprocess
import sys

from gi.repository import GLib
from lab import Lab, agent, now, queue, snapshot
from spoken import Program
from tap import BUILD, check, done
from walk import (DAGSTART, activate, asked_again, ended, journey, pressable, says_line, spoken,
                  step)

SECRET = "s3cr3t-of-the-centre"
CENTRE = "8a1f5b6e-3c5b-4d55-9b8e-0d9a4f6f2c11"
journey = functools.partial(journey, secrets=(SECRET,))
# F-D10, F-U01; so many marks at most get through the door, see moods() and widgets/tables
NAMES = ["<b>bold</b> & <a href='x'>y</a>", "%s%n%d", "\u202egnal\u202e", "Z" + "\u0301" * 2047,
         "line\nbreak", "\U0001f469\u200d\U0001f469\u200d\U0001f467 x", "x" * 3000, "\u2066\u2067abc",
         "\u05e9\u05dc\u05d5\u05dd", "\u200b\u200b", "", "&lt;", "\U000e0041tag", "_under"]


def saved(name, text):
    """A configuration folder of its own that holds one saved contact centre."""
    folder = os.path.join(os.environ["XDG_RUNTIME_DIR"], name)
    os.makedirs(os.path.join(folder, "dagstart"))
    with open(os.path.join(folder, "dagstart", "connection.ini"), "w", encoding="utf-8") as file:
        file.write(text)
    return {"XDG_CONFIG_HOME": folder}


def ini(url, credential="none"):
    return ("[connection]\nid=%s\nkind=dagstart\nurl=%s\n"
            "deadline-s=10\n[options]\n%s" % (CENTRE, url, "credential=%s\n" % credential if credential else ""))


def names(program, window):
    """Every name on every page and in every detail; nothing turns, breaks or asks for markup."""
    step("names: the figures are there", lambda: says_line(window, r"\d+ waiting"))
    for page, letter in (("queues", "q"), ("team", "a")):
        for number in range(len(NAMES)):
            activate("show", GLib.Variant("s", "%s:%s%d" % (page, letter, number)), window=True)
        heard = window.names(tables=True)
        check("names: %s: no control and no direction override is spoken" % page,
              [ascii(text)[:80] for text in heard if re.search("[\x00-\x1f\u202a-\u202e]", text)
               and not text.startswith("GtkLabel")])
        check("names: %s: nothing endless is spoken" % page,
              [ascii(text)[:80] for text in heard if len(text) > 2000])
    step("names: still moving", lambda: asked_again(LAB, window))


def tries():
    """What is kept of the tries, each kind in a row once."""
    path = os.path.join(os.environ["XDG_DATA_HOME"], "dagstart", "history", CENTRE + ".sqlite")
    told = subprocess.run([os.path.join(BUILD, "src", "ctl", "dagstartctl"), "export", "--what",
                           "polls", "--database", path], text=True, capture_output=True, check=False,
                          timeout=300).stdout
    results = [row["result"] for row in csv.DictReader(io.StringIO(told))]
    return [result for result, _ in itertools.groupby(results)]


def moods(program, window):
    """One centre that lies, lags, fails and comes back; what was known stays, with its age."""
    good = [queue(1, waiting=3, longest_wait_s=42), queue(2, waiting=0)]
    people = [agent(1), agent(2, state="on-contact")]

    def well():
        LAB.says(lambda: snapshot(good, people))
        asked_again(LAB, window)
        step("it is well", lambda: says_line(window, r"3 waiting") and says_line(window, "^Updated "))
    step("the first figures", lambda: says_line(window, "3 waiting"))
    troubles = [
        ("500 (F-H06)", "server-error", {"body": b"oops", "status": 500, "kind": "text/plain"}),
        ("a login page (F-N13)", "content-type", {"body": b"<html>Log in", "kind": "text/html"}),
        ("another version", "shape", {"body": lambda: snapshot(schema="dagstart.snapshot/2")}),
        ("an error in a 200 (F-H07)", "api-error", {"body": {"error": {"message": "<b>%s"}}}),
        ("half an answer", "parse", {"body": b'{"schema":"dagstart.snapshot/1","queues":['}),
        ("the same person twice (F-D01)", "duplicate",
         {"body": lambda: snapshot(good, [agent(1), agent(1, state="break")])}),
        ("a negative count (F-J05)", "field", {"body": lambda: snapshot([queue(1, waiting=-1)], people)}),
        ("a name of ten thousand marks (F-D10, F-J03)", "too-large",
         {"body": lambda: snapshot(good, [agent(1, name="Z" + "\u0301" * 10000)])}),
        ("an older answer (F-D08)", "ok",
         {"body": lambda: snapshot([queue(1, waiting=99)], people, taken_at=now(-3600))}),
    ]
    for name, _, trouble in troubles:
        LAB.says(**trouble)
        asked_again(LAB, window)
        check("%s: the figures stay" % name,
              [] if says_line(window, "3 waiting") else ["another line"])
        check("%s: it is not said that it is calm and empty" % name,
              ["99 waiting"] if says_line(window, "99 waiting") else [])
        well()
    LAB.says(lambda: snapshot(good[:1], people[:1]))
    asked_again(LAB, window)
    step("a queue and a person vanish (F-D04, F-D06)", lambda: says_line(window, "3 waiting"))
    LAB.says(lambda: snapshot())
    asked_again(LAB, window)
    step("nobody at all any more",
         lambda: window.find(name="No Queues and Nobody in Them"))
    well()
    LAB.says({}, status=401)
    asked_again(LAB, window)
    step("401 after good answers is told at once (F-H01)",
         lambda: spoken(window, "does not accept the password or token"))
    check("401: the figures stay", [] if says_line(window, "3 waiting") else ["another line"])
    check("401: the button that helps", [] if pressable(window, "Enter a new one…") else ["none"])
    count = len(LAB.asked)
    activate("refresh", window=True)
    activate("pause", window=True)
    activate("pause", window=True)
    step("401: it goes on being told", lambda: spoken(window, "does not accept"))
    check("401: it is not asked again", [] if len(LAB.asked) == count else ["asked again"])
    wanted = ["ok"]
    for _, reason, _ in troubles:
        wanted += [reason, "ok"]
    step("each try is a row with its reason (F-N01 and whatever is refused)",
         lambda: tries() == [each for each, _ in itertools.groupby(wanted + ["auth"])])


def patience(program, window):
    step("429 is told in a sentence (F-H04)", lambda: spoken(window, "to poll less often"))
    step("with the time until the next try", lambda: says_line(window, "next try in 2 min"))
    check("and no button that does nothing", ["Try again"] if pressable(window, "Try again") else [])


def missing_secret(program, window):
    """Saved, but the keyring has nothing for it: nobody is asked."""
    window = step("the main window", lambda: next(
        (each for each in program.windows() if spoken(each, "^Waiting: ")), None))
    step("the keyring is named", lambda: spoken(window, "keyring cannot be opened"))
    check("nobody is said to be asked",
          ["Asking…"] if says_line(window, "Asking your contact centre") else [])
    step("there are no figures yet", lambda: says_line(window, "There are no figures yet"))
    check("the centre was not asked", LAB.asked[:1])


def no_simulator(program, window):
    step("a simulator that does not start has a sentence of its own",
         lambda: spoken(window, "The simulated team is not running"))
    check("it is no file's fault", ["file"] if spoken(window, "A file cannot be") else [])
    step("the welcome page is there", lambda: pressable(window, "Connect your contact centre"))


def simulator_of(program):
    with os.popen("pgrep -P %d dagstart-sim" % program.process.pid) as pipe:
        found = pipe.read().split()
    return int(found[0]) if found else None


def killed(program, window):
    """The simulator dies under the program's hands, again and again."""
    for number in range(2):
        step("the simulated team moves", lambda: says_line(window, "^Updated "), 30)
        child = step("its simulator runs", lambda: simulator_of(program))
        os.kill(child, signal.SIGKILL)
        step("its end is told", lambda: spoken(window, "The simulated team is not running"))
        activate("simulate", GLib.Variant("s", "" if number else "nonsense"))
        if not number:
            step("a day that does not exist is refused",
                 lambda: pressable(window, "Connect your contact centre"))
            activate("simulate", GLib.Variant("s", ""))
    step("and it comes back", lambda: says_line(window, "^Updated "), 30)


def hurried(program, window):
    """Connect and disconnect faster than anything can follow: the last wish wins."""
    for _ in range(10):
        activate("simulate", GLib.Variant("s", "calm"))
        activate("disconnect")
    activate("simulate", GLib.Variant("s", "overload"))
    step("the last wish wins", lambda: spoken(window, "^Simulated$") and says_line(window, "^Updated "), 40)


def paused(program, window):
    """Left while the picture stands still."""
    step("the team moves", lambda: says_line(window, "^Updated "), 30)
    activate("pause", window=True)
    step("it is held", lambda: says_line(window, "[Pp]aused"))
    activate("quit")
    program.process.wait(300)


def comma(program, window):
    """F-F03: where a comma parts the decimals, figures are read and shown as they are meant."""
    step("comma: a sentence", lambda: says_line(window, "3 waiting|3 wacht"))
    step("comma: 0.8 is 80 %", lambda: spoken(window, r"\b80\s?%"))
    step("comma: three for two people is 1,5 for each", lambda: spoken(window, r"\b1,5 "))


def half_readable(program, window):
    step("a broken file is told", lambda: spoken(window, "file cannot be read|address cannot be used"))
    step("and the welcome page is there", lambda: pressable(window, "Connect your contact centre"))


def stopped(name):
    if sys.argv[1:] and name not in sys.argv[1:]:
        return
    program = Program([DAGSTART, "--url", LAB.url])
    try:
        window = program.window()
        step("%s: it asks" % name, lambda: LAB.asked)
        program.process.send_signal(signal.SIGTERM)
        program.process.wait(300)
    except (TimeoutError, RuntimeError, GLib.Error, OSError) as error:
        check(name, [str(error)])
    ended(name, program, (SECRET,))


with Lab() as LAB:
    LAB.says(lambda: snapshot(
        [queue(n, name=name, waiting=n, longest_wait_s=n) for n, name in enumerate(NAMES)],
        [agent(n, name=name, reason=name, team={"id": "t", "name": name}, queues=["q%d" % n],
               state=("available", "break", name or "x")[n % 3]) for n, name in enumerate(NAMES)]))
    journey("names", ["--url", LAB.url], names)
with Lab() as LAB:
    LAB.says(lambda: snapshot([queue(1, waiting=3, longest_wait_s=42), queue(2)],
                              [agent(1), agent(2, state="on-contact")]))
    journey("moods", [], moods, saved("moods", ini(LAB.url)))
with Lab() as LAB:
    LAB.says({}, status=429, headers={"Retry-After": "120"})
    journey("patience", ["--url", LAB.url], patience)
with Lab() as LAB:
    journey("missing secret", [], missing_secret, saved("secret", ini(LAB.url, None)))
journey("no simulator", ["--simulate"], no_simulator, {"DAGSTART_SIM": "/nowhere/dagstart-sim"})
journey("mute simulator", ["--simulate"], no_simulator, {"DAGSTART_SIM": "/bin/false"})
journey("lying simulator", ["--simulate"], no_simulator, {"DAGSTART_SIM": "/bin/echo"})
journey("killed", ["--simulate"], killed)
journey("hurried", ["--simulate"], hurried)
journey("paused", ["--simulate"], paused)
journey("broken file", [], half_readable, saved("broken", "[connection\n\x01id="))
journey("foreign address", [], half_readable, saved("foreign", ini("http://example.com")))
with Lab() as LAB:
    LAB.says(lambda: snapshot(
        [queue(1, waiting=3, longest_wait_s=41.5, target={"level": 0.8, "within_s": 20.5},
               today={"offered": 100, "answered": 90, "abandoned": 10, "answered_within": 83})],
        [agent(1), agent(2)]))
    journey("comma", ["--url", LAB.url], comma, {"LC_ALL": "nl_NL.UTF-8", "LANGUAGE": ""})
with Lab() as LAB:
    LAB.hangs()
    stopped("SIGTERM in mid poll")
done()
