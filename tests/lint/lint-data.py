#!/usr/bin/python3
# lint-data.py - desktop file, metainfo, schema, service, manifests: by their own validators
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import json
import os
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
done()
