#!/usr/bin/python3
# lint-scripts.py - shell and Python scripts: they parse, and shellcheck finds nothing
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import subprocess

from tap import ROOT, check, done, files, skip, text

shell = []
python = []
for path in files():
    with open(os.path.join(ROOT, path), "rb") as stream:
        first = stream.readline()
    if path.endswith(".sh") or first.startswith((b"#!/bin/bash", b"#!/bin/sh")):
        shell.append(path)
    elif path.endswith(".py") or first.startswith(b"#!/usr/bin/python3"):
        python.append(path)
    elif first.startswith(b"#!"):
        python.append(path)


def unparsed_shell():
    for name in shell:
        tried = subprocess.run(["bash", "-n", name], cwd=ROOT, stderr=subprocess.PIPE, text=True,
                               check=False)
        if tried.returncode != 0:
            yield name + ": " + tried.stderr.strip()


def unparsed_python():
    for name in python:
        try:
            compile(text(name), name, "exec")
        except SyntaxError as error:
            yield "%s: %s" % (name, error)


def wrong_interpreters():
    for name in python:
        first = text(name).split("\n", 1)[0]
        if first.startswith("#!") and first != "#!/usr/bin/python3":
            yield "%s: %s (only the system's python3 has GObject bindings)" % (name, first)


check("shell scripts parse", unparsed_shell())
check("Python scripts parse", unparsed_python())
check("Python scripts are for the system's Python", wrong_interpreters())
if shutil.which("shellcheck"):
    found = subprocess.run(["shellcheck", "--format=gcc", "--severity=warning"] + shell, cwd=ROOT,
                           stdout=subprocess.PIPE, text=True, check=False)
    check("shellcheck finds nothing", found.stdout.splitlines())
else:
    skip("shellcheck finds nothing", "shellcheck is not installed")
check("the scripts may be executed", [
    name for name in shell + python
    if text(name).startswith("#!") and not os.access(os.path.join(ROOT, name), os.X_OK)])
done()
