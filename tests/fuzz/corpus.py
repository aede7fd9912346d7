#!/usr/bin/python3
# corpus.py - what a fuzzer learnt, kept as one archive beside the seeds written by hand
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: corpus.py keep NAME FOLDER    make corpus/NAME.tar.gz of the files in FOLDER
       corpus.py take NAME FOLDER    put what is known of NAME into FOLDER: seeds and archive
       corpus.py replay NAME EXE     run EXE over all of it"""
import gzip
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")


def keep(name, folder):
    """The same files make the same archive."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for file in sorted(os.listdir(folder)):
            with open(os.path.join(folder, file), "rb") as source:
                data = source.read()
            entry = tarfile.TarInfo(file)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    with open(os.path.join(HERE, name + ".tar.gz"), "wb") as out:
        with gzip.GzipFile(fileobj=out, mode="wb", mtime=0, filename="") as packed:
            packed.write(raw.getvalue())


def take(name, folder):
    for file in os.listdir(os.path.join(HERE, name)):
        shutil.copy(os.path.join(HERE, name, file), folder)
    packed = os.path.join(HERE, name + ".tar.gz")
    if os.path.exists(packed):
        with tarfile.open(packed) as archive:
            for entry in archive:
                with open(os.path.join(folder, os.path.basename(entry.name)), "wb") as out:
                    out.write(archive.extractfile(entry).read())


def replay(name, program):
    with tempfile.TemporaryDirectory(prefix="dagstart-corpus-") as folder:
        take(name, folder)
        return subprocess.call([program, folder])


if __name__ == "__main__":
    sys.exit({"keep": keep, "take": take, "replay": replay}[sys.argv[1]](*sys.argv[2:4]))
