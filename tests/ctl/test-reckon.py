#!/usr/bin/python3
# test-reckon.py - dagstartctl staff and shift: the commands that reckon without a source
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os

from tap import ROOT, check, done
from wire import run

RULES = {"DAG_BREAK_RULES": os.path.join(ROOT, "data", "break-rules")}


def expect(name, result, code):
    check(name, [] if result.returncode == code else [
        "exit code %d instead of %d: %s" % (result.returncode, code, result.stderr.strip())])
    if code:
        lines = result.stderr.splitlines()
        check(name + ": one line", [] if len(lines) == 1
              and lines[0].startswith("dagstartctl: usage: ") else lines)


def members(name, result, wanted):
    expect(name, result, 0)
    value = json.loads(result.stdout)
    check(name + ": figures", ["%s is %r, not %r" % (key, value.get(key), number)
                               for key, number in wanted.items()
                               if not same(value.get(key), number)])
    return value


def same(value, wanted):
    if isinstance(wanted, float):
        return isinstance(value, (int, float)) and abs(value - wanted) < 1e-9
    return value == wanted


def staff(*arguments, env=None):
    return run("staff", *arguments, "--format", "json", env=env)


def test_staff():
    classic = ("--calls", "100", "--interval", "1800", "--aht", "180")
    members("the fewest for 80/20", staff(*classic), {
        "model": "erlang-c", "agents": 14, "bound_by": "service-level", "stable": True,
        "offered_load": 10.0, "p_wait": 0.17413193360, "service_level": 0.88835001917})
    members("with hanging up", staff(*classic, "--patience", "300"), {
        "model": "erlang-a", "agents": 13, "bound_by": "service-level"})
    value = members("so many are too few", staff(*classic, "--agents", "10"), {
        "stable": False, "agents": 10})
    check("no figure where there is none", [key for key in ("service_level", "asa_s", "bound_by")
                                            if key in value])
    members("busy at most", staff("--calls", "36", "--interval", "600", "--aht", "595",
                                  "--max-occupancy", "0.8"),
            {"agents": 45, "bound_by": "occupancy"})
    members("to roster", staff(*classic, "--shrinkage", "0.3"), {"scheduled": 20})
    members("cover", staff("--calls", "0", "--aht", "180", "--min-staff", "2"), {
        "agents": 2, "bound_by": "minimum-cover", "service_level": 1.0})
    members("hours for seconds", staff("--calls", "1e7", "--aht", "86400"),
            {"bound_by": "limit"})
    members("a Dutch locale", staff(*classic, env={"LC_ALL": "nl_NL.UTF-8"}), {"agents": 14})
    for wrong in (("--calls", "many", "--aht", "180"), ("--calls", "1,5", "--aht", "180"),
                  ("--calls", "nan", "--aht", "180"), ("--calls", "-1", "--aht", "180"),
                  ("--calls", "5"), ("--calls", "5", "--aht", "0"),
                  classic + ("--target", "80/20"), classic + ("--target", "0.8"),
                  classic + ("--agents", "2.5"), classic + ("--min-staff", "1.5"),
                  classic + ("--shrinkage", "1"), classic + ("more",)):
        expect("staff %s" % " ".join(wrong), run("staff", *wrong), 2)
    expect("staff as text", run("staff", *classic), 0)
    expect("staff --help", run("staff", "--help"), 0)


def shift(*arguments):
    return run("shift", *arguments, "--format", "json", env=RULES)


def test_shift():
    value = members("eight hours and a half-hour lunch", shift("W240 B30 W240"), {
        "verdict": "compliant", "work_min": 480, "break_min": 30})
    check("the rule and its basis", [] if value["rules"][0] == {
        "id": "nl-atw-5:4-2a", "verdict": "compliant", "have_min": 30, "need_min": 30,
        "basis": "ATW 5:4 lid 2a"} else [str(value["rules"][0])])
    members("the house rule beside the law", shift("--rules", "nl,nl-house", "W240 B30 W240"),
            {"verdict": "breach"})
    value = members("until when a break fits", shift("--at", "300", "W480"),
                    {"verdict": "ok"})
    check("the latest start", [] if value["rules"][0]["latest_start_min"] == 449
          and value["rules"][0]["verdict"] == "ok" else [str(value["rules"][0])])
    members("a break is due by one of two sets",
            shift("--rules", "nl,nl-house", "--at", "105", "W480"), {"verdict": "due"})
    members("the young", shift("--rules", "nl,nl-youth", "--age", "youth", "W300"),
            {"verdict": "breach"})
    members("a gap", shift("W200 U45 W200"), {"verdict": "unknown"})
    members("waived", shift("--rules", "us-ca", "--waive", "us-ca-meal1", "W350"),
            {"verdict": "waived"})
    for wrong in ((), ("W30", "W30"), ("X30",), ("--rules", "../nl", "W30"),
                  ("--rules", "", "W30"), ("--rules", "nonesuch", "W30"),
                  ("--at", "-3", "W30"), ("--at", "31", "W30"), ("--waive", "nonesuch", "W30"),
                  ("--age", "old", "W30"), ("--format", "yaml", "W30")):
        expect("shift %s" % " ".join(wrong), run("shift", *wrong, env=RULES), 2)
    expect("shift as text", run("shift", "W480", env=RULES), 0)
    expect("shift --help", run("shift", "--help"), 0)


test_staff()
test_shift()
done()
