#!/usr/bin/python3
# lint-words.py - the translations: complete, checked, from every file that has words
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import subprocess
import tempfile

from tap import ROOT, check, done, files, matches, skip, text

KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3",
            "g_dpgettext2:2c,3", "ngettext:1,2")


def run(*command):
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))


listed = [line.strip() for line in text("po/POTFILES.in").splitlines()
          if line.strip() and not line.startswith("#")]
wanted = run("bash", "-c", ". build-aux/dev/po.sh; list_translated").stdout.split()
check("POTFILES.in names every file with words (./dev po)",
      ["missing: " + path for path in sorted(set(wanted) - set(listed))]
      + ["not there or no words: " + path for path in sorted(set(listed) - set(wanted))])


def untranslated(po):
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "dagstart.pot")
        files_from = os.path.join(folder, "files")
        with open(files_from, "w", encoding="utf-8") as stream:
            stream.write("\n".join(wanted))
        made = run("xgettext", "--from-code=UTF-8", "--files-from=" + files_from,
                   "--output=" + template, *["--keyword=" + word for word in KEYWORDS])
        if made.returncode != 0:
            return made.stdout.splitlines()
        merged = os.path.join(folder, "merged.po")
        run("msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file=" + merged, po, template)
        rest = run("msgattrib", "--untranslated", "--no-obsolete", "--no-location", "--no-wrap",
                   merged).stdout
        return [line for line in rest.splitlines() if line.startswith("msgid ") and line != 'msgid ""']


if shutil.which("xgettext"):
    for name in files(".po", below="po"):
        check("%s is complete" % name, untranslated(name))
        checked = run("msgfmt", "--check", "--check-accelerators=_", "-o", os.devnull, name)
        check("%s is sound" % name,
              checked.stdout.splitlines() if checked.returncode != 0 else [])
        fuzzy = run("msgattrib", "--only-fuzzy", "--no-obsolete", name).stdout
        check("%s has nothing doubtful" % name, fuzzy.splitlines()[:20])
else:
    skip("translations are complete", "gettext is not installed")
check("libraries below widgets use gi18n-lib.h", matches(
    [path for path in files(".c", below="src")
     if path.split("/")[1] in ("core", "words", "api", "store", "model")],
    r"#\s*include\s*<glib/gi18n\.h>", True))
check("three real dots, real apostrophes", matches(
    files(".ui", below="ui") + files(".c", below="src/words") + files(".c", below="src/widgets"),
    r"(_|N_|C_) \(\"[^\"]*(\.\.\.|\w'\w)|translatable=\"yes\">[^<]*(\.\.\.|\w'\w)", True))
done()
