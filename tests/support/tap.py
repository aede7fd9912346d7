# tap.py - the source tree and the Test Anything Protocol, for test programs in Python
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys

ROOT = os.environ.get("DAG_SOURCE_ROOT") or os.path.abspath(
    os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
BUILD = os.environ.get("DAG_BUILD_ROOT", os.path.join(ROOT, "_build"))

_count = 0
_failed = False


def check(name, problems):
    """One TAP line; each problem, in full, as a line of the error log."""
    global _count, _failed
    _count += 1
    problems = list(problems)
    print("%sok %d %s" % ("not " if problems else "", _count, name))
    for problem in problems[:200]:
        print("%s: %s" % (name, problem), file=sys.stderr)
    _failed = _failed or bool(problems)


def skip(name, reason):
    global _count
    _count += 1
    print("ok %d %s # SKIP %s" % (_count, name, reason))


def done():
    print("1..%d" % _count)
    sys.exit(1 if _failed else 0)


def files(*suffixes, below=""):
    """Paths of the tree from its root, sorted; build folders and hidden ones are left out."""
    found = []
    for folder, folders, names in os.walk(os.path.join(ROOT, below)):
        folders[:] = sorted(
            name for name in folders
            if name == ".ci" or not (name.startswith((".", "_")) or name == "subprojects"))
        for name in sorted(set(names) - {".git"}):
            path = os.path.relpath(os.path.join(folder, name), ROOT)
            if not suffixes or name.endswith(suffixes):
                found.append(path)
    return sorted(found)


def text(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as stream:
        return stream.read()


def without_comments(source):
    """C without comments and strings, line for line."""
    def blank(match):
        word = match.group(0)
        return re.sub(r"[^\n]", " ", word) if word.startswith("/") else '""'
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, source, flags=re.S)


def matches(paths, pattern, comments=False):
    """Yields "path:line: text" wherever pattern is found."""
    expression = re.compile(pattern)
    for path in paths:
        source = text(path)
        if not comments and path.endswith((".c", ".h")):
            source = without_comments(source)
        for number, line in enumerate(source.splitlines(), 1):
            if expression.search(line):
                yield "%s:%d: %s" % (path, number, line.strip()[:100])
