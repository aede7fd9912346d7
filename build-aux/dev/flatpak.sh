# flatpak.sh: the Flatpak: built, installed and run in its sandbox, with no server but Debian's.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

dev_flatpak () {
  local id=io.github.dagstart.Dagstart version folder
  [ "${1:-}" = --devel ] && id=$id.Devel
  need BUILD SCREEN FLATPAK
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/dagstart/flatpak
  version=$(sed -n 's/.*"runtime-version": *"\([0-9]*\)".*/\1/p' "flatpak/$id.json")
  say "a runtime of GNOME $version made of Debian packages, in $folder"
  nice flatpak/local-runtime.sh "$folder" "$version"
  export FLATPAK_USER_DIR=$folder/installation
  say "building the Flatpak"
  mkdir -p "$folder/home"
  if ! HOME=$folder/home nice flatpak-builder --user --disable-rofiles-fuse --force-clean \
    --state-dir="$folder/state" --repo="$folder/repo" --install "$folder/app" \
    "flatpak/$id.json" </dev/null >"$folder/builder.log" 2>&1; then
    tail -n 40 "$folder/builder.log" >&2
    die "the Flatpak could not be built; all of it: $folder/builder.log"
  fi
  say "running it in its sandbox"
  mkdir -p _shots
  if ! SHOT_ID=$id SHOT_DIR=$ROOT/_shots tests/support/headless flatpak/run-in-sandbox.sh \
    </dev/null >_shots/flatpak.log 2>&1; then
    tail -n 30 _shots/flatpak.log >&2
    die "it does not run in the sandbox"
  fi
  cat _shots/flatpak.log
  say "picture: _shots/flatpak.png"
}
