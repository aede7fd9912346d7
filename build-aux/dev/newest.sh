# newest.sh: the newest GTK and libadwaita there are, in a Debian tree of their own.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# What the tree holds: what a build, a screen and the tests need, under the suite's own names.
newest_packages () {
  local set
  for set in BUILD RUN SCREEN TEST; do
    set=PACKAGES_$set
    # shellcheck disable=SC2086
    printf '%s\n' ${!set}
  done
  printf '%s\n' libgtk-4-dev fonts-dejavu-core procps xkb-data git ca-certificates
}

# make_newest_tree SUITE TREE: once; a minute or two where the network is good.
make_newest_tree () {
  local suite=$1 tree=$2 mirror
  [ -e "$tree/.complete" ] && return
  mirror=$(awk '/^URIs:/ { print $2; exit }' /etc/apt/sources.list.d/debian.sources 2>/dev/null || true)
  [ -n "$mirror" ] || die "newest: no Debian mirror in apt's sources"
  say "a tree of Debian $suite in $tree (1.5 GB)"
  rm -rf "$tree"
  mkdir -p "$(dirname "$tree")"
  # A mirror that is a picture of a past day has an “expired” Release file.
  mmdebstrap --quiet --variant=essential --format=directory \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --include="$(newest_packages | paste -sd,)" \
    --customize-hook='for l in en_US nl_NL he_IL; do chroot "$1" localedef -i $l -f UTF-8 $l.UTF-8; done' \
    "$suite" "$tree" "$mirror" >"$tree.log" 2>&1 || {
    tail -n 20 "$tree.log" >&2
    die "newest: the tree could not be made; all of it: $tree.log"
  }
  touch "$tree/.complete"
}

# within TREE COMMAND…: runs it in the tree: no network but loopback, nothing of the home.
within () {
  local tree=$1
  shift
  bwrap --bind "$tree" / --dev /dev --proc /proc --ro-bind /sys /sys --tmpfs /tmp --tmpfs /run \
    --bind "$ROOT" "$ROOT" --unshare-pid --unshare-net --unshare-ipc --die-with-parent \
    --new-session --clearenv --setenv PATH /usr/bin:/usr/sbin:/bin --setenv HOME /tmp \
    --setenv LANG C.UTF-8 --chdir "$ROOT" "$@"
}

# Where the compiler named something deprecated, outside the one folder that may use it.
deprecated_outside_compat () {
  grep -E "is deprecated" "$1" | grep -vE '(^|/)src/compat/' || true
}

dev_newest () {
  local suite=sid tree folder found options=()
  for argument; do
    case "$argument" in
      sid | trixie | forky) suite=$argument ;;
      -*) die "newest: no option '$argument'" ;;
      *) options+=(--suite "$argument") ;;
    esac
  done
  need NEWEST
  tree=${XDG_CACHE_HOME:-$HOME/.cache}/dagstart/trees/$suite
  folder=_build-$suite
  make_newest_tree "$suite" "$tree"
  say "GTK $(within "$tree" pkg-config --modversion gtk4), libadwaita $(within "$tree" pkg-config --modversion libadwaita-1), GLib $(within "$tree" pkg-config --modversion glib-2.0)"
  # Not pinned to the floor's API: so everything that has been deprecated since is named.
  if [ ! -f "$folder/build.ninja" ]; then
    mkdir -p "$folder"
    within "$tree" meson setup "$folder" -Dpin_api=false >"$folder/setup.log" 2>&1 || {
      tail -n 30 "$folder/setup.log" >&2
      die "newest: the build could not be set up"
    }
  fi
  # Named by the compiler at every build: an incremental one would keep silent.
  within "$tree" ninja -C "$folder" -t clean >/dev/null
  within "$tree" ninja -C "$folder" all meson-test-prereq >"$folder/compile.log" 2>&1 || {
    grep -vE '^\[[0-9]+/[0-9]+\]' "$folder/compile.log" | tail -n 60 >&2
    die "newest: the build failed; all of it: $folder/compile.log"
  }
  found=$(deprecated_outside_compat "$folder/compile.log")
  if [ -n "$found" ]; then
    echo "$found" >&2
    die "newest: deprecated outside src/compat"
  fi
  say "built; nothing deprecated outside src/compat"
  rm -f "$folder/meson-logs/testlog.json"
  within "$tree" meson test -C "$folder" --no-rebuild --num-processes "$(nproc)" \
    --print-errorlogs --no-suite asterisk "${options[@]}" </dev/null || true # the count says
  /usr/bin/python3 tests/support/count-results "$folder/meson-logs/testlog.json"
}
