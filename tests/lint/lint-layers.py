#!/usr/bin/python3
# lint-layers.py - who may include what, and that the build itself refuses the rest
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import shlex
import subprocess
import tempfile

from tap import BUILD, ROOT, check, done, files, matches, skip

BELOW = ("core", "words", "api", "store", "model", "sim", "ctl")


def sources(*layers):
    return [path for layer in layers for path in files(".c", ".h", below="src/" + layer)]


check("no toolkit below widgets", matches(
    sources(*BELOW), r"#\s*include\s*[<\"](gtk|gdk|gsk|adwaita|libadwaita)[/.]", True))
# About names the versions in use.
check("libsoup in api and sim alone", matches(
    [path for path in sources("core", "words", "store", "model", "widgets", "compat")
     if path != "src/widgets/dag-about.c"],
    r"#\s*include\s*<libsoup/", True))
check("SQLite in store alone", matches(
    sources("core", "words", "api", "model", "widgets", "sim", "ctl", "compat"),
    r"#\s*include\s*<sqlite3", True))
check("a server in sim alone", matches(
    sources("core", "words", "api", "store", "model", "widgets", "ctl"), r"\bSoupServer\b"))
check("api and store do not know each other", list(matches(
    sources("api"), r"#\s*include\s*\"dag-(store|journal)", True)))
# A connector is its own files and one line of the registry: what else there is to know of a
# kind stands in its description.
check("no product is named outside the connectors", matches(
    [path for path in files(".c", ".h", below="src") + files(".ui", below="ui")
     if not path.startswith("src/api/connectors/") and path != "src/api/dag-connector.c"],
    r"(?i)asterisk", True))
check("no version check outside compat", matches(
    [path for path in files(".c", ".h", below="src") if not path.startswith("src/compat/")],
    r"\b(GTK|GDK|ADW|GLIB|SOUP)_CHECK_VERSION\b"))


def flags_of(layer):
    """The compiler and flags with which the build compiles a file of that layer."""
    with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as stream:
        for entry in json.load(stream):
            path = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
            if os.path.relpath(path, ROOT).startswith("src/%s/" % layer):
                words = shlex.split(entry["command"])
                launched = os.path.basename(words[0]) == "ccache"  # before the compiler
                kept = words[:2] if launched else words[:1]
                for word in words[len(kept):]:
                    if word.startswith(("-I", "-D", "-U", "-std", "-isystem", "-pthread")):
                        kept.append(word)
                return entry["directory"], kept
    return None, None


def probe(layer, header):
    """Whether a file of the layer that includes the header compiles; None: no such layer."""
    folder, command = flags_of(layer)
    if command is None:
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".c") as source:
        source.write("#include <%s>\nint probe;\n" % header)
        source.flush()
        return subprocess.run(command + ["-fsyntax-only", source.name], cwd=folder,
                              stderr=subprocess.DEVNULL, check=False).returncode == 0


for layer_name in BELOW:
    title = "the build refuses GTK in " + layer_name
    if probe(layer_name, "glib.h") is None:
        skip(title, "nothing is compiled there yet")
        continue
    check(title, [] if probe(layer_name, "glib.h") and not probe(layer_name, "gtk/gtk.h")
          else ["a probe with gtk/gtk.h compiles with the flags of src/%s" % layer_name])
check("the probe is able to succeed", [] if probe("widgets", "gtk/gtk.h")
      else ["gtk/gtk.h does not compile with the flags of src/widgets"])
for layer_name, header_name in (("core", "libsoup/soup.h"), ("words", "libsoup/soup.h"),
                                ("core", "json-glib/json-glib.h")):
    check("the build refuses %s in %s" % (header_name, layer_name),
          ["it compiles"] if probe(layer_name, header_name) else [])
done()
