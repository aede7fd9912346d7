#!/usr/bin/python3
# test-chat.py - a chat is connected, thanks are posted, the chat says not so fast, once more
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless with GTK_A11Y=atspi. A real keyring; a Mattermost on loopback
that lets one message in, refuses the next as too fast, and takes it a second later."""
import json
import os
import re
import subprocess
import sys
import urllib.request

from gi.repository import Gio, GLib
from spoken import Program, await_true
from tap import BUILD, check, done

DAGSTART = os.path.join(BUILD, "src", "dagstart")
SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support",
                      "chat_server.py")
APP_ID = "io.github.dagstart.Dagstart"
SECRET = "second" + "s3cretoftheaddress" + "xx"
BUTTON = ("push button", "button")


def step(name, condition, seconds=15):
    try:
        value = await_true(condition, name, seconds)
        check(name, [])
        return value
    except (TimeoutError, RuntimeError) as error:
        check(name, ["did not come true: %s" % error])
        return None


def activate(action, *arguments):
    Gio.bus_get_sync(Gio.BusType.SESSION, None).call_sync(
        APP_ID, "/" + APP_ID.replace(".", "/"), "org.gtk.Actions", "Activate",
        GLib.Variant("(sava{sv})", (action, list(arguments), {})), None,
        Gio.DBusCallFlags.NONE, 60000, None)


def open_keyring():
    keyring = subprocess.Popen(
        ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if name != "G_DEBUG"})
    keyring.stdin.write(b"\n")
    keyring.stdin.close()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    await_true(lambda: bus.call_sync(
        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
        GLib.Variant("(s)", ("org.freedesktop.secrets",)), None, Gio.DBusCallFlags.NONE, 60000,
        None).unpack()[0], "a keyring", 20)
    return keyring


def received(port):
    with urllib.request.urlopen("http://127.0.0.1:%d/received" % port, timeout=300) as answer:
        return json.load(answer)


def window_of(program, title):
    return lambda: next((each for each in program.windows() if each.name == title), None)


def pressable(window, name):
    def find():
        button = window.find(name=name, role=BUTTON, having="Action")
        return button if button and button.sensitive else None
    return find


def write(window, name, text):
    entry = step("a field for: " + name, lambda: next(
        (node for node in window.walk() if "EditableText" in node.interfaces
         and node.name == name), None))
    entry.write(text)


def says(window, pattern):
    return lambda: window.find(name=re.compile(pattern))


def connect(program, address):
    activate("connect-chat")
    window = step("a window to connect a chat", window_of(program, "Connect a Chat"))
    write(window, "Name of the channel", "#stand-up")
    write(window, "Address of the webhook", address)
    step("a test can be posted", pressable(window, "Post the Test Message")).act()
    step("it has arrived", says(window, r"^Sent at \d\d:\d\d\.$"))
    step("and can be saved", pressable(window, "Save")).act()
    step("the window is gone", lambda: not window_of(program, "Connect a Chat")())


def post(program, port):
    """As the card of a word of thanks asks for it."""
    activate("post-to-chat", GLib.Variant("(ssasas)", (
        "", "Thank you", [" Anna: took over the heavy queue @all"], ["a1"])))
    window = step("a window that shows it", window_of(program, "Post to the Chat"))
    step("to the letter", says(window, "^Anna: took over the heavy queue @all$"))
    check("nothing was posted yet", [] if len(received(port)) == 1 else ["it was"])
    step("a press", pressable(window, "Send")).act()
    step("not so fast, it says, and from when",
         says(window, r"takes no more messages just now\. It may be sent again from \d\d:\d\d"))
    check("nothing was posted", [] if len(received(port)) == 1 else ["it was"])
    step("it may be tried again when that time has come", pressable(window, "Try Again")).act()
    step("then it is sent", says(window, r"^Sent at \d\d:\d\d\.$"))
    text = received(port)[-1]["body"]["text"]
    check("it stands there, and means nobody", [] if text.startswith("#### Thank you\n\nAnna: took")
          and "@all" not in text else [text])


def hold(program, port):
    address = "http://127.0.0.1:%d/hooks/%s" % (port, SECRET)
    program.window()
    connect(program, address)
    post(program, port)
    with open("/proc/%d/cmdline" % program.process.pid, "rb") as stream:
        check("the address is not among the arguments",
              [SECRET] if SECRET.encode() in stream.read() else [])
    check("nor in the log, with all debug output on",
          [line for line in program.read_log().splitlines() if SECRET in line])
    check("nor in a file", [path for path in files() if holds(path)])


def files():
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        for folder, _, names in os.walk(os.environ[name]):
            yield from (os.path.join(folder, each) for each in names)


def holds(path):
    try:
        with open(path, "rb") as stream:
            return SECRET.encode() in stream.read()
    except OSError:
        return False


KEYRING = open_keyring()
CHAT = subprocess.Popen([sys.executable, SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
PORT = int(CHAT.stdout.readline())
program = Program([DAGSTART, "--simulate"], {"G_MESSAGES_DEBUG": "all"})
try:
    hold(program, PORT)
except (TimeoutError, RuntimeError, GLib.Error, AttributeError) as error:
    check("to the end", [repr(error)])
    for frame in program.windows() if program.process.poll() is None else []:
        frame.dump()
code = program.end()
check("it ends well", ["exit code %d" % code] if code != 0 else [])
CHAT.stdin.close()
CHAT.wait(300)
KEYRING.terminate()
KEYRING.wait(300)
done()
