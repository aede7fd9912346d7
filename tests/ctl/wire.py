# wire.py - a loopback server that answers as told, and the real simulator
# SPDX-License-Identifier: GPL-3.0-or-later
import http.server
import json
import os
import subprocess
import threading

from tap import BUILD

SIMULATOR = os.environ.get("DAGSTART_SIM", os.path.join(BUILD, "src", "sim", "dagstart-sim"))
PROGRAM = os.path.join(BUILD, "src", "ctl", "dagstartctl")
SANITIZERS = ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")


def run(*arguments, env=None, stdout=subprocess.PIPE, timeout=600):
    """Runs dagstartctl; the environment is small and known."""
    full = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/"),
            # libproxy throws C++ exceptions, which the sanitizers of a C program do not know.
            "G_DEBUG": "fatal-warnings", "GIO_USE_PROXY_RESOLVER": "dummy"}
    full.update({name: os.environ[name] for name in SANITIZERS if name in os.environ})
    full.update(env or {})
    return subprocess.run([PROGRAM] + list(arguments), env=full, stdin=subprocess.DEVNULL,
                          stdout=stdout, stderr=subprocess.PIPE, text=True, check=False,
                          timeout=timeout)


class Simulator:
    """The real dagstart-sim on a free port of this machine."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [SIMULATOR, "--port", "0", "--seed", "1"] + list(arguments),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Server:
    """Answers every call with one status, headers and body, or, of several bodies, each look at
    the centre with the next, the last again and again; notes what was asked."""

    def __init__(self, status=200, body=b"", headers=None, hang=False, length=None):
        server = self
        self.release = threading.Event()
        self.requests = []
        bodies = list(body) if isinstance(body, list) else [body]

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                server.requests.append((self.path, dict(self.headers)))
                if hang:
                    server.release.wait(30)
                told = bodies[0]
                if len(bodies) > 1 and self.path.startswith("/v1/snapshot"):
                    bodies.pop(0)
                self.send_response(status)
                for name, value in (headers or {"Content-Type": "application/json"}).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(told) if length is None else length))
                self.end_headers()
                try:
                    self.wfile.write(told)
                except OSError:
                    pass
                if length is not None:
                    self.close_connection = True

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.release.set()
        self.server.shutdown()
        self.server.server_close()


def snapshot(**changes):
    """The smallest whole answer, with changes."""
    answer = {"schema": "dagstart.snapshot/1", "taken_at": "2026-11-23T10:15:03+01:00",
              "source": {"name": "Test", "timezone": "Europe/Amsterdam"}, "queues": [],
              "agents": []}
    answer.update(changes)
    return json.dumps(answer).encode()
