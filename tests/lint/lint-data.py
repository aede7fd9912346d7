#!/usr/bin/python3
# lint-data.py - desktop file, metainfo, schema, service, manifests: by their own validators
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from tap import BUILD, ROOT, check, done, files, skip, text

ID = "io.github.dagstart.Dagstart"


def validate(title, program, *arguments):
    if not shutil.which(program):
        skip(title, program + " is not installed")
        return
    done_run = subprocess.run((program,) + arguments, cwd=ROOT, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False,
                              env=dict(os.environ, LC_ALL="C.UTF-8"))
    check(title, [] if done_run.returncode == 0
          else done_run.stdout.splitlines() or ["%s ended with %d" % (program,
                                                                      done_run.returncode)])


def built(suffix):
    found = [path for path in glob.glob(os.path.join(BUILD, "data", ID + "*" + suffix))]
    return found[0] if found else os.path.join(BUILD, "data", ID + suffix)


validate("the desktop file is valid", "desktop-file-validate", built(".desktop"))
validate("the metainfo is valid", "appstreamcli", "validate", "--no-net", "--pedantic",
         built(".metainfo.xml"))
validate("the settings schema is valid", "glib-compile-schemas", "--strict", "--dry-run",
         os.path.join(BUILD, "data"))

with open(built(".service"), encoding="utf-8") as stream:
    service = stream.read()
check("the bus can start the program", [
    "no line " + line for line in ("Name=" + os.path.basename(built(".service"))[:-8],)
    if line not in service.splitlines()])

with open(built(".desktop"), encoding="utf-8") as stream:
    desktop = stream.read()
check("the desktop file speaks Dutch",
      [] if "Comment[nl]=" in desktop else ["no Comment[nl]"])


def icons():
    for path in files(".svg", below="data/icons"):
        root = ElementTree.fromstring(text(path))
        size = "0 0 16 16" if "symbolic" in path else "0 0 128 128"
        if root.get("viewBox") != size:
            yield "%s: viewBox is not %s" % (path, size)
        if "<image" in text(path) or "<text" in text(path):
            yield "%s: only shapes" % path


check("the icons are drawings of the right size", icons())


def ungranted():
    """The least permissions: nothing but these may be asked for."""
    allowed = {"--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11",
               "--device=dri"}
    for path in files(".json", below="flatpak"):
        manifest = json.loads(text(path))
        for word in manifest.get("finish-args", []):
            if word not in allowed:
                yield "%s: %s" % (path, word)


def manifest_ids():
    for path in files(".json", below="flatpak"):
        manifest = json.loads(text(path))
        if manifest.get("id", manifest.get("app-id")) != os.path.basename(path)[:-5]:
            yield path


check("the Flatpak asks for the least", ungranted())
check("each manifest has the name of its program", manifest_ids())
check("every JSON file is JSON", [
    path for path in files(".json", below="data") + files(".json", below="flatpak")
    if json.loads(text(path)) is None])


# How many faults of each kind there are: all are named in the table of tests/README.md.
FAULTS = {"N": 15, "T": 4, "H": 12, "J": 11, "D": 10, "C": 7, "S": 11, "U": 7, "X": 3, "F": 5}


def table_of_faults():
    """Its rows: what is covered, and the tests that do."""
    part = text("tests/README.md").split("## Which fault is held by which test")[1].split("\n## ")[0]
    for line in part.splitlines():
        cells = line.split("|")
        if len(cells) == 5 and "`" in cells[2] and cells[1].strip() != "fault":
            yield cells[1].strip(), re.findall("`([^`]+)`", cells[2])


def missing_tests():
    with open(os.path.join(BUILD, "meson-info", "intro-tests.json"), encoding="utf-8") as stream:
        known = [(test["name"], [suite.split(":")[-1] for suite in test["suite"]])
                 for test in json.load(stream)]
    for row, tests in table_of_faults():
        for wanted in tests:
            suite, _, name = wanted.rpartition("/")
            if name.startswith("fuzz-"):
                suite, name = "fuzz", name[5:]
            if not any((name == found or "%s-%s" % (suite, name) == found
                        or name.startswith("-") and found.endswith(name))
                       and (not suite or suite in suites) for found, suites in known):
                yield "%s: there is no test %s" % (row, wanted)


def missing_faults():
    named = " ".join(row for row, _ in table_of_faults())
    for kind, count in FAULTS.items():
        for number in range(1, count + 1):
            if "F-%s%02d" % (kind, number) not in named:
                yield "F-%s%02d" % (kind, number)


check("each test that is said to hold a fault is there", missing_tests())
check("each fault is held by a test", missing_faults())
done()
