#!/bin/bash
# run-in-sandbox.sh: inside the headless harness: runs the installed Flatpak, asks it, pictures it.
# SPDX-License-Identifier: GPL-3.0-or-later
# SHOT_ID, SHOT_DIR, FLATPAK_USER_DIR
set -u
ID=$SHOT_ID
# The sandbox has settings of its own; there is no settings daemon here to ask.
mkdir -p "$HOME/.var/app/$ID/config/gtk-4.0"
cp "$XDG_CONFIG_HOME/gtk-4.0/settings.ini" "$HOME/.var/app/$ID/config/gtk-4.0/"
flatpak run --user --env=GSK_RENDERER=cairo --env=GDK_BACKEND=x11 --env=LIBGL_ALWAYS_SOFTWARE=1 \
  --env=GDK_DEBUG= --env=GDK_DISABLE=gl,vulkan "$ID" --simulate &
trap 'flatpak kill "$ID" 2>/dev/null; wait' EXIT

WINDOW=$(timeout 30 xdotool search --sync --onlyvisible --name Dagstart | tail -1)
[ -n "$WINDOW" ] || { echo "no window came"; exit 1; }
last='' same=0
for _ in $(seq 60); do
  now=$(import -silent -window "$WINDOW" rgb:- | md5sum)
  if [ "$now" = "$last" ]; then same=$((same + 1)); else same=0; fi
  [ $same -ge 3 ] && break
  last=$now
  sleep 0.5
done
import -silent -window "$WINDOW" "$SHOT_DIR/flatpak.png"
mogrify -bordercolor black -shave 5x5 "$SHOT_DIR/flatpak.png"

INSTANCE=$(flatpak ps --columns=instance,application | awk -v id="$ID" '$2 == id { print $1; exit }')
[ -n "$INSTANCE" ] || { echo "it is not running"; exit 1; }
inside () { flatpak enter "$INSTANCE" "$@"; }
echo "processes in the sandbox:"
inside sh -c 'for p in /proc/[0-9]*/comm; do read -r c <$p && echo "  $c"; done' 2>/dev/null | sort | uniq -c
echo "permissions:"
flatpak info --user --show-permissions "$ID"
inside sh -c 'touch /app/x 2>/dev/null && echo "/app can be written" || echo "/app: read-only"
ls "$HOME" >/dev/null 2>&1 && [ "$(ls -A /home 2>/dev/null)" ] && echo "homes are seen" || echo "no home but its own"'
