#!/usr/bin/python3
# test-kill.py - the program killed at any moment, again and again: what it kept is whole
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run inside tests/support/headless. F-S02; DAG_KILL_ROUNDS=200 for the long form."""
import os
import random
import sqlite3
import subprocess
import time

from gi.repository import GLib
from lab import Lab, agent, queue, snapshot
from spoken import Program, await_alone, await_true
from tap import BUILD, check, done

DAGSTART = os.path.join(BUILD, "src", "dagstart")
ROUNDS = int(os.environ.get("DAG_KILL_ROUNDS", "6"))
STOP_S = float(os.environ.get("DAG_STOP_CPU_S", "2"))  # of the processor
ID = "0b8ee1f4-7a0e-4f0e-9d0c-3b7f0d3e0a11"
FILE = os.path.join(GLib.get_user_data_dir(), "dagstart", "history", ID + ".sqlite")
CHANCE = random.Random(4711)


def save_connection(url):
    folder = os.path.join(GLib.get_user_config_dir(), "dagstart")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with open(os.path.join(folder, "connection.ini"), "w", encoding="utf-8") as stream:
        stream.write("[connection]\nid=%s\nkind=dagstart\nurl=%s\n[options]\ncredential=none\n"
                     % (ID, url))


def ask(question, of_nothing=0):
    """One figure from the file, as another program sees it; None: it is not there yet.
    Killed before it had made its tables, it holds nothing: they are not there, or would have
    to be taken back, which a reader may not."""
    try:
        with sqlite3.connect("file:%s?mode=ro" % FILE, uri=True, timeout=60) as database:
            return database.execute(question).fetchone()[0]
    except sqlite3.OperationalError as error:
        unmade = "no such table" in str(error) or "readonly database" in str(error)
        return of_nothing if unmade else None


def count_polls():
    """None: just now nobody can say, as the program is at the file."""
    return ask("SELECT count(*) FROM poll") if os.path.exists(FILE) else 0


def await_count():
    """With no program at the file: what it holds."""
    return await_true(lambda: [count_polls()] if count_polls() is not None else None,
                      "the polls that are kept")[0]


def answers():
    """Somebody is always in another state; many queues, so that a row takes some writing."""
    return snapshot([queue(n, waiting=CHANCE.randrange(9)) for n in range(60)],
                    [agent(n, state=CHANCE.choice(["available", "on-contact", "break"]))
                     for n in range(200)])


def start():
    return subprocess.Popen([DAGSTART], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_somewhere(number):
    """Before, in, or after the first answer of this start is written."""
    await_alone()
    before = await_count()
    process = start()
    end = time.monotonic() + (CHANCE.uniform(0.05, 1.0) if number % 3 == 0 else 400)
    while time.monotonic() < end and count_polls() in (before, None):
        try:
            process.wait(0.02)
            break
        except subprocess.TimeoutExpired:
            continue
    ended = process.poll()
    process.kill()
    process.wait()
    return ["it had ended with %d" % ended] if ended is not None else []


with Lab() as lab:
    lab.says(answers)
    save_connection(lab.url)
    faults, unsound, kept = [], [], 0
    for round_number in range(ROUNDS):
        faults += kill_somewhere(round_number)
        sound = ask("PRAGMA integrity_check", "ok") if os.path.exists(FILE) else "ok"
        if sound not in ("ok", None):
            unsound.append("round %d: %s" % (round_number, sound))
        now_kept = await_count()
        if now_kept < kept:
            unsound.append("round %d: %d polls, there were %d" % (round_number, now_kept, kept))
        kept = now_kept
    check("%d kills: it was running" % ROUNDS, faults)
    check("%d kills: the file is sound each time, and nothing is lost" % ROUNDS, unsound)
    check("%d kills: something was kept" % ROUNDS, [] if kept >= ROUNDS // 2 else [str(kept)])

    program = Program([DAGSTART])
    try:
        program.window()
        await_true(lambda: (count_polls() or 0) > kept, "another poll", 30)
    except (TimeoutError, RuntimeError, GLib.Error) as error:
        check("it starts again after all that", [str(error)])
    try:
        took = program.stop()
        check("F-F05: asked to go, it ends in time", ["%.2f s" % took] if took > STOP_S else [])
    except TimeoutError as error:
        check("F-F05: asked to go, it ends in time", [str(error)])
    code = program.end()
    check("F-F05: it ends well", ["exit code %d" % code] if code != 0 else [])
    check("nothing is complained of", program.complaints())
    check("no name is kept before the purposes are accepted",
          [] if ask("SELECT count(*) FROM entity WHERE kind = 1") == 0 else ["names are there"])
    check("the queues are kept", [] if ask("SELECT count(*) FROM entity") == 60
          else [str(ask("SELECT count(*) FROM entity"))])
    modes = [oct(os.stat(path).st_mode & 0o777)
             for path in (FILE, os.path.dirname(FILE))]
    check("for this account alone", [] if modes == ["0o600", "0o700"] else modes)
done()
