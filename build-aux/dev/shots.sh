# shots.sh: pictures of every page, in every light.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# shoot NAME [VARIABLE=VALUE…] [-- PAGE…]: starts the program so set up, pictures its pages.
shoot () {
  local name=$1 settings=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    settings+=("$1")
    shift
  done
  [ $# -gt 0 ] && shift
  mkdir -p _shots
  say "pictures: $name"
  env SHOT_NAME="$name" SHOT_PAGES="$*" SHOT_DIR="$ROOT/_shots" "${settings[@]}" \
    PATH="$ROOT/_inst/bin:$PATH" \
    XDG_DATA_DIRS="$ROOT/_inst/share:/usr/local/share:/usr/share" GTK_A11Y=none \
    tests/support/headless build-aux/dev/shoot.sh </dev/null >"_shots/$name.log" 2>&1 || {
    tail -n 20 "_shots/$name.log" >&2
    die "no pictures of $name"
  }
}

# take_shots plain|all
take_shots () {
  shoot light
  [ "$1" = all ] || return 0
  shoot dark ADW_DEBUG_COLOR_SCHEME=prefer-dark
  shoot dutch LANG=nl_NL.UTF-8 LC_ALL=nl_NL.UTF-8
  shoot narrow SHOT_SIZE=600x900
  shoot contrast ADW_DEBUG_HIGH_CONTRAST=1
  shoot contrast-dark ADW_DEBUG_HIGH_CONTRAST=1 ADW_DEBUG_COLOR_SCHEME=prefer-dark
  shoot text-150 TEXT_DPI=144
  shoot text-200 TEXT_DPI=192
  shoot rtl 'SHOT_ARGS=--simulate --rtl'
}

dev_shots () {
  local readme=no name
  [ "${1:-}" = --readme ] && readme=yes
  dev_build
  need SCREEN
  need_locale nl_NL
  take_shots all
  if [ $readme = yes ]; then
    mkdir -p data/screenshots
    for name in light-overview light-queues light-team dark-overview dutch-overview \
      dutch-team narrow-overview; do
      [ -f "_shots/$name.png" ] && frame_shot "_shots/$name.png" "data/screenshots/$name.png"
    done
    say "README's pictures are renewed"
  fi
  say "pictures are in _shots/"
}

# frame_shot IN OUT: rounds the corners and lays a soft shadow under it, as a desktop would.
frame_shot () {
  local corner
  corner=$(identify -format '%[fx:w-1],%[fx:h-1]' "$1")
  convert "$1" \( +clone -alpha extract -fill black -colorize 100 -fill white \
    -draw "roundrectangle 0,0 $corner 12,12" \) -alpha off \
    -compose CopyOpacity -composite \
    \( +clone -background black -shadow 40x12+0+6 \) +swap -background none \
    -compose Over -layers merge +repage -strip "$2"
}
