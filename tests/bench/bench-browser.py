#!/usr/bin/python3
# bench-browser.py - Dagstart's Team page against the same table in a browser, same server
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: bench-browser.py BUILD GRID.js [ROUNDS]  (inside tests/support/headless)

Both poll the same simulated centre of 10,000 people and 1,000 queues, sorted live by the time
in state, and show the times passing. Ours is a saved contact centre, whose history goes into
a file, as a real one's does. CPU time is that of all their processes between two
moments, taken from /proc; memory is the sum of their proportional set sizes."""
import http.client
import http.server
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid

BUILD, GRID = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 3
HERE = os.path.dirname(os.path.abspath(__file__))
APP_ID = "io.github.dagstart.Dagstart"
AGENTS, QUEUES = 10000, 1000
POLL_S, N_POLLS = 5, 4
SPEED = 2  # about one person in twenty changes between two polls
TICKS = os.sysconf("SC_CLK_TCK")


def family(pid):
    """The process and all below it."""
    children = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % name) as stat:
                parent = int(stat.read().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(name))
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        todo += children.get(one, [])
    return found


def cpu_ms(pid):
    total = 0
    for one in family(pid):
        try:
            with open("/proc/%d/stat" % one) as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += sum(int(field) for field in fields[11:15])  # with children that ended
    return total * 1000.0 / TICKS


def pss_mib(pid):
    total = 0
    for one in family(pid):
        try:
            with open("/proc/%d/smaps_rollup" % one) as rollup:
                total += int(re.search(r"^Pss: +(\d+)", rollup.read(), re.M).group(1))
        except OSError:
            continue
    return total / 1024.0


class Server(http.server.ThreadingHTTPServer):
    """The page, its library, and the simulator behind the same origin."""
    daemon_threads = True

    def __init__(self, sim):
        super().__init__(("127.0.0.1", 0), Handler)
        self.sim = sim
        self.painted = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body, kind, etag=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if etag:
            self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path = self.path.split("?")[0]
        files = {"/": (os.path.join(HERE, "browser", "index.html"), "text/html"),
                 "/grid.js": (GRID, "text/javascript")}
        if path in files:
            with open(files[path][0], "rb") as file:
                return self.answer(200, file.read(), files[path][1])
        if path != "/v1/snapshot":
            return self.answer(404, b"", "text/plain")
        sim = urllib.parse.urlsplit(self.server.sim)
        ask = http.client.HTTPConnection(sim.netloc)
        ask.request("GET", sim.path + path, headers={key: value for key, value in self.headers.items()
                                          if key == "If-None-Match"})
        got = ask.getresponse()
        body = got.read()
        self.answer(got.status, body, "application/json", got.headers["ETag"])
        ask.close()

    def do_POST(self):
        self.server.painted.set()
        self.answer(200, b"", "text/plain")


def watch(process, first_ms):
    """CPU a poll and memory of a program that shows its figures."""
    time.sleep(POLL_S * 8)  # the first polls learn the morning
    before, begin = cpu_ms(process.pid), time.monotonic()
    time.sleep(POLL_S * N_POLLS)
    polls = (time.monotonic() - begin) / POLL_S
    return first_ms, (cpu_ms(process.pid) - before) / polls, pss_mib(process.pid)


def end(process):
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def native(sim, home):
    settings = os.path.join(home, "glib-2.0", "settings")
    os.makedirs(settings, exist_ok=True)
    with open(os.path.join(settings, "keyfile"), "w") as file:
        file.write("[%s]\npoll-interval=uint32 %d\npage='team'\n"
                   % (APP_ID.replace(".", "/"), POLL_S))
    os.makedirs(os.path.join(home, "dagstart"), exist_ok=True)
    with open(os.path.join(home, "dagstart", "connection.ini"), "w") as file:
        file.write("[connection]\nid=%s\nkind=dagstart\nurl=%s\n[options]\ncredential=none\n"
                   % (uuid.uuid4(), sim))  # a new one: its history begins with nothing
    env = dict(os.environ, GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=home,
               XDG_DATA_HOME=os.path.join(home, "data"),
               G_MESSAGES_DEBUG="dagstart", GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, "data"),
               GTK_A11Y="none")
    begin = time.monotonic()
    process = subprocess.Popen([os.path.join(BUILD, "src", "dagstart")], env=env,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in process.stdout:
        if "first figures" in line:
            break
    first_ms = (time.monotonic() - begin) * 1000.0
    threading.Thread(target=process.stdout.read, daemon=True).start()
    try:
        return watch(process, first_ms)
    finally:
        end(process)


def browser(server, profile):
    server.painted.clear()
    url = "http://127.0.0.1:%d/?poll=%d" % (server.server_address[1], POLL_S)
    begin = time.monotonic()
    process = subprocess.Popen(
        ["chromium", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--disable-quic",
         "--password-store=basic",
         "--user-data-dir=" + profile, "--window-size=1200,800", "--app=" + url],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not server.painted.wait(60):
        raise SystemExit("the browser painted nothing")
    try:
        return watch(process, (time.monotonic() - begin) * 1000.0)
    finally:
        end(process)


def figure(number, what, unit, ours, theirs, reach):
    own, peer = statistics.median(ours), statistics.median(theirs)
    print("figure\t%d\t%s\t%.3g %s\tAG Grid in Chromium\t%.3g %s\t%.3f\t%.2f"
          % (number, what, own, unit, peer, unit, own / peer, reach), flush=True)


def main():
    sim = subprocess.Popen([os.path.join(BUILD, "src", "sim", "dagstart-sim"), "--scenario=big",
                            "--agents=%d" % AGENTS, "--queues=%d" % QUEUES, "--seed=1",
                            "--speed=%d" % SPEED, "--start=10:15", "--unmarked",
                            "--exit-with-parent"],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    folder = tempfile.mkdtemp(prefix="dagstart-bench-")
    subprocess.run(["xdotool", "mousemove", "1399", "899"], check=True)  # or orders are held
    try:
        url = sim.stdout.readline().strip()
        server = Server(url)
        ours, theirs = [], []
        browser(server, folder + "/profile")  # a warm profile for the rounds that count
        for _ in range(ROUNDS):
            ours.append(native(url, folder + "/home"))
            theirs.append(browser(server, folder + "/profile"))
    finally:
        end(sim)
        shutil.rmtree(folder, ignore_errors=True)
    size = "10,000 people, %d s a poll" % POLL_S
    figure(1, "CPU a poll: " + size, "ms", [o[1] for o in ours], [t[1] for t in theirs], 0.20)
    figure(2, "memory in that state", "MiB PSS", [o[2] for o in ours], [t[2] for t in theirs],
           0.20)
    figure(3, "from start to the first rows", "ms", [o[0] for o in ours],
           [t[0] for t in theirs], 0.50)


main()
