#!/bin/bash
# shoot.sh: inside the headless harness: opens Dagstart and pictures page after page.
# SPDX-License-Identifier: GPL-3.0-or-later
# SHOT_NAME, SHOT_DIR: files SHOT_DIR/SHOT_NAME-PAGE.png · SHOT_PAGES: default all
# SHOT_SIZE=600x900: size of the window · SHOT_ARGS: default --simulate
set -u
ID=io.github.dagstart.Dagstart
ROOT_PATH=/$(tr . / <<<"$ID")
# shellcheck disable=SC2086
dagstart ${SHOT_ARGS:---simulate} &
APP=$!
trap 'kill $APP 2>/dev/null; wait $APP 2>/dev/null' EXIT

WINDOW=$(timeout 30 xdotool search --sync --onlyvisible --pid $APP | tail -1)
[ -n "$WINDOW" ] || { echo "no window came"; exit 1; }

act () { # ACTION [PARAMETER]: a window's action, over the bus
  gdbus call --session --dest "$ID" --object-path "$ROOT_PATH/window/1" \
    --method org.gtk.Actions.Activate "$1" "${2:-[]}" '{}' >/dev/null
}
settle () { # until two pictures in a row are the same
  local last='' now
  for _ in $(seq 40); do
    now=$(import -silent -window "$WINDOW" rgb:- | md5sum)
    [ "$now" = "$last" ] && return
    last=$now
    sleep 0.25
  done
}
if [ -n "${SHOT_SIZE:-}" ]; then
  xdotool windowsize --sync "$WINDOW" "${SHOT_SIZE%x*}" "${SHOT_SIZE#*x}"
fi
xdotool mousemove 1399 899 # no tooltip, no hover
sleep "${SHOT_WAIT:-3}"
for page in ${SHOT_PAGES:-overview queues team}; do
  act show-page "[<'$page'>]" || { echo "no page $page"; exit 1; }
  settle
  import -silent -window "$WINDOW" "$SHOT_DIR/$SHOT_NAME-$page.png"
  # Without a compositor the toolkit draws a plain frame: it is no part of the window.
  mogrify -bordercolor black -shave 5x5 "$SHOT_DIR/$SHOT_NAME-$page.png"
done
