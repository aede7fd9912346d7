# packages.sh: what must be installed, and installing it.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034

PACKAGES_BUILD="meson ninja-build pkg-config gcc libc6-dev libgtk-4-dev libgtk-4-bin
  libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libsqlite3-dev libsecret-1-dev gettext
  libglib2.0-dev-bin libxml2-utils desktop-file-utils python3-jsonschema"
PACKAGES_RUN="adwaita-icon-theme fonts-cantarell gsettings-desktop-schemas librsvg2-common
  glib-networking tzdata"
# A screen, a bus and a hand of our own: for tests and pictures.
PACKAGES_SCREEN="xvfb xauth dbus-daemon at-spi2-core libgl1-mesa-dri x11-xserver-utils
  imagemagick locales python3-gi gir1.2-atspi-2.0 xdotool"
PACKAGES_TEST="appstream gnome-keyring libsecret-tools openssl shellcheck
  universal-ctags"
# The names of what leaks in libraries are found by llvm-symbolizer alone.
PACKAGES_CLANG="clang libclang-rt-dev llvm"
PACKAGES_ASTERISK="debootstrap curl"
PACKAGES_BENCH="libcurl4-openssl-dev chromium prometheus"
PACKAGES_NPM="npm"
PACKAGES_VALGRIND="valgrind"
PACKAGES_NEWEST="mmdebstrap bubblewrap"
PACKAGES_FLATPAK="flatpak flatpak-builder bubblewrap ostree elfutils patch mmdebstrap"

say () {
  printf '\033[1m» %s\033[0m\n' "$*"
}

die () {
  echo "dev: $*" >&2
  exit 1
}

is_installed () {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# need SET…: makes sure that the packages of these sets are there.
need () {
  local set list package missing=() answer sudo=()
  list=$(for set; do
    set=PACKAGES_$set
    echo "${!set}"
  done)
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    [ -n "${TOLD:-}" ] && return
    TOLD=yes
    # shellcheck disable=SC2086
    say "This is not Debian: please see to it that these are there (Debian's names):"
    # shellcheck disable=SC2086
    echo "  "$list
    return
  fi
  for package in $list; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "to install: ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "please install them as root: apt-get install ${missing[*]}"
    sudo=(sudo)
    if [ -z "$YES" ]; then
      [ -t 0 ] || die "say --yes to install them, or install them yourself"
      read -r -p "Install them now? [Y/n] " answer
      case "$answer" in '' | [yYjJ]*) ;; *) exit 1 ;; esac
    fi
  fi
  apt_get update
  apt_get install -y --no-install-recommends "${missing[@]}"
}

apt_get () {
  local log
  log=$(mktemp)
  if ! ${sudo[@]+"${sudo[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    die "apt-get $1 did not work"
  fi
  rm -f "$log"
}

# need_locale NAME…: generates locales that are missing, where we may.
need_locale () {
  local name
  for name; do
    locale -a 2>/dev/null | grep -qix "${name}\.utf-\?8" && continue
    if [ "$(id -u)" = 0 ] && command -v localedef >/dev/null; then
      localedef -i "$name" -f UTF-8 "$name.UTF-8" || true
    else
      say "the locale $name.UTF-8 is missing: what needs it will be skipped (sudo localedef -i $name -f UTF-8 $name.UTF-8)"
    fi
  done
}
