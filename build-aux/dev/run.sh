# run.sh: opening the program, with a display or without.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

dev_run () {
  local arguments=(${@+"$@"})
  [ ${#arguments[@]} -gt 0 ] || arguments=(--simulate)
  dev_build
  if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
    say "opening Dagstart (${arguments[*]})"
    installed dagstart "${arguments[@]}"
    return
  fi
  say "there is no display here: starting one of its own, for pictures of every page"
  need SCREEN
  need_locale nl_NL he_IL
  take_shots plain
  write_report
}

# write_report: the text report of the simulated team, as dagstartctl tells it.
write_report () {
  local url
  mkdir -p _shots
  coproc SIM { exec _inst/bin/dagstart-sim --port 0 --scenario busy --seed 1; }
  # shellcheck disable=SC2153
  read -r -t 20 url <&"${SIM[0]}" || die "the simulated contact centre did not start"
  url=$(grep -o 'http[^ ]*' <<<"$url")
  _inst/bin/dagstartctl snapshot --url "$url" | tee _shots/report.txt
  kill "$SIM_PID"
  wait "$SIM_PID" 2>/dev/null || true
  say "pictures and report are in _shots/"
}
