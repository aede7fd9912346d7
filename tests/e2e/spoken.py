# spoken.py - reads and works a program through the accessibility bus, as a screen reader does
# SPDX-License-Identifier: GPL-3.0-or-later
"""Over plain D-Bus, without libatspi and its cache: what is read is what is there now."""
import os
import re
import signal
import subprocess
import sys
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
TEXT = "org.a11y.atspi.Text"
# GTK 4.8 and 4.20 name some roles differently.
TABLES = ("tree table", "tree grid", "treegrid", "table", "grid")
STATE_SENSITIVE = 24
LABELLED_BY = 2
NOISE = re.compile(r"WARNING|CRITICAL|ERROR|Sanitizer|runtime error")
# GTK 4.24 says it of itself, once, at the first popover on an X server without a compositor.
GTKS_OWN = "gdk_frame_timings_submitted() called on submitted frame"
CONTEXT = GLib.MainContext.default()
GLib.timeout_add(50, lambda: True)  # awake often enough to ask again
# What is awaited comes in no time on an idle machine. So many times as long is borne.
PATIENCE = 12
CALL_MS = 60000


def is_noise(line):
    return NOISE.search(line) is not None and GTKS_OWN not in line


class Node:
    """One widget as the bus tells of it."""

    def __init__(self, bus, owner, path):
        self.bus, self.owner, self.path = bus, owner, path

    def call(self, interface, method, arguments=None):
        return self.bus.call_sync(self.owner, self.path, interface, method, arguments, None,
                                  Gio.DBusCallFlags.NONE, CALL_MS, None).unpack()

    def read(self, interface, name):
        return self.call("org.freedesktop.DBus.Properties", "Get",
                         GLib.Variant("(ss)", (interface, name)))[0]

    @property
    def name(self):
        return self.read(ACCESSIBLE, "Name")

    @property
    def text(self):
        return self.call(TEXT, "GetText", GLib.Variant("(ii)", (0, -1)))[0]

    @property
    def label(self):
        """What stands in that by which it is labelled."""
        return " ".join(Node(self.bus, *target).text
                        for kind, targets in self.call(ACCESSIBLE, "GetRelationSet")[0]
                        if kind == LABELLED_BY for target in targets)

    @property
    def description(self):
        return self.read(ACCESSIBLE, "Description")

    @property
    def role(self):
        return self.call(ACCESSIBLE, "GetRoleName")[0]

    @property
    def sensitive(self):
        low, high = self.call(ACCESSIBLE, "GetState")[0]
        return bool((low | high << 32) >> STATE_SENSITIVE & 1)

    @property
    def interfaces(self):
        return [name.rsplit(".", 1)[1] for name in self.call(ACCESSIBLE, "GetInterfaces")[0]]

    def children(self):
        return [Node(self.bus, owner, path)
                for owner, path in self.call(ACCESSIBLE, "GetChildren")[0]
                if not path.endswith("/null")]

    def walk(self, tables=False):
        """All below, depth first; a table's thousand cells only where asked for."""
        yield self
        try:
            if not tables and self.role in TABLES:
                return
            below = self.children()
        except GLib.Error:
            return
        for child in below:
            yield from child.walk(tables)

    def find(self, name=None, role=None, having=None, tables=False):
        for node in self.walk(tables):
            try:
                if ((name is None or name == node.name or (hasattr(name, "search")
                                                           and name.search(node.name)))
                        and (role is None or node.role in role)
                        and (having is None or having in node.interfaces)):
                    return node
            except GLib.Error:
                continue
        return None

    def actions(self):
        count = self.read(ACTION, "NActions")
        return [self.call(ACTION, "GetName", GLib.Variant("(i)", (number,)))[0]
                for number in range(count)]

    def act(self, action=None):
        number = self.actions().index(action) if action else 0
        return self.call(ACTION, "DoAction", GLib.Variant("(i)", (number,)))[0]

    def select(self, number):
        return self.call("org.a11y.atspi.Selection", "SelectChild",
                         GLib.Variant("(i)", (number,)))[0]

    def write(self, text):
        return self.call("org.a11y.atspi.EditableText", "SetTextContents",
                         GLib.Variant("(s)", (text,)))[0]

    def names(self, tables=False):
        found = []
        for node in self.walk(tables):
            try:
                found.append(node.name)
            except GLib.Error:
                continue
        return found

    def dump(self, out=sys.stderr, depth=0, tables=False):
        """For whoever looks for the reason of a failure."""
        try:
            print("%s%s %r" % ("  " * depth, self.role, self.name), file=out)
            if not tables and self.role in TABLES:
                return
            for child in self.children():
                child.dump(out, depth + 1, tables)
        except GLib.Error as error:
            print("%s? %s" % ("  " * depth, error.message), file=out)


def await_true(condition, what, seconds=15):
    """Asks again until it holds; nothing here waits for a time alone."""
    end = time.monotonic() + seconds * PATIENCE
    while True:
        try:
            value = condition()
        except GLib.Error:
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise TimeoutError(what)
        CONTEXT.iteration(True)


def open_bus():
    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                None, None, Gio.DBusCallFlags.NONE, CALL_MS, None).unpack()[0]
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)


def await_alone():
    """Until the bus knows of the end of the program before: the next would hand over to it."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    await_true(lambda: not session.call_sync(
        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
        GLib.Variant("(s)", ("io.github.dagstart.Dagstart",)), None, Gio.DBusCallFlags.NONE, CALL_MS,
        None).unpack()[0], "the end of the program before")


def spent_s(pid):
    """Of the processor, in all threads; it is read until the end has been asked for."""
    with open("/proc/%d/stat" % pid, encoding="utf-8") as stream:
        fields = stream.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Program:
    """A program under test: started, watched for warnings, ended."""

    def __init__(self, command, env=None):
        self.log_path = os.path.join(os.environ.get("XDG_RUNTIME_DIR", "/tmp"),
                                     "program-%d.log" % os.getpid())
        self.log = open(self.log_path, "w", encoding="utf-8")
        await_alone()
        self.process = subprocess.Popen(command, env=dict(os.environ, **(env or {})),
                                        stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=subprocess.STDOUT)
        self.bus = open_bus()

    def windows(self):
        root = Node(self.bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        for application in root.children():
            try:
                if application.read("org.a11y.atspi.Application", "ToolkitName") == "GTK":
                    return application.children()
            except GLib.Error:  # the registry has not yet heard of the end of another
                continue
        return []

    def window(self, number=0, seconds=30):
        def there():
            if self.process.poll() is not None:
                raise RuntimeError("the program ended with %d: %s"
                                   % (self.process.returncode, self.read_log()))
            windows = self.windows()
            return windows[number] if len(windows) > number else None
        return await_true(there, "window %d" % number, seconds)

    def read_log(self):
        self.log.flush()
        with open(self.log_path, encoding="utf-8", errors="replace") as stream:
            return stream.read()

    def complaints(self):
        """What GLib, GTK or a sanitizer said; then the whole log goes to the error output."""
        log = self.read_log()
        found = [line for line in log.splitlines() if is_noise(line)]
        if found:
            print(log, file=sys.stderr)
        return found

    def stop(self, number=signal.SIGTERM):
        """Asks it to go; returns how long that took of the processor, once the end is seen."""
        begin = spent_s(self.process.pid)
        self.process.send_signal(number)
        await_true(lambda: os.waitid(os.P_PID, self.process.pid,
                                     os.WEXITED | os.WNOHANG | os.WNOWAIT), "an end", 25)
        return spent_s(self.process.pid) - begin

    def end(self):
        """Returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15 * PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        return self.process.returncode
