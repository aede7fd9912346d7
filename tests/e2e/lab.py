# lab.py - a contact centre on loopback that misbehaves as it is told, while it runs
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import http.server
import json
import os
import re
import socket
import threading
import time

from gi.repository import GLib
from tap import ROOT

JSON = "application/json"


def agent(number, **more):
    made = {"id": "a%d" % number, "name": "Agent %d" % number, "state": "available"}
    made.update(more)
    return made


def queue(number, **more):
    made = {"id": "q%d" % number, "name": "Queue %d" % number, "channel": "phone", "waiting": 0}
    made.update(more)
    return made


def now(offset_s=0):
    at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=offset_s)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def snapshot(queues=(), agents=(), **more):
    answer = {"schema": "dagstart.snapshot/1", "taken_at": now(),
              "source": {"name": "Lab", "timezone": "Europe/Amsterdam"},
              "queues": list(queues), "agents": list(agents)}
    answer.update(more)
    return answer


def accept_purposes(centre):
    """As whoever accepted them as they are now, for a program with settings in a file."""
    with open(os.path.join(ROOT, "src", "widgets", "dag-purpose.h"), encoding="utf-8") as stream:
        version = re.search(r"DAG_PURPOSE_VERSION (\d+)", stream.read())[1]
    folder = os.path.join(GLib.get_user_config_dir(), "glib-2.0", "settings")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as stream:
        stream.write("[io/github/dagstart/Dagstart]\npurposes-accepted="
                     "{'%s': (uint32 %s, int64 1, 'OR 2026-4')}\n" % (centre, version))


class Lab:
    """Each answer is made by `script`, a function of the handler that may be replaced."""

    def __init__(self, script=None, port=0):
        lab = self
        self.script = script or (lambda handler: lab.send(handler, snapshot()))
        self.asked = []
        self.ahead_s = 0  # by so much its clock is ahead of ours
        self.release = threading.Event()

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                lab.asked.append((self.path, self.headers.get("Authorization")))
                try:
                    if self.path.split("?")[0].endswith("/snapshot"):
                        lab.script(self)
                    else:
                        lab.send(self, {"error": "not here"}, 404)
                except OSError:
                    self.close_connection = True

            def date_time_string(self, timestamp=None):
                return super().date_time_string((timestamp or time.time()) + lab.ahead_s)

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, *_):
                pass

        self.server = Server(("127.0.0.1", port), Handler)
        self.port = self.server.server_address[1]
        self.url = "http://127.0.0.1:%d" % self.port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def keep_port(self):
        """Returns a socket that keeps the port from everybody else while nobody listens there."""
        kept = socket.socket()
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", self.port))
        return kept

    def __exit__(self, *_):
        self.release.set()
        self.server.shutdown()
        self.server.server_close()

    @staticmethod
    def send(handler, body, status=200, kind=JSON, headers=None):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    def says(self, body, status=200, kind=JSON, headers=None):
        """From now on this one answer; a function makes it anew each time."""
        self.script = lambda handler: self.send(handler, body() if callable(body) else body,
                                                status, kind, headers)

    def hangs(self):
        self.script = lambda handler: self.release.wait(60)
