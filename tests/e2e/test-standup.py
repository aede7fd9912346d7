#!/usr/bin/python3
# test-standup.py - a whole stand-up by the keyboard alone, followed by its spoken names
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. Real keys go to the window; what comes
of them is read over the accessibility bus, as a screen reader does."""
import os
import re
import subprocess

from gi.repository import GLib
from spoken import Program, await_true
from tap import BUILD, check, done

DAGSTART = os.path.join(BUILD, "src", "dagstart")


def xdotool(*arguments):
    return subprocess.run(("xdotool",) + arguments, check=True, stdout=subprocess.PIPE,
                          text=True).stdout.split()


def keys(*names):
    xdotool("key", "--delay", "40", *names)


def write(text):
    xdotool("type", "--delay", "25", text)


def step(name, condition, seconds=10):
    try:
        value = await_true(condition, name, seconds)
        check(name, [])
        return value
    except (TimeoutError, RuntimeError) as error:
        check(name, ["did not come true: %s" % error])
        return None


def says(window, name):
    return lambda: window.find(name=name)


def offers(window, name):
    """An item of an open menu; in GTK 4.24 what labels it alone has the name."""
    return lambda: [node for node in window.walk() if node.role == "menu item"
                    and name.search(node.name or node.label)]


def texts(window, name):
    """What stands in the texts of that name."""
    found = []
    for node in window.walk():
        try:
            if node.name == name and "Text" in node.interfaces:
                found.append(node.text)
        except GLib.Error:
            continue
    return found


def has_text(window, name, text):
    return lambda: text in texts(window, name)


def hold(program, window):
    step("the team is there", says(window, re.compile("^Waiting: ")), 40)
    found = xdotool("search", "--sync", "--onlyvisible", "--pid", str(program.process.pid))
    xdotool("windowfocus", found[-1])
    keys("ctrl+d")
    step("Ctrl+D opens the day start", says(window, re.compile(r"^\d of \d+ here$")))
    window = window.find(name="DagDayStartPage") or window  # the less is walked the better

    keys("ctrl+shift+s")
    step("Ctrl+Shift+S begins it", says(window, "End"))
    keys("Tab", "Tab", "space")
    step("Tab and space: the first of the team is here", says(window, re.compile("^1 of ")))
    keys("ctrl+shift+a")
    step("Ctrl+Shift+A: everybody is", says(window, re.compile(r"^(\d+) of \1 here$")))
    # Ten minutes, and one more on a day on which a question is on the rise.
    step("and its clock", says(window, re.compile(r"^\d+ seconds? of 1[01] minutes$")))

    keys("ctrl+Next")
    write("Parcels are late")
    keys("Return")
    step("a line below the news is news", has_text(window, "News", "Parcels are late"))
    step("which nobody has heard", says(window, re.compile("^0 of .* heard it")))
    keys("shift+Tab", "space")
    step("its menu", offers(window, re.compile("^Counts Until")))
    keys("Down", "Return", "Down", "Return")
    step("and the menu in that: it counts today", says(window, re.compile(" until today$")))
    keys("Tab", "shift+Tab", "shift+Tab", "shift+Tab", "space")
    step("Shift+Tab and space: all of them", says(window, re.compile(
        r"^(\d+) of \1 heard it · no customer asked yet")))
    keys("ctrl+Next")
    write("14.30 case 4711")
    keys("Return")
    step("a line below the promises is one", says(window, "case 4711"))
    step("with who and by when", says(window, re.compile("^somebody, by 14:30 · ")))
    keys("ctrl+Next")
    write("Ring the depot")
    keys("Return")
    step("a line below the actions is one", has_text(window, "Action", "Ring the depot"))
    keys("ctrl+Next")
    write("Two new colleagues")
    keys("Return")
    step("anywhere else it is a note", has_text(window, "Note", "Two new colleagues"))
    write("Water the plants")
    keys("ctrl+Return")
    step("Ctrl+Enter makes it an action", has_text(window, "Action", "Water the plants"))

    keys("ctrl+shift+p")
    presenter = step("Ctrl+Shift+P shows it on the whole screen", lambda: [
        other for other in program.windows() if other.name == "Stand-up"])
    if presenter:
        step("with the topic in hand", says(presenter[0], "Today"))
        keys("Tab")
        write("Seen by everybody")
        keys("Return", "Next")
        step("and the next one", says(presenter[0], "Thanks"))
        keys("Next")
        step("nothing that is for the lead alone", says(presenter[0], "How busy does it feel?"))
        keys("Escape")
        step("Esc leaves it", lambda: not [other for other in program.windows()
                                           if other.name == "Stand-up"])

    step("what was written there is in the notebook", has_text(window, "Note",
                                                               "Seen by everybody"))

    keys("ctrl+Prior", "ctrl+Next")
    write("3443")
    step("four answers are not shown", says(window, "4 answers, shown from 5 on"))
    write("5")
    keys("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "space")
    step("five are one figure of the team", says(window, "4 of 5, from 5 answers"))
    keys("ctrl+Prior", "ctrl+Prior")
    write("@anna took over at lunch #colleague")
    keys("Return")
    step("a line that names somebody is thanks", has_text(window, "For what",
                                                          "took over at lunch"))
    step("which only those who are named let others see", says(window, "Team may see it"))
    keys("ctrl+z")
    step("Ctrl+Z takes it back", lambda: "took over at lunch" not in texts(window, "For what"))

    keys("ctrl+Prior")
    keys("ctrl+z")
    keys("ctrl+z")
    step("Ctrl+Z takes the last thing back", lambda: "Water the plants" not in texts(
        window, "Action"))
    keys("ctrl+shift+z")
    step("Ctrl+Shift+Z does it again", has_text(window, "Action", "Water the plants"))
    keys("ctrl+shift+s")
    step("and it is over", says(window, "Go On"))


def counted(window, name):
    return lambda: window.find(name=name, tables=True)


def ask(program, window):
    """What customers ask, and what they are answered."""
    keys("ctrl+6")
    step("Ctrl+6 opens the questions", says(window, re.compile("^No question is on the rise.$|"
                                                               " on the rise.$")))
    window = window.find(name="DagQuestionsPage") or window
    keys("ctrl+t")
    write("Is the site down?")
    keys("Return")
    step("a question gets a key", counted(window, "Is the site down?: heard 0 times today, key 1"))
    keys("shift+Tab", "1", "1", "1")
    step("which counts it", counted(window, "Is the site down?: heard 3 times today, key 1"))
    keys("ctrl+z")
    step("Ctrl+Z takes one back", counted(window, "Is the site down?: heard 2 times today, key 1"))
    keys("ctrl+f")
    write("site")
    keys("Return")
    editor = step("there is no answer yet: Enter begins to write one", lambda: [
        other for other in program.windows() if other.name == "Answer Card"])
    write("We are on it.")
    keys("alt+s")
    step("Alt+S saves it", lambda: editor and not [
        other for other in program.windows() if other.name == "Answer Card"])
    step("with its state", says(window, re.compile("^Not approved yet · version 2 · key 1$")))
    keys("ctrl+f", "Return")
    keys("ctrl+t", "ctrl+v", "Return")
    step("and then Enter copies it", counted(window, "We are on it.: heard 0 times today, key 2"))


program = Program([DAGSTART, "--simulate"])
try:
    hold(program, program.window())
    ask(program, program.window())
except (TimeoutError, RuntimeError, GLib.Error, subprocess.CalledProcessError) as error:
    check("to the end", [str(error)])
code = program.end()
check("it ends well", ["exit code %d" % code] if code != 0 else [])
check("nothing is complained of", program.complaints())
done()
