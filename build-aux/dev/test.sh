# test.sh: every test, counted.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# run_suites FOLDER OPTION…: runs the tests of a build; notes the log for the count.
run_suites () {
  local folder=$1
  shift
  rm -f "$folder/meson-logs/testlog.json"
  # The time-outs of meson are for what hangs: -t lets a slow or busy machine take its time.
  meson test -C "$folder" --no-rebuild --num-processes "$(nproc)" --print-errorlogs "$@" \
    </dev/null || true # the count says what failed
  TEST_LOGS+=("$folder/meson-logs/testlog.json")
}

dev_test () {
  local builds=() suites=() options=() werror=() asterisk='' fuzz='' kind names=()
  local started=$SECONDS
  TEST_LOGS=()
  for argument; do
    case "$argument" in
      --gcc | --clang | --asan) builds+=("${argument#--}") ;;
      --werror) werror=(-Dwerror=true) ;;
      --asterisk) asterisk=yes ;;
      --fuzz=*) fuzz=${argument#--fuzz=} ;;
      --list) find tests -name meson.build -exec grep -ho "suite: *'[a-z0-9]*'" {} + \
        | cut -d"'" -f2 | sort -u; return ;;
      -*) die "test: no option '$argument'" ;;
      *) suites+=(--suite "$argument") ;;
    esac
  done
  [ ${#builds[@]} -gt 0 ] || builds=(gcc)
  need BUILD RUN SCREEN TEST
  case " ${builds[*]} $fuzz" in *clang* | *asan* | *[0-9]) need CLANG ;; esac
  need_locale nl_NL he_IL
  if [ -n "$asterisk" ]; then need ASTERISK; else options=(--no-suite asterisk); fi
  for kind in "${builds[@]}"; do
    say "building with ${kind/asan/clang, address and undefined-behaviour checks}"
    case $kind in
      gcc)
        configure _build gcc "${werror[@]}"
        compile _build
        run_suites _build -t 6 "${options[@]}" "${suites[@]}"
        ;;
      clang)
        configure _build-clang clang "${werror[@]}"
        compile _build-clang
        run_suites _build-clang --no-suite lint -t 6 "${options[@]}" "${suites[@]}"
        ;;
      asan)
        configure _build-asan clang -Db_sanitize=address,undefined -Db_lundef=false \
          --buildtype=debug "${werror[@]}"
        compile _build-asan
        run_suites _build-asan --no-suite lint -t 12 "${options[@]}" "${suites[@]}"
        ;;
    esac
    say "$kind: done after $((SECONDS - started)) s"
  done
  if [ -n "$fuzz" ]; then
    mapfile -t names < <(fuzz_names)
    fuzz_targets "$fuzz" "${names[@]}"
    TEST_LOGS+=("$FUZZ_LOG")
    say "fuzz: done after $((SECONDS - started)) s"
  fi
  /usr/bin/python3 tests/support/count-results "${TEST_LOGS[@]}"
}

# The figures that take too long for every run: a short form of each is among the tests.
dev_long () {
  need BUILD TEST
  configure _build gcc
  compile _build
  export DAG_SOURCE_ROOT=$PWD G_TEST_SRCDIR=$PWD/tests G_TEST_BUILDDIR=$PWD/_build/tests TZ=UTC LC_ALL=C.UTF-8
  say 'a week of 100 queues: the fewest people, against the plain way'
  _build/tests/core/test-core-staffing-week -m perf -p /core/staffing-week/speed
  say '200 simulated mornings: what was predicted, and what came'
  _build/tests/sim/test-sim-outlook -m perf
  say '100 overloaded days: breaks planned, and as they come'
  _build/tests/sim/test-sim-planned-day -m perf
  say 'the store: 400 kills, 400 power cuts, every call and every allocation that fails'
  for name in kill faults memory; do "_build/tests/store/test-store-store-$name" -m slow; done
  say 'no callback over 8 ms: 10,000 people, each page and window, a past day, a month'
  for name in speed walk scrub month; do
    GSETTINGS_BACKEND=memory GSETTINGS_SCHEMA_DIR=$PWD/_build/data GTK_A11Y=test \
      DAG_BREAK_RULES=$PWD/data/break-rules tests/support/headless \
      "_build/tests/widgets/test-widgets-$name" -m perf
  done
  say '200 kills of the program'
  (
    export GSETTINGS_SCHEMA_DIR=$PWD/_build/data DAG_BUILD_ROOT=$PWD/_build GTK_A11Y=atspi
    export PYTHONPATH=$PWD/tests/support PYTHONDONTWRITEBYTECODE=1 G_DEBUG=fatal-warnings
    DAG_KILL_ROUNDS=200 tests/support/headless /usr/bin/python3 tests/e2e/test-kill.py
    say 'a week of a simulated team: five stand-ups, pictured in _shots/'
    mkdir -p _shots
    DAG_WEEK_DIR=$PWD/_shots tests/support/headless /usr/bin/python3 tests/e2e/week.py
  )
  shoot_month
}

dev_soak () {
  need BUILD TEST
  configure _build gcc
  compile _build
  export DAG_SOURCE_ROOT=$PWD G_TEST_SRCDIR=$PWD/tests G_TEST_BUILDDIR=$PWD/_build/tests TZ=UTC LC_ALL=C.UTF-8
  say 'a week of 500 people on three pages'
  GSETTINGS_BACKEND=memory GSETTINGS_SCHEMA_DIR=$PWD/_build/data GTK_A11Y=test GSK_RENDERER=cairo \
    tests/support/headless _build/tests/widgets/test-widgets-soak -m thorough
}

dev_lint () {
  dev_test lint
}
