#!/usr/bin/python3
# scenario.py PORT SECONDS SEED: callers, breaks and a few odd things, over the manager's TCP
# SPDX-License-Identifier: GPL-3.0-or-later
import random
import sched
import socket
import sys
import threading
import time

QUEUES = {"facturen": range(101, 105), "bezorging": range(105, 109), "algemeen": range(109, 113)}
ALLROUNDERS = (201, 202)
TEMPORARY = 301
REASONS = ["Lunch", "Toilet", "Koffie", "Training", "Overleg", ""]
# Long enough to be a break of a lane: who takes it, the word of the house, its minutes.
LONG = [(103, "Lunch", 5.6), (107, "Pauze", 6.2), (111, "Training", 5.8), (202, "Coffee", 5.3),
        (104, "Even lucht", 5.5), (108, "Overleg", 5.4)]
LONG_FROM = 420
CALLS_A_MINUTE = 28


class Manager:
    """The account that may do things; answers are read and thrown away."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.stream = self.socket.makefile("rw", newline="", encoding="utf-8")
        self.stream.readline()
        threading.Thread(target=self.drain, daemon=True).start()
        self.act(Action="Login", Username="scenario", Secret="scenario", Events="off")

    def drain(self):
        for _ in self.stream:
            pass

    def act(self, **fields):
        for name, value in fields.items():
            self.stream.write("%s: %s\r\n" % (name, value))
        self.stream.write("\r\n")
        self.stream.flush()

    def set_phone(self, number, state):
        self.act(Action="Setvar", Variable="DEVICE_STATE(Custom:p%d)" % number, Value=state)

    def pause(self, number, on, reason="", queue=None):
        fields = {"Interface": "Local/%d@phone/n" % number, "Paused": "true" if on else "false"}
        if reason:
            fields["Reason"] = reason
        if queue:
            fields["Queue"] = queue
        self.act(Action="QueuePause", **fields)


def plan_calls(chance, seconds):
    at = 1.0
    while at < seconds - 5:
        yield at, "call", (chance.choice(list(QUEUES)), chance.randint(8, 40),
                           chance.choice([4, 9, 15, 300, 300, 300, 300]))
        at += chance.expovariate(CALLS_A_MINUTE / 60)


def plan_breaks(chance, seconds):
    """Everyone has about one a minute and a half, never two at once."""
    people = [(n, None) for numbers in QUEUES.values() for n in numbers]
    people += [(n, None) for n in ALLROUNDERS]
    if seconds >= LONG_FROM:
        people = [one for one in people if one[0] not in [long[0] for long in LONG]]
    for number, queue in people:
        at = chance.uniform(4, 60)
        while at < seconds - 12:
            length = chance.uniform(8, 30)
            yield at, "pause", (number, chance.choice(REASONS), queue)
            yield at + length, "resume", (number, queue)
            at += length + chance.uniform(30, 120)


def plan_long_breaks(chance, seconds):
    if seconds < LONG_FROM:
        return
    for number, reason, minutes in LONG:
        at = chance.uniform(10, 40)
        yield at, "pause", (number, reason, None)
        yield at + minutes * 60, "resume", (number, None)


def plan_oddities(seconds):
    # One allrounder leaves a single queue alone: still at work.
    yield seconds * 0.05, "pause", (201, "Training", "algemeen")
    yield seconds * 0.08, "resume", (201, "algemeen")
    yield seconds * 0.1, "login", TEMPORARY
    yield seconds * 0.75, "logout", TEMPORARY
    # One phone gets its line late. (Not in the middle of a call: to set a device free then
    # would end the call for Asterisk, and for its log would not.)
    yield 0.0, "phone", (112, "UNAVAILABLE")
    yield seconds * 0.2, "phone", (112, "NOT_INUSE")


def do(manager, what, value, count):
    if what == "call":
        queue, talk, patience = value
        manager.act(Action="Originate", Channel="Local/wait@caller/n", Context="dialled",
                    Exten=queue, Priority=1, Async="true",
                    CallerID='"Beller %d" <+3197000%05d>' % (count, count),
                    Variable="__TALK=%d,PATIENCE=%d" % (talk, patience))
    elif what == "pause":
        manager.pause(value[0], True, value[1], value[2])
    elif what == "resume":
        manager.pause(value[0], False, "", value[1])
    elif what == "phone":
        manager.set_phone(*value)
    elif what == "login":
        manager.set_phone(value, "NOT_INUSE")
        manager.act(Action="QueueAdd", Queue="facturen", Interface="Local/%d@phone/n" % value,
                    MemberName="Uitzendkracht %d" % value, StateInterface="Custom:p%d" % value)
    elif what == "logout":
        manager.act(Action="QueueRemove", Queue="facturen", Interface="Local/%d@phone/n" % value)


def main():
    port, seconds, seed = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    manager = Manager(port + 1)
    for number in [n for numbers in QUEUES.values() for n in numbers] + list(ALLROUNDERS):
        manager.set_phone(number, "NOT_INUSE")
    plan = list(plan_calls(chance, seconds)) + list(plan_breaks(chance, seconds))
    plan += list(plan_long_breaks(chance, seconds)) + list(plan_oddities(seconds))
    clock = sched.scheduler(time.monotonic, time.sleep)
    start = time.monotonic()
    count = 0
    for at, what, value in plan:
        if at > seconds:
            continue
        count += what == "call"
        clock.enterabs(start + at, 1, do, (manager, what, value, count))
    clock.run()
    print("# the scenario placed %d calls" % count)


main()
