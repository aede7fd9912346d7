# kept.py - a simulated contact centre of which history is kept, at any moment, and the program on it
# SPDX-License-Identifier: GPL-3.0-or-later
"""Of a simulated centre nothing is kept: what stands between says that it is a real one, and the
program's clock is set to its day."""
import datetime
import email.utils
import http.server
import os
import re
import subprocess
import threading
import time
import urllib.error
import urllib.request
import zoneinfo

from gi.repository import GLib
from spoken import Program, await_true
from tap import BUILD, check

DAGSTART = os.environ.get("DAG_PROGRAM", os.path.join(BUILD, "src", "dagstart"))
SIM = os.path.join(BUILD, "src", "sim", "dagstart-sim")
ID = "0b8ee1f4-7a0e-4f0e-9d0c-3b7f0d3e0a12"
SHIFT = os.path.join(BUILD, "tests", "e2e", "libshift-clock.so")
CLOCK = os.path.join(os.environ.get("XDG_RUNTIME_DIR", "/tmp"), "clock")
SEED = 7


class Between(http.server.BaseHTTPRequestHandler):
    """Passes everything on, but for the one word."""
    protocol_version = "HTTP/1.1"
    behind = None
    shift_s = 0

    def do_GET(self):
        try:
            with urllib.request.urlopen(Between.behind + self.path, timeout=20) as answer:
                status, data, headers = answer.status, answer.read(), answer.headers
        except urllib.error.HTTPError as error:
            status, data, headers = error.code, error.read(), error.headers
        except OSError:
            self.close_connection = True
            return
        data = re.sub(rb'"simulated": *true', b'"simulated":false', data)
        self.send_response_only(status)
        self.send_header("Date", email.utils.formatdate(time.time() + Between.shift_s,
                                                        usegmt=True))
        for name in ("Content-Type", "ETag", "Link"):
            if headers.get(name):
                self.send_header(name, headers[name])
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def set_clock(moment):
    there = datetime.datetime.fromisoformat(moment).replace(
        tzinfo=zoneinfo.ZoneInfo("Europe/Amsterdam"))
    Between.shift_s = int(there.timestamp() - time.time())
    with open(CLOCK, "w", encoding="utf-8") as stream:
        stream.write("%d" % Between.shift_s)


def save_connection(url):
    folder = os.path.join(GLib.get_user_config_dir(), "dagstart")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with open(os.path.join(folder, "connection.ini"), "w", encoding="utf-8") as stream:
        stream.write("[connection]\nid=%s\nkind=dagstart\nurl=%s\n[options]\n"
                     "credential=none\n" % (ID, url))


class Centre:
    """The contact centre as it is at one moment; with it the program."""

    def __init__(self, port, scenario, moment, options=()):
        self.sim = subprocess.Popen([SIM, "--exit-with-parent", "--port", "0", "--seed",
                                     str(SEED), "--scenario", scenario, "--start", moment],
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        url = self.sim.stdout.readline().strip()
        root, path = re.match(r"(http://[^/]+)(.*)", url).groups()
        Between.behind = root
        set_clock(moment)
        save_connection("http://127.0.0.1:%d%s" % (port, path))
        self.program = Program([DAGSTART, *options], {"LD_PRELOAD": SHIFT, "DAG_CLOCK_FILE": CLOCK,
                                            "GSETTINGS_BACKEND": "keyfile"})
        self.window = self.program.window()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        code = self.program.end()
        self.sim.stdin.close()
        self.sim.wait(10)
        if code != 0 or self.program.complaints():
            check("it ends well", ["exit code %d" % code] + self.program.complaints())

    def says(self, what):
        return lambda: self.window.find(name=what)

    def await_name(self, what, seconds=40):
        return await_true(self.says(what), str(what), seconds)


def history_path():
    return os.path.join(GLib.get_user_data_dir(), "dagstart", "history", ID + ".sqlite")


def start_between():
    """What stands between, for as long as this program runs. Returns its port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Between)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def xdotool(*arguments):
    return subprocess.run(("xdotool",) + arguments, check=True, stdout=subprocess.PIPE,
                          text=True).stdout.split()
