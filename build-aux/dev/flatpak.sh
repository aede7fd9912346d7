# flatpak.sh: the Flatpak, built and run against a local runtime.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

dev_flatpak () {
  need BUILD SCREEN FLATPAK
  [ -x flatpak/local-runtime.sh ] || die "there is no Flatpak yet"
  flatpak/local-runtime.sh "$@"
}
