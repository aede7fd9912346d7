# build.sh: configuring, compiling, installing into the tree's own prefix.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# configure FOLDER COMPILER OPTION…: makes the build folder, anew where it is broken.
configure () {
  local folder=$1 compiler=$2 log=$1.log
  shift 2
  set -- --prefix="$ROOT/_inst" --libdir=lib "$@"
  if [ -f "$folder/build.ninja" ] && [ -f "$folder/meson-private/coredata.dat" ]; then
    [ "$(cat "$folder/dev-options" 2>/dev/null)" = "$*" ] && return
    set -- --reconfigure "$@"
  else
    rm -rf "$folder"
  fi
  if ! CC=$compiler meson setup "$folder" "$@" >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    die "the build could not be set up"
  fi
  mv "$log" "$folder/setup.log"
  [ "$1" = --reconfigure ] && shift
  echo "$*" >"$folder/dev-options"
}

compile () {
  # Quiet where all is well: only warnings and errors are of interest.
  local log=$1/compile.log
  if ! ninja -C "$1" >"$log" 2>&1; then
    grep -vE '^\[[0-9]+/[0-9]+\]' "$log" | tail -n 60 >&2
    die "the build failed; all of it: $log"
  fi
  grep -E 'warning:' "$log" || true
}

dev_build () {
  need BUILD RUN
  configure _build gcc
  say "building"
  compile _build
  mkdir -p _inst/share/icons/hicolor
  meson install -C _build --no-rebuild --quiet >_build/install.log 2>&1 || {
    tail -n 20 _build/install.log >&2
    die "installing into _inst failed"
  }
}

# installed COMMAND…: with the paths of what build put into _inst.
installed () {
  env PATH="$ROOT/_inst/bin:$PATH" \
    XDG_DATA_DIRS="$ROOT/_inst/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}" "$@"
}
