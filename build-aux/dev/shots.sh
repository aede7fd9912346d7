# shots.sh: pictures of every page, in every light.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# One simulated contact centre that stands still, for all pictures: the same on any machine.
STILL_DAY=2026-11-23T10:40
STILL_SEED=7

start_still () {
  coproc STILL { exec _inst/bin/dagstart-sim --exit-with-parent --port 0 --scenario busy \
    --seed $STILL_SEED --start $STILL_DAY --speed 0; }
  # shellcheck disable=SC2153
  read -r -t 20 STILL_URL <&"${STILL[0]}" || die "the simulated contact centre did not start"
}

# A bad morning that lives, sixty times as fast: alerts take time to come.
start_lived () {
  coproc STILL { exec _inst/bin/dagstart-sim --exit-with-parent --port 0 --scenario overload \
    --seed $STILL_SEED --start $STILL_DAY --speed 60; }
  read -r -t 20 STILL_URL <&"${STILL[0]}" || die "the simulated contact centre did not start"
}

stop_still () {
  kill "$STILL_PID"
  wait "$STILL_PID" 2>/dev/null || true
}

# shoot NAME [VARIABLE=VALUE…] [-- OPTION…]: starts the program so set up; it pictures its pages.
shoot () {
  local name=$1 settings=() pictures picture
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    settings+=("$1")
    shift
  done
  [ $# -gt 0 ] && shift
  say "pictures: $name"
  pictures=_shots/$name
  mkdir -p "$pictures"
  env SIZE=1700x1000x24 GTK_A11Y=none ${settings[@]+"${settings[@]}"} \
    PATH="$ROOT/_inst/bin:$PATH" \
    XDG_DATA_DIRS="$ROOT/_inst/share:/usr/local/share:/usr/share" \
    tests/support/headless timeout 120 dagstart --url "$STILL_URL" --shot-dir "$pictures" "$@" \
    </dev/null >"_shots/$name.log" 2>&1 || {
    tail -n 20 "_shots/$name.log" >&2
    die "no pictures of $name"
  }
  for picture in "$pictures"/*.png; do
    # Without a compositor the toolkit draws a plain frame: it is no part of the window.
    convert "$picture" -shave 5x5 -strip "_shots/$name-$(basename "$picture")"
  done
  rm -r "$pictures"
}

# shoot_lived NAME [VARIABLE=VALUE…] [-- OPTION…]: the same on a morning of its own.
shoot_lived () {
  start_lived
  case " $* " in *" -- "*) shoot "$@" --shot-after 40 ;; *) shoot "$@" -- --shot-after 40 ;; esac
  stop_still
}

# shoot_states NAME [VARIABLE=VALUE…]: every state of the day start and of the questions, worked
# by the keyboard (tests/e2e/states.py).
shoot_states () {
  local name=$1 picture
  shift
  say "pictures: $name"
  mkdir -p "_shots/$name"
  env SIZE=1700x1500x24 GTK_A11Y=atspi GSETTINGS_BACKEND=memory PYTHONDONTWRITEBYTECODE=1 \
    PYTHONPATH="$ROOT/tests/support" PATH="$ROOT/_inst/bin:$PATH" \
    XDG_DATA_DIRS="$ROOT/_inst/share:/usr/local/share:/usr/share" \
    DAG_LOOK="_shots/$name" DAG_LOOK_URL="$STILL_URL" "$@" \
    tests/support/headless timeout 240 /usr/bin/python3 tests/e2e/states.py \
    </dev/null 2>"_shots/$name.log" || {
    tail -n 20 "_shots/$name.log" >&2
    die "no pictures of $name"
  }
  for picture in "_shots/$name"/*.png; do
    convert "$picture" -shave 5x5 -strip "_shots/$name-$(basename "$picture")"
  done
  rm -r "_shots/$name"
}

# Weeks that were watched, in History (tests/e2e/month.py).
shoot_month () {
  say "pictures: a month of history"
  mkdir -p _shots
  ninja -C _build tests/e2e/month >/dev/null || die "no month of history"
  env G_TEST_SRCDIR="$ROOT/tests" GSETTINGS_SCHEMA_DIR="$ROOT/_build/data" \
    DAG_BUILD_ROOT="$ROOT/_build" DAG_SOURCE_ROOT="$ROOT" DAG_MONTH_DIR="$ROOT/_shots" \
    DAG_BREAK_RULES="$ROOT/data/break-rules" TZ=UTC LC_ALL=C.UTF-8 SIZE=1700x1000x24 \
    GTK_A11Y=atspi PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$ROOT/tests/support" \
    tests/support/headless timeout 240 /usr/bin/python3 tests/e2e/month.py \
    </dev/null >_shots/month.log 2>&1 || {
    tail -n 20 _shots/month.log >&2
    die "no pictures of a month"
  }
  mogrify -shave 5x5 -strip _shots/month-*.png
}

# take_shots plain|all
take_shots () {
  start_still
  shoot light -- --shot-size 1200x800
  [ "$1" = plain ] || take_more_shots
  stop_still
  [ "$1" = plain ] || take_lived_shots
  [ "$1" = plain ] || shoot_month
}

take_lived_shots () {
  start_lived
  shoot_states states-lived DAG_LOOK_PART=later
  stop_still
  shoot_lived lived -- --shot-size 1200x800
  shoot_lived lived-dark ADW_DEBUG_COLOR_SCHEME=prefer-dark -- --shot-size 1200x800
  shoot_lived lived-dutch LANG=nl_NL.UTF-8 LC_ALL=nl_NL.UTF-8 -- --shot-size 1200x800
  shoot_lived lived-slender -- --shot-size 400x800
  shoot_lived lived-text-200 TEXT_DPI=192
  shoot_lived lived-rtl -- --rtl
}

take_more_shots () {
  shoot tall -- --shot-size 1200x900 # the overview ends there
  shoot dark ADW_DEBUG_COLOR_SCHEME=prefer-dark -- --shot-size 1200x800
  shoot dutch LANG=nl_NL.UTF-8 LC_ALL=nl_NL.UTF-8 -- --shot-size 1200x800
  shoot narrow -- --shot-size 600x900
  shoot slender -- --shot-size 400x800
  shoot contrast ADW_DEBUG_HIGH_CONTRAST=1
  shoot contrast-dark ADW_DEBUG_HIGH_CONTRAST=1 ADW_DEBUG_COLOR_SCHEME=prefer-dark
  shoot text-150 TEXT_DPI=144
  shoot text-200 TEXT_DPI=192
  shoot rtl -- --rtl
  shoot_states states
  shoot_states states-dark ADW_DEBUG_COLOR_SCHEME=prefer-dark
  shoot_states states-dutch LANG=nl_NL.UTF-8 LC_ALL=nl_NL.UTF-8 LANGUAGE=nl
  shoot_states states-slender DAG_LOOK_SIZE=400x1000
  shoot_states states-rtl DAG_LOOK_OPTIONS=--rtl
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
    for name in light-queues light-team light-breaks \
      light-questions light-day-start dark-overview dutch-overview dutch-day-start \
      narrow-overview; do
      [ -f "_shots/$name.png" ] && frame_shot "_shots/$name.png" "data/screenshots/$name.png"
    done
    frame_shot _shots/tall-overview.png data/screenshots/light-overview.png
    frame_shot _shots/lived-alerts.png data/screenshots/light-alerts.png
    frame_shot _shots/month-history.png data/screenshots/light-history.png
    # Of the week that \`./dev long\` plays through, where it was.
    for name in week-3-before week-3-presenting; do
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
