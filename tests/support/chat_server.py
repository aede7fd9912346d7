#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Five chats on loopback, as their documentation says they are.

Each refuses what the vendor's documentation refuses: another shape, too much, too fast, an
address that is not known; in the vendor's own words. Which of its errors it gives is said
by the secret of the address: "…archived…" is an archived channel. Prints its port, serves
until its input ends. GET /received lists what was taken.
"""

import http.server
import json
import re
import sys
import threading
import urllib.parse

RECEIVED = []
ASKED = {}  # how often each secret was used
LOCK = threading.Lock()


def times(secret):
    """The n-th time this secret is used, from 1."""
    with LOCK:
        ASKED[secret] = ASKED.get(secret, 0) + 1
        return ASKED[secret]


class Refusal(Exception):
    """An answer that is not the good one."""

    def __init__(self, status, body, **headers):
        super().__init__(status)
        self.status = status
        self.body = body
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def need(condition, refusal):
    if not condition:
        raise refusal


def is_text(value):
    return isinstance(value, str)


def mattermost_error(status, error_id, message):
    return Refusal(status, json.dumps({
        "id": error_id, "message": message, "detailed_error": "",
        "request_id": "xi8p9bgqdjfazxdxbyqj3nwqzr", "status_code": status}))


MATTERMOST = {
    "gone": (400, "web.incoming_webhook.invalid.app_error", "Invalid webhook"),
    "disabled": (501, "web.incoming_webhook.disabled.app_error",
                 "Incoming webhooks have been disabled by the system admin."),
    "nochannel": (404, "web.incoming_webhook.channel.app_error", "Couldn't find the channel"),
    "locked": (403, "web.incoming_webhook.channel_locked.app_error",
               "This webhook is not permitted to post to the requested channel"),
    "denied": (403, "web.incoming_webhook.permissions.app_error",
               "Inappropriate channel permissions"),
    "archived": (400, "api.post.create_post.can_not_post_to_deleted.error",
                 "Can not post to deleted channel."),
}


def mattermost(path, body):
    found = re.search(r"/hooks/([a-z0-9]{26})$", path)
    need(found, mattermost_error(404, "api.context.404.app_error",
                                 "Sorry, we could not find the page."))
    for word, error in MATTERMOST.items():
        need(word not in found[1], mattermost_error(*error))
    n_times = times(("mattermost", found[1]))
    if ("limited" in found[1] and n_times == 1) or ("second" in found[1] and n_times == 2):
        raise Refusal(429, "limit exceeded", Retry_After="1", X_Ratelimit_Reset="1")
    need(isinstance(body, dict), mattermost_error(
        400, "web.incoming_webhook.parse.app_error", "Unable to parse incoming data"))
    need(is_text(body.get("text")) and body["text"] != "", mattermost_error(
        400, "web.incoming_webhook.text.app_error", "No text specified"))
    need(len(body["text"]) <= 16383, mattermost_error(
        400, "model.post.is_valid.message_length.app_error",
        "Post Message property is longer than the maximum permitted length."))
    return 200, "text/plain", "ok"


SLACK = {
    "archived": (410, "channel_is_archived"),
    "gone": (404, "no_service"),
    "prohibited": (403, "action_prohibited"),
    "general": (403, "posting_to_general_channel_denied"),
    "nochannel": (404, "channel_not_found"),
    "disabled": (403, "team_disabled"),
    "token": (403, "invalid_token"),
    "rollup": (500, "rollup_error"),
}


def check_slack_text(value, most):
    need(isinstance(value, dict) and value.get("type") == "plain_text", Refusal(
        400, "invalid_blocks"))
    need(set(value) <= {"type", "text", "emoji"}, Refusal(400, "invalid_blocks"))
    need(is_text(value.get("text")) and 0 < len(value["text"]) <= most,
         Refusal(400, "invalid_blocks"))
    # A sign that means something must be written by its name.
    need(not re.search(r"[<>]|&(?!amp;|lt;|gt;)", value["text"]), Refusal(
        400, "invalid_blocks"))


def slack(path, body):
    found = re.fullmatch(r"/services/T\w+/B\w+/(\w+)", path)
    need(found, Refusal(404, "no_team"))
    for word, error in SLACK.items():
        need(word not in found[1], Refusal(*error))
    if "limited" in found[1] and times(("slack", found[1])) == 1:
        raise Refusal(429, "rate_limited", Retry_After="30")
    need(isinstance(body, dict), Refusal(400, "invalid_payload"))
    need(is_text(body.get("text")) and body["text"], Refusal(400, "no_text"))
    blocks = body.get("blocks")
    need(isinstance(blocks, list) and len(blocks) <= 50, Refusal(400, "invalid_blocks"))
    for block in blocks:
        need(block.get("type") in ("header", "section"), Refusal(400, "invalid_blocks"))
        check_slack_text(block.get("text"), 150 if block["type"] == "header" else 3000)
    return 200, "text/html", "ok"


def rocket_error(status, message):
    return Refusal(status, json.dumps({"success": False, "error": message}))


ROCKET = {
    "gone": (404, "Invalid integration id or token provided."),
    "archived": (400, "room_is_archived"),
    "nochannel": (400, "invalid-channel"),
    "denied": (400, "error-not-allowed"),
}


def rocket(path, body):
    found = re.search(r"/hooks/(\w+)/(\w+)$", path)
    need(found, rocket_error(404, "Invalid integration id or token provided."))
    for word, error in ROCKET.items():
        need(word not in found[2], rocket_error(*error))
    if "limited" in found[2] and times(("rocket", found[2])) == 1:
        raise rocket_error(429, "Error, too many requests. Please slow down. You must wait 42 "
                           "seconds before trying this endpoint again. "
                           "[error-too-many-requests]")
    need(isinstance(body, dict) and is_text(body.get("text")), rocket_error(
        400, "Invalid JSON"))
    size = len(body["text"].encode("utf-16-le")) // 2
    need(size <= 5000, rocket_error(400, "error-message-size-exceeded"))
    return 200, "application/json", '{"success":true}'


def teams_error(status, code, message):
    return Refusal(status, json.dumps({"error": {"code": code, "message": message}}))


TEAMS = {
    "gone": (404, "WorkflowNotFound", "The workflow 'd1f' could not be found."),
    "disabled": (400, "WorkflowTriggerIsNotEnabled",
                 "Could not execute workflow 'd1f' trigger 'manual' with state 'Disabled'."),
    "unsigned": (401, "DirectApiAuthorizationRequired",
                 "The request must be authenticated only by Shared Access scheme."),
}


def check_card(card):
    wrong = teams_error(400, "TriggerInputSchemaMismatch",
                        "The input body for trigger 'manual' did not match its schema "
                        "definition.")
    need(isinstance(card, dict) and card.get("type") == "AdaptiveCard", wrong)
    need(card.get("version") in ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5"), wrong)
    need(isinstance(card.get("body"), list) and card["body"], wrong)
    for element in card["body"]:
        need(element.get("type") == "RichTextBlock", wrong)
        need(element.get("spacing") in ("None", "Small", "Default", "Medium", "Large"), wrong)
        for run in element["inlines"]:
            need(run.get("type") == "TextRun" and is_text(run.get("text")), wrong)


def teams(path, query, body, length):
    signature = urllib.parse.parse_qs(query).get("sig", [""])[0]
    need(signature, teams_error(*TEAMS["unsigned"]))
    for word, error in TEAMS.items():
        need(word not in signature, teams_error(*error))
    if "old" in signature:
        return 200, "text/plain", ("Webhook message delivery failed with error: Microsoft Teams "
                                   "endpoint returned HTTP error 429 with ContextId x")
    if "limited" in signature and times(("teams", signature)) == 1:
        raise Refusal(429, json.dumps({"error": {
            "code": "WorkflowRunActionsRateExceeded", "message": "Too many."}}),
            Retry_After="7")
    need(length <= 28 * 1024, teams_error(413, "RequestEntityTooLarge", "Too large."))
    need(isinstance(body, dict) and body.get("type") == "message", teams_error(
        400, "TriggerInputSchemaMismatch", "No message."))
    attachments = body.get("attachments")
    need(isinstance(attachments, list) and len(attachments) == 1, teams_error(
        400, "TriggerInputSchemaMismatch", "No attachments."))
    need(attachments[0].get("contentType") == "application/vnd.microsoft.card.adaptive",
         teams_error(400, "TriggerInputSchemaMismatch", "No card."))
    check_card(attachments[0].get("content"))
    return 202, "text/plain", ""


def matrix_error(status, code, message, **more):
    headers = {"Retry_After": "3"} if status == 429 and not more else {}
    return Refusal(status, json.dumps({"errcode": code, "error": message, **more}), **headers)


MATRIX = {
    "forbidden": (403, "M_FORBIDDEN", "User not in room"),
    "unknown": (401, "M_UNKNOWN_TOKEN", "Invalid access token passed."),
    "toolarge": (413, "M_TOO_LARGE", "event too large"),
}
EVENTS = {}  # by token and transaction


def matrix(path, token, body, length):
    found = re.fullmatch(r"/_matrix/client/v3/rooms/([^/]+)/send/m\.room\.message/([^/]+)", path)
    need(found, matrix_error(404, "M_UNRECOGNIZED", "Unrecognized request"))
    need(token, matrix_error(401, "M_MISSING_TOKEN", "Missing access token"))
    need(urllib.parse.unquote(found[1]).startswith("!"), matrix_error(
        404, "M_NOT_FOUND", "Room not found"))
    for word, error in MATRIX.items():
        need(word not in token, matrix_error(*error))
    if "limited" in token and times(("matrix", token)) == 1:
        raise matrix_error(429, "M_LIMIT_EXCEEDED", "Too Many Requests", retry_after_ms=2500)
    need(length <= 65536, matrix_error(*MATRIX["toolarge"]))
    need(isinstance(body, dict) and is_text(body.get("body"))
         and body.get("msgtype") in ("m.text", "m.notice"), matrix_error(
             400, "M_BAD_JSON", "'msgtype' or 'body' not in content"))
    need(body.get("m.mentions") == {}, matrix_error(400, "M_BAD_JSON", "somebody is meant"))
    with LOCK:
        known = (token, found[2]) in EVENTS
        event = EVENTS.setdefault((token, found[2]), f"$event{len(EVENTS)}")
    return 200, "application/json", json.dumps({"event_id": event}), known


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, kind, body, headers=()):
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def read_body(self):
        length = int(self.headers.get("Content-Length", "0"))
        data = self.rfile.read(length)
        if self.headers.get_content_type() != "application/json":
            return None, length
        try:
            return json.loads(data.decode("utf-8")), length
        except ValueError:
            return None, length

    def choose(self, path, query, body, length):
        if path.startswith("/_matrix/"):
            word, _, token = self.headers.get("Authorization", "").partition(" ")
            if self.command != "PUT":
                raise matrix_error(405, "M_UNRECOGNIZED", "Unrecognized request")
            return matrix(path, token if word == "Bearer" else "", body, length)
        if self.command != "POST":
            raise Refusal(405, "Method Not Allowed")
        if path.startswith("/services/"):
            return slack(path, body)
        if "/triggers/" in path:
            return teams(path, query, body, length)
        if path.count("/") >= 3:
            return rocket(path, body)
        return mattermost(path, body)

    def misbehave(self, path):
        """What any server may do, by a word in the path."""
        if "elsewhere" in path:
            self.answer(307, "text/plain", "", {"Location": "https://other.example/" + path})
        elif "portal" in path:
            self.answer(200, "text/html", "<html>sign in</html>" if "services" not in path
                        else "<html>ok</html>")
        elif "silent" in path:
            self.close_connection = True
        elif "echo" in path:
            self.answer(500, "text/plain", "trouble with " + self.path)
        else:
            return False
        return True

    def take(self):
        path, _, query = self.path.partition("?")
        body, length = self.read_body()
        if self.misbehave(path):
            return
        try:
            status, kind, text, *known = self.choose(path, query, body, length)
        except Refusal as refusal:
            kind = "application/json" if refusal.body.startswith("{") else "text/plain"
            self.answer(refusal.status, kind, refusal.body, refusal.headers)
            return
        if not any(known):
            with LOCK:
                RECEIVED.append({"path": self.path, "body": body})
        self.answer(status, kind, text)

    def do_GET(self):
        with LOCK:
            self.answer(200, "application/json", json.dumps(RECEIVED))

    do_POST = take
    do_PUT = take


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
