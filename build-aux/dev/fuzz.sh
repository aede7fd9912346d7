# fuzz.sh: every parser against libFuzzer; what it finds stays in tests/fuzz/corpus.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# fuzz_one TARGET SECONDS: new inputs go to _fuzz/, a crash to _fuzz/TARGET-crash-….
fuzz_one () {
  local name=$1 seconds=$2
  mkdir -p "_fuzz/$name"
  # json-glib leaks on some broken input: leaks are the tests' affair, not the fuzzer's.
  G_DEBUG=fatal-warnings nice "_build-fuzz/tests/fuzz/fuzz-$name" \
    -max_total_time="$seconds" -max_len=65536 -timeout=5 -rss_limit_mb=2048 -detect_leaks=0 \
    -print_final_stats=1 -artifact_prefix="_fuzz/$name-" \
    "_fuzz/$name" "tests/fuzz/corpus/$name" >"_fuzz/$name.log" 2>&1
}

# keep_corpus NAME: the smallest set of inputs that goes every way through the code.
keep_corpus () {
  local name=$1 least=_fuzz/$1.least
  rm -rf "$least"
  mkdir -p "$least"
  "_build-fuzz/tests/fuzz/fuzz-$name" -merge=1 -max_len=4096 -detect_leaks=0 \
    "$least" "tests/fuzz/corpus/$name" "_fuzz/$name" >"_fuzz/$name.merge.log" 2>&1
  find "$least" -type f -exec cp -n {} "tests/fuzz/corpus/$name/" \;
}

dev_fuzz () {
  local seconds=600 keep='' names=() name failed=() folder running=()
  for argument; do
    case "$argument" in
      --keep) keep=yes ;;
      -*) die "fuzz: no option '$argument'" ;;
      *[!0-9]*) names+=("$argument") ;;
      *) seconds=$argument ;;
    esac
  done
  need BUILD CLANG
  configure _build-fuzz clang -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false \
    --buildtype=debug
  compile _build-fuzz
  if [ ${#names[@]} -eq 0 ]; then
    for folder in tests/fuzz/corpus/*/; do names+=("$(basename "$folder")"); done
  fi
  say "${names[*]}: $seconds s each, $(nproc) at a time"
  mkdir -p _fuzz
  for name in "${names[@]}"; do
    fuzz_one "$name" "$seconds" &
    running+=("$name:$!")
    [ $((${#running[@]} % $(nproc))) -eq 0 ] || continue
    fuzz_collect
  done
  fuzz_collect
  if [ ${#failed[@]} -gt 0 ]; then
    say "found something: ${failed[*]} (see _fuzz/)"
    echo "$((${#names[@]} - ${#failed[@]})) passed, ${#failed[@]} failed"
    return 1
  fi
  if [ -n "$keep" ]; then
    for name in "${names[@]}"; do keep_corpus "$name"; done
  fi
  echo "${#names[@]} passed, 0 failed"
}

# Waits for those that run; says what each did.
fuzz_collect () {
  local pair
  for pair in "${running[@]}"; do
    name=${pair%%:*}
    if wait "${pair##*:}"; then
      say "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "_fuzz/$name.log") inputs"
    else
      tail -n 30 "_fuzz/$name.log" >&2
      failed+=("$name")
    fi
  done
  running=()
}
