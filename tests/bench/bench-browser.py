#!/usr/bin/python3
# bench-browser.py - Dagstart's Team page against the same table in a browser, same server
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: bench-browser.py BUILD GRID.js [ROUNDS]  (inside tests/support/headless)

Both poll the same simulated centre of 10,000 people and 1,000 queues, through the same server,
which counts the answers; both are sorted live by the time in state and show the times passing.
Ours is a saved contact centre, whose history goes into a file, as a real one's does.
CPU time is that of all their processes between two moments, taken from /proc, for each answer
between them; memory is the sum of their proportional set sizes.

Figure 1 is defined for a poll a second. A person can have one every five seconds at the most
often: the same for that, in which the window shows five seconds for each answer, is printed
beside it. So that one in twenty people changes from answer to answer, the centre's clock runs
faster than ours; what else it brings (quarters of an hour, whose figures are fetched) comes so
much more often, too."""
import http.client
import http.server
import json
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
import urllib.request
import uuid

BUILD, GRID = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 3
HERE = os.path.dirname(os.path.abspath(__file__))
APP_ID = "io.github.dagstart.Dagstart"
AGENTS, QUEUES = 10000, 1000
PURPOSE = 3  # DAG_PURPOSE_VERSION
LEARN_S, SETTLE_S, WATCH_S = 45, 5, 40  # first the morning is learnt
SPEEDS = {1: 8, 5: 1.6}  # by seconds a poll: about one person in twenty changes
HEADER = "720 127"  # in the window's picture: "Time in state"
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
        self.sim = urllib.parse.urlsplit(sim)
        self.url = "http://127.0.0.1:%d" % self.server_address[1]
        self.painted = threading.Event()
        self.n_answers = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except ConnectionError:  # who asked is gone
            self.close_connection = True

    def answer(self, status, body, headers):
        self.send_response_only(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path = self.path.split("?")[0]
        files = {"/": (os.path.join(HERE, "browser", "index.html"), "text/html"),
                 "/grid.js": (GRID, "text/javascript")}
        if path in files:
            with open(files[path][0], "rb") as file:
                return self.answer(200, file.read(), {"Content-Type": files[path][1]})
        sim = self.server.sim
        ask = http.client.HTTPConnection(sim.netloc)
        ask.request("GET", sim.path + self.path, headers={
            key: value for key, value in self.headers.items()
            if key.lower() in ("accept", "if-none-match")})
        got = ask.getresponse()
        body = got.read()
        self.answer(got.status, body, {
            key: value for key, value in got.headers.items()
            if key.lower() in ("content-type", "date", "etag", "link", "retry-after")})
        ask.close()
        if path == "/v1/snapshot" and got.status == 200:
            self.server.n_answers += 1

    def do_POST(self):
        self.server.painted.set()
        self.answer(200, b"", {})


def measure_share(url, poll_s):
    """How many of a hundred people another answer says something else of."""
    before, shares = None, []
    due = time.monotonic()
    for _ in range(5):
        with urllib.request.urlopen(url + "/v1/snapshot") as answer:
            agents = {agent["id"]: agent for agent in json.load(answer)["agents"]}
        if before is not None:
            shares.append(100.0 * sum(before.get(key) != agent for key, agent in agents.items())
                          / len(agents))
        before = agents
        due += poll_s
        time.sleep(max(0.0, due - time.monotonic()))
    return statistics.mean(shares)


def watch(process, server, first_ms):
    """CPU a poll and memory of a program that shows its figures."""
    before, begin = cpu_ms(process.pid), server.n_answers
    time.sleep(WATCH_S)
    return first_ms, (cpu_ms(process.pid) - before) / (server.n_answers - begin), \
        pss_mib(process.pid)


def end(process):
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def sort_by_time(process):
    """As a person does; the program says by what it is sorted."""
    subprocess.run(["xdotool", "mousemove", *HEADER.split(), "click", "1"], check=True)
    guard = threading.Timer(30, process.kill)
    guard.start()
    for line in process.stdout:
        if "sorted by since" in line:
            break
    else:
        raise SystemExit("the Team page is not sorted by the time in state")
    guard.cancel()
    subprocess.run(["xdotool", "mousemove", "1399", "899"], check=True)  # or orders are held


def native(server, home, poll_s):
    settings = os.path.join(home, "glib-2.0", "settings")
    os.makedirs(settings, exist_ok=True)
    centre = uuid.uuid4()  # a new one: its history begins with nothing
    with open(os.path.join(settings, "keyfile"), "w") as file:  # a lead has said what it is for
        file.write("[%s]\npage='team'\npurposes-accepted={'%s': (uint32 %d, int64 1, '')}\n"
                   % (APP_ID.replace(".", "/"), centre, PURPOSE))
    os.makedirs(os.path.join(home, "dagstart"), exist_ok=True)
    with open(os.path.join(home, "dagstart", "connection.ini"), "w") as file:
        file.write("[connection]\nid=%s\nkind=dagstart\nurl=%s\n[options]\ncredential=none\n"
                   % (centre, server.url))
    env = dict(os.environ, GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=home,
               XDG_DATA_HOME=os.path.join(home, "data"),
               G_MESSAGES_DEBUG="dagstart dagstart-widgets",
               GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, "data"), GTK_A11Y="none")
    begin = time.monotonic()
    process = subprocess.Popen([os.path.join(BUILD, "src", "dagstart"),
                                "--poll-seconds=%d" % poll_s], env=env,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in process.stdout:
        if "first figures" in line:
            break
    first_ms = (time.monotonic() - begin) * 1000.0
    try:
        time.sleep(LEARN_S)
        sort_by_time(process)
        threading.Thread(target=process.stdout.read, daemon=True).start()
        time.sleep(SETTLE_S)
        return watch(process, server, first_ms)
    finally:
        end(process)


def open_browser(server, profile, poll_s):
    """The browser, and how long it took to paint the rows."""
    server.painted.clear()
    begin = time.monotonic()
    process = subprocess.Popen(
        ["chromium", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--disable-quic",
         "--password-store=basic",
         "--user-data-dir=" + profile, "--window-size=1200,800",
         "--app=%s/?poll=%d" % (server.url, poll_s)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not server.painted.wait(60):
        raise SystemExit("the browser painted nothing")
    return process, (time.monotonic() - begin) * 1000.0


def browser(server, profile, poll_s):
    process, first_ms = open_browser(server, profile, poll_s)
    try:
        time.sleep(LEARN_S + SETTLE_S)
        return watch(process, server, first_ms)
    finally:
        end(process)


def figure(number, what, unit, ours, theirs, reach):
    own, peer = statistics.median(ours), statistics.median(theirs)
    print("figure\t%s\t%s\t%.3g %s\tAG Grid in Chromium\t%.3g %s\t%.3f\t%s"
          % (number, what, own, unit, peer, unit, own / peer, reach), flush=True)


def compare(poll_s, rounds, folder):
    """Returns (first rows, CPU a poll, memory) of each round, ours and theirs."""
    sim = subprocess.Popen([os.path.join(BUILD, "src", "sim", "dagstart-sim"), "--scenario=big",
                            "--agents=%d" % AGENTS, "--queues=%d" % QUEUES, "--seed=1",
                            "--speed=%s" % SPEEDS[poll_s], "--start=10:15",
                            "--unmarked", "--exit-with-parent"],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    ours, theirs = [], []
    try:
        url = sim.stdout.readline().strip()
        print("a poll each %d s: %.1f %% of the people change from answer to answer"
              % (poll_s, measure_share(url, poll_s)), flush=True)
        server = Server(url)
        end(open_browser(server, folder + "/profile", poll_s)[0])  # a warm profile
        for _ in range(rounds):
            ours.append(native(server, folder + "/home", poll_s))
            theirs.append(browser(server, folder + "/profile", poll_s))
    finally:
        end(sim)
    return ours, theirs


def main():
    folder = tempfile.mkdtemp(prefix="dagstart-bench-")
    subprocess.run(["xdotool", "mousemove", "1399", "899"], check=True)  # or orders are held
    try:
        ours, theirs = compare(1, ROUNDS, folder)
        slow_ours, slow_theirs = compare(5, 1, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    figure(1, "CPU a poll: 10,000 people, a poll a second", "ms", [o[1] for o in ours],
           [t[1] for t in theirs], "0.20")
    figure(1, "the same, a poll each 5 s, with what five seconds show", "ms",
           [o[1] for o in slow_ours], [t[1] for t in slow_theirs], "–")
    figure(2, "memory in that state", "MiB PSS", [o[2] for o in ours], [t[2] for t in theirs],
           "0.20")
    figure(3, "from start to the first rows", "ms", [o[0] for o in ours],
           [t[0] for t in theirs], "0.50")


main()
