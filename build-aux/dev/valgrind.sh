# valgrind.sh: the units and one run of the program under memcheck: no wrong access, no lost byte.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# What GLib and GTK are known to keep, by themselves, then what else libraries keep.
valgrind_options () {
  local file
  printf '%s\n' --quiet --error-exitcode=99 --num-callers=32 --leak-check=full \
    --show-leak-kinds=definite --errors-for-leak-kinds=definite --fair-sched=yes \
    "--suppressions=$ROOT/tests/support/valgrind.supp"
  for file in /usr/share/glib-2.0/valgrind/glib.supp /usr/share/gtk-4.0/valgrind/gtk.supp; do
    [ -e "$file" ] && printf '%s\n' "--suppressions=$file"
  done
}

# The whole program once: opened on a simulated team, every page pictured, ended.
valgrind_program () {
  local folder=_build/valgrind result=OK
  rm -rf "$folder"
  mkdir -p "$folder"
  GSETTINGS_SCHEMA_DIR=$ROOT/_build/data DAG_SIM=$ROOT/_build/src/sim/dagstart-sim \
    DAG_BREAK_RULES=$ROOT/data/break-rules G_SLICE=always-malloc \
    tests/support/headless timeout 1800 valgrind "${options[@]}" _build/src/dagstart \
    --simulate --shot-dir "$folder" >"$folder/log" 2>&1 || result=FAIL
  grep -q '^==' "$folder/log" && result=FAIL
  [ $result = OK ] || tail -n 80 "$folder/log" >&2
  printf '{"name": "valgrind / dagstart", "result": "%s"}\n' $result >"$folder/testlog.json"
}

dev_valgrind () {
  local options=() suites=() argument
  for argument; do
    case "$argument" in
      -*) die "valgrind: no option '$argument'" ;;
      *) suites+=(--suite "$argument") ;;
    esac
  done
  need BUILD RUN SCREEN TEST VALGRIND
  configure _build gcc
  compile _build
  mapfile -t options < <(valgrind_options)
  TEST_LOGS=()
  if [ ${#suites[@]} -eq 0 ]; then
    suites=(--suite core --suite words --suite api --suite store --suite model)
    say 'the program itself'
    valgrind_program
    TEST_LOGS+=(_build/valgrind/testlog.json)
  fi
  say 'the units'
  rm -f _build/meson-logs/testlog-valgrind.json
  DAG_SHORT=1 DAG_VALGRIND=1 run_suites _build -t 20 "${suites[@]}" \
    --wrap "valgrind ${options[*]}"
  TEST_LOGS[-1]=_build/meson-logs/testlog-valgrind.json # a wrapped run has a log of its own
  /usr/bin/python3 tests/support/count-results "${TEST_LOGS[@]}"
}
