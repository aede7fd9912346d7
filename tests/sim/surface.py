# surface.py SIMULATOR - how the real simulator speaks HTTP: tags, packing, pages, token, TLS
# SPDX-License-Identifier: GPL-3.0-or-later
import gzip
import http.client
import json
import os
import ssl
import subprocess
import sys
import urllib.parse

import tap

START = "2026-11-23T10:15"
TLS = os.path.join(tap.ROOT, "tests", "fixtures", "tls", "self-signed")


class Simulator:
    """The program itself, standing still unless told otherwise, on one kept connection."""

    def __init__(self, *arguments):
        environment = dict(os.environ)
        if "--tls" in arguments:  # LeakSanitizer itself falls over thread-local data of GnuTLS
            environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        self.process = subprocess.Popen(
            [sys.argv[1], "--exit-with-parent", "--start", START, *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment)
        self.line = self.process.stdout.readline()
        url = urllib.parse.urlsplit(self.line.strip())
        if url.scheme == "https":
            trust = ssl.create_default_context(cafile=TLS + ".crt")
            self.link = http.client.HTTPSConnection(url.hostname, url.port, context=trust)
        else:
            self.link = http.client.HTTPConnection(url.hostname, url.port, timeout=300)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.link.close()
        self.process.stdin.close()
        self.process.stdout.close()
        tap.check("it ends with its parent", expect(code=(self.process.wait(timeout=300), 0)))

    def ask(self, call, method="GET", **headers):
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        self.link.request(method, "/api/v1/" + call, headers=names)
        reply = self.link.getresponse()
        return reply.status, reply.headers, reply.read()

    def pages(self, call, limit):
        """All items, page after page, and how many pages there were."""
        items, cursor, n = [], None, 0
        while n < 1000:
            joined = call + ("&" if "?" in call else "?") + "limit=%d" % limit
            if cursor is not None:
                joined += "&after=" + urllib.parse.quote(cursor)
            page = json.loads(self.ask(joined)[2])
            items += page["items"]
            cursor, n = page["next"], n + 1
            if cursor is None:
                break
        return items, n


def expect(**pairs):
    """{name: (seen, wanted)} → what differs."""
    return ["%s: %r, not %r" % (name, seen, wanted)
            for name, (seen, wanted) in pairs.items() if seen != wanted]


def check_address(simulator):
    line = simulator.line
    port = line[len("http://127.0.0.1:"):-len("/api\n")]
    tap.check("the first line is the address",
              [] if line.startswith("http://127.0.0.1:") and line.endswith("/api\n")
              and port.isdigit() and int(port) > 0 else [repr(line)])


def check_tags(simulator):
    status, headers, body = simulator.ask("snapshot")
    tag = headers["ETag"]
    tap.check("a strong tag", expect(status=(status, 200), first=(tag[:1], '"')))
    for given in (tag, "W/" + tag, '"other", ' + tag, "*"):
        status, headers, empty = simulator.ask("snapshot", If_None_Match=given)
        tap.check("304 for %s" % given.replace(tag, "the tag"),
                  expect(status=(status, 304), body=(empty, b""), tag=(headers["ETag"], tag)))
    status, _, again = simulator.ask("snapshot", If_None_Match='"another"')
    tap.check("the whole for another tag", expect(status=(status, 200), same=(again == body, True)))


def check_packing(simulator):
    _, plain_headers, plain = simulator.ask("snapshot")
    _, headers, packed = simulator.ask("snapshot", Accept_Encoding="gzip, deflate")
    tap.check("gzip where it is accepted",
              expect(encoding=(headers["Content-Encoding"], "gzip"),
                     vary=(headers["Vary"], "Accept-Encoding"),
                     same=(gzip.decompress(packed) == plain, True),
                     smaller=(len(packed) < len(plain) / 3, True),
                     other_tag=(headers["ETag"] != plain_headers["ETag"], True)))
    _, headers, body = simulator.ask("snapshot", Accept_Encoding="gzip;q=0, identity")
    tap.check("no gzip where it is refused",
              expect(encoding=(headers["Content-Encoding"], None), same=(body == plain, True)))
    status, _, _ = simulator.ask("snapshot", Accept_Encoding="gzip",
                                 If_None_Match=simulator.ask("snapshot", Accept_Encoding="gzip")[1]["ETag"])
    tap.check("304 for the packed one", expect(status=(status, 304)))
    _, headers, packed = simulator.ask("state-changes", Accept_Encoding="gzip")
    tap.check("lists are packed too",
              expect(items=(len(json.loads(gzip.decompress(packed))["items"]) > 100, True)))


def check_pages(simulator):
    for call, limits in (("state-changes", (7, 100)), ("intervals?minutes=5", (13, 5000)),
                         ("reasons?from=2026-11-01", (9, 5000)), ("shifts", (5, 5000))):
        whole, _ = simulator.pages(call, 5000)
        for limit in limits:
            parts, n = simulator.pages(call, limit)
            tap.check("%s in pages of %d" % (call, limit),
                      expect(same=(parts == whole, True), some=(len(whole) > 15, True),
                             pages=(n > 1, len(whole) > limit)))
    status, _, _ = simulator.ask("state-changes?limit=99999")
    tap.check("a page is 5,000 at most", expect(status=(status, 200)))


def check_new_events(simulator):
    """A cursor is good while the history grows under it."""
    first = json.loads(simulator.ask("state-changes?limit=50")[2])
    rest, _ = simulator.pages("state-changes?after=" + first["next"], 5000)
    whole, _ = simulator.pages("state-changes", 5000)
    joined = first["items"] + rest
    tap.check("a cursor survives new data",
              expect(same=(joined == whole[:len(joined)], True),
                     grown=(len(whole) >= len(joined) > 100, True)))


def check_time(simulator):
    """Time passes: await a later picture, and that counters only grow."""
    first = json.loads(simulator.ask("snapshot")[2])
    for _ in range(10000):
        last = json.loads(simulator.ask("snapshot")[2])
        if last["taken_at"] > first["taken_at"] and last["queues"] != first["queues"]:
            break
    bad = []
    for before, after in zip(first["queues"], last["queues"]):
        bad += ["%s.%s fell" % (before["id"], name) for name, value in before["today"].items()
                if after["today"][name] < value]
    for before, after in zip(first["agents"], last["agents"]):
        bad += ["%s.%s fell" % (before["id"], name) for name, value in before["today"].items()
                if after["today"][name] < value]
    tap.check("time passes and counters only grow",
              bad + expect(later=(last["taken_at"] > first["taken_at"], True)))


def check_methods(simulator):
    status, headers, _ = simulator.ask("snapshot", method="DELETE")
    tap.check("it is only read", expect(status=(status, 405), allow=(headers["Allow"], "GET, HEAD")))
    status, headers, body = simulator.ask("health", method="HEAD")
    tap.check("HEAD has no body", expect(status=(status, 200), body=(body, b"")))


def check_token():
    with Simulator("--speed", "0", "--token", "gehëim") as simulator:
        for shown in ({}, {"Authorization": "Bearer geheim"}, {"Authorization": "Bearer "},
                      {"Authorization": "Basic Z2VoZWlt"}):
            status, headers, body = simulator.ask("snapshot", **shown)
            tap.check("401 for %s" % (shown.get("Authorization", "nothing")),
                      expect(status=(status, 401), code=(json.loads(body)["error"]["code"], "unauthorized"),
                             challenge=("Bearer" in headers["WWW-Authenticate"], True)))
        status, _, _ = simulator.ask("snapshot", Authorization="Bearer gehëim".encode())
        tap.check("200 for the token", expect(status=(status, 200)))


def check_tls():
    with Simulator("--speed", "0", "--tls", TLS + ".crt",
                   TLS + ".key") as simulator:
        tap.check("the address is https", expect(scheme=(simulator.line[:8], "https://")))
        status, _, body = simulator.ask("health")
        tap.check("a trusted certificate", expect(status=(status, 200), api=(json.loads(body)["api"], 1)))
        simulator.link.close()
        strange = http.client.HTTPSConnection(simulator.link.host, simulator.link.port,
                                              context=ssl.create_default_context())
        try:
            strange.request("GET", "/api/v1/health")
            tap.check("a stranger does not trust it", ["it does"])
        except ssl.SSLCertVerificationError:
            tap.check("a stranger does not trust it", [])
        finally:
            strange.close()


def check_usage():
    for arguments in (["--scenario", "storm"], ["--agents", "10001"], ["--queues", "1001"],
                      ["--speed", "-1"], ["--speed", "nan"], ["--start", "25:00"], ["--port", "70000"],
                      ["--tls", "one.pem"], ["--token", ""], ["--token", "a\r\nX: y"], ["--token", "two words"],
                      ["--nothing"], ["stray"], ["--dump", "soon"]):
        run = subprocess.run([sys.argv[1], *arguments], stdin=subprocess.DEVNULL,
                             capture_output=True, encoding="utf-8", timeout=300)
        tap.check("refuses " + ascii(" ".join(arguments)),
                  expect(code=(run.returncode, 2), out=(run.stdout, ""),
                         says=(run.stderr.startswith("dagstart-sim: "), True)))
    run = subprocess.run([sys.argv[1], "--tls", "/nowhere/c.pem", "/nowhere/k.pem"],
                         stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=300)
    tap.check("says that a file is missing", expect(code=(run.returncode, 6), out=(run.stdout, "")))


with Simulator("--speed", "0") as still:
    check_address(still)
    check_tags(still)
    check_packing(still)
    check_pages(still)
    check_methods(still)
with Simulator("--speed", "600") as moving:
    check_new_events(moving)
    check_time(moving)
check_token()
check_tls()
check_usage()
tap.done()
