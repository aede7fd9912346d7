# fuzz.sh: every parser against libFuzzer; what it finds stays in tests/fuzz/corpus.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# fuzz_one TARGET SECONDS: new inputs go to _fuzz/, a crash to _fuzz/TARGET-crash-….
fuzz_one () {
  local name=$1 seconds=$2
  mkdir -p "_fuzz/$name"
  tests/fuzz/corpus.py take "$name" "_fuzz/$name"
  # json-glib leaks on some broken input: leaks are the tests' affair, not the fuzzer's.
  GSETTINGS_SCHEMA_DIR=$PWD/_build-fuzz/data G_DEBUG=fatal-warnings nice "_build-fuzz/tests/fuzz/fuzz-$name" \
    -max_total_time="$seconds" -max_len=65536 -timeout=5 -rss_limit_mb=2048 -detect_leaks=0 \
    -print_final_stats=1 -artifact_prefix="_fuzz/$name-" \
    "_fuzz/$name" >"_fuzz/$name.log" 2>&1
}

# keep_corpus NAME: the smallest set of inputs that goes every way through the code.
keep_corpus () {
  local name=$1 least=_fuzz/$1.least
  rm -rf "$least"
  mkdir -p "$least"
  "_build-fuzz/tests/fuzz/fuzz-$name" -merge=1 -max_len=4096 -detect_leaks=0 \
    "$least" "_fuzz/$name" >"_fuzz/$name.merge.log" 2>&1
  tests/fuzz/corpus.py keep "$name" "$least"
}

# fuzz_collect: waits for those that run; notes what became of each, as a test's result.
fuzz_collect () {
  local pair name result
  for pair in "${running[@]}"; do
    name=${pair%%:*}
    result=OK
    wait "${pair##*:}" || result=FAIL
    if [ $result = OK ]; then
      say "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "_fuzz/$name.log") inputs"
    else
      tail -n 30 "_fuzz/$name.log" >&2
    fi
    printf '{"name": "fuzz / %s", "result": "%s"}\n' "$name" $result >>"$FUZZ_LOG"
  done
  running=()
}

# fuzz_targets SECONDS NAME…: as many at a time as there are processors.
fuzz_targets () {
  local seconds=$1 name running=() targets=(data/gschemas.compiled)
  shift
  configure _build-fuzz clang -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false \
    --buildtype=debug
  for name; do targets+=("tests/fuzz/fuzz-$name"); done
  ninja -C _build-fuzz "${targets[@]}" >_build-fuzz/compile.log 2>&1 || {
    tail -n 40 _build-fuzz/compile.log >&2
    die "the fuzz targets do not build"
  }
  say "fuzzing $*: $seconds s each, $(nproc) at a time"
  FUZZ_LOG=_fuzz/meson-logs/testlog.json
  mkdir -p _fuzz/meson-logs
  rm -f $FUZZ_LOG
  for name; do
    fuzz_one "$name" "$seconds" &
    running+=("$name:$!")
    [ $((${#running[@]} % $(nproc))) -eq 0 ] && fuzz_collect
  done
  fuzz_collect
}

fuzz_names () {
  local folder
  for folder in tests/fuzz/corpus/*/; do basename "$folder"; done
}

dev_fuzz () {
  local seconds=600 keep='' names=() name
  for argument; do
    case "$argument" in
      --keep) keep=yes ;;
      -*) die "fuzz: no option '$argument'" ;;
      *[!0-9]*) names+=("$argument") ;;
      *) seconds=$argument ;;
    esac
  done
  need BUILD CLANG
  [ ${#names[@]} -gt 0 ] || mapfile -t names < <(fuzz_names)
  fuzz_targets "$seconds" "${names[@]}"
  if [ -n "$keep" ]; then
    for name in "${names[@]}"; do keep_corpus "$name"; done
  fi
  /usr/bin/python3 tests/support/count-results "$FUZZ_LOG"
}
