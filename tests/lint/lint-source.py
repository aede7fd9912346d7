#!/usr/bin/python3
# lint-source.py - headers, budgets and forbidden words of the C sources and scripts
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess

from tap import ROOT, check, done, files, matches, skip, text

C = files(".c", ".h", below="src") + files(".c", ".h", below="tests")
SRC = files(".c", ".h", below="src")
TESTS = files(".c", ".h", ".py", below="tests")


def missing_licences():
    known = (".c", ".h", ".ui", ".css", ".py", ".sh", ".svg", ".in", ".xml", "meson.build")
    scripts = ["dev", ".ci/run"] + [
        path for path in files(below="tests") if text_is_script(path)]
    for path in sorted(set(files(*known) + scripts)):
        if path.startswith("tests/fixtures/") or path == "po/POTFILES.in":
            continue
        if "SPDX-License-Identifier: " not in "".join(text(path).splitlines(True)[:8]):
            yield path


def text_is_script(path):
    with open(os.path.join(ROOT, path), "rb") as stream:
        return stream.read(2) == b"#!"


def missing_sentences():
    for path in C:
        first = text(path).split("\n", 1)[0]
        if not re.match(r"/\* %s - \S.*" % re.escape(os.path.basename(path)), first):
            yield "%s: begins “%s”" % (path, first[:60])


def over_budget():
    for path in C + files(".py", ".sh") + ["dev"]:
        lines = text(path).count("\n")
        if lines > 600:
            yield "%s: %d lines, stop at 600" % (path, lines)
    for path in files(".ui", below="ui"):
        if text(path).count("\n") > 250:
            yield "%s: %d lines, stop at 250" % (path, text(path).count("\n"))
    if text("meson.build").count("\n") > 150:
        yield "meson.build: over 150 lines"


def long_functions():
    """60 lines at most; a comment with “lint:” and a reason just above exempts one."""
    listing = subprocess.run(
        ["ctags", "--fields=+ne", "--c-kinds=f", "-f", "-", "--sort=no"] + SRC,
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    for line in listing.splitlines():
        if line.startswith("!"):
            continue
        name, path = line.split("\t")[:2]
        start = int(re.search(r"\tline:(\d+)", line).group(1))
        end = re.search(r"\tend:(\d+)", line)
        if not end or name.endswith("_class_init"):
            continue
        above = "\n".join(text(path).splitlines()[max(0, start - 8):start])
        length = int(end.group(1)) - start + 1
        if length > 60 and "lint:" not in above:
            yield "%s:%d: %s has %d lines, stop at 60" % (path, start, name, length)


def long_lines():
    for path in C:
        for number, line in enumerate(text(path).splitlines(), 1):
            if len(line) > 100:
                yield "%s:%d: %d columns" % (path, number, len(line))


def stray_space():
    for path in C + files(".ui", ".css", ".py", ".sh", "meson.build"):
        for number, line in enumerate(text(path).split("\n"), 1):
            if line != line.rstrip() or (path.endswith((".c", ".h")) and "\t" in line):
                yield "%s:%d" % (path, number)


def machine_paths():
    for path in files():
        if path.endswith((".png", ".gz", ".pyc", ".mo")) or path == "tests/lint/lint-source.py":
            continue
        try:
            source = text(path)
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(source.splitlines(), 1):
            if re.search(r"(^|[^\w.])/work/|\.\./shared/|(^|[\s`'\"(])shared/", line):
                yield "%s:%d: %s" % (path, number, line.strip()[:80])


check("every file names its licence", missing_licences())
check("every C file says in one sentence what it is", missing_sentences())
check("files stay within their budget", over_budget())
if shutil.which("ctags") and "Universal" in subprocess.run(
        ["ctags", "--version"], stdout=subprocess.PIPE, text=True, check=False).stdout:
    check("functions stay within their budget", long_functions())
else:
    skip("functions stay within their budget", "universal-ctags is not installed")
check("lines are not too long", long_lines())
check("no tabs in C, no blanks at the end of a line", stray_space())
check("no path of a developer's machine", machine_paths())
check("no goto", matches(C, r"\bgoto\b"))
check("no printf; g_print and files are for the programs without a screen", list(
    matches(C, r"(?<!_)\b(v|s|f|d)?n?printf\s*\(")) + list(matches(
        [path for path in SRC if not path.startswith(("src/ctl/", "src/sim/"))],
        r"\bg_print(err)?\s*\(")))
check("C's own types, not GLib's copies",
      matches(C, r"\b(gchar|gint|gdouble|gfloat|glong|gshort)\b"))
check("nothing that tests/support/lsan.supp would hide", matches(
    SRC, r"\b(g_hash_table_get_keys_as_array|g_action_group_list_actions|"
    r"G_DEFINE_CONSTRUCTOR|__?constructor__?|g_socket_accept)\b|\(constructor"))
check("nothing switched off", matches(C, r"^\s*#\s*if\s+0\b"))
check("nothing left for later without an issue",
      matches(C + files(".ui", ".css"), r"\b(FIXME|XXX|TODO)\b(?!.*#\d)", comments=True))
check("tests use g_assert_…, never g_assert or assert",
      matches([path for path in TESTS if path.endswith(".c")], r"\bg?_?assert\s*\("))
# What a program uses in some seconds can only be measured by letting them pass.
check("tests do not sleep",
      matches([path for path in TESTS
               if not path.endswith(("lint-source.py", "bench-browser.py", "bench-quiet.py"))],
              r"\b(g_usleep|usleep|sleep|nanosleep)\s*\("))
check("nothing that GLib's floor lacks", matches(
    [path for path in C if not path.startswith("src/compat/")],
    r"\b(g_set_str|g_string_free_and_steal|g_autofd|g_task_set_static_name|"
    r"g_timeout_add_seconds_once|g_task_return_new_error_literal|g_application_set_version|"
    r"g_steal_handle_id|soup_message_set_force_http1|json_reader_get_current_node)\b"))
done()
