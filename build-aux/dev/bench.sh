# bench.sh: what things cost, each beside a peer in the same run; never fails by time.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

GRID_VERSION=36.2.0 # the browser's table

# fetch_grid: the browser's table, once; prints where its script lies.
fetch_grid () {
  local folder=${XDG_CACHE_HOME:-$HOME/.cache}/dagstart/npm
  local script=$folder/package/dist/ag-grid-community.min.js
  if [ ! -f "$script" ]; then
    command -v npm >/dev/null || need NPM
    mkdir -p "$folder"
    (cd "$folder" && npm pack --silent "ag-grid-community@$GRID_VERSION" >/dev/null \
      && tar -xzf "ag-grid-community-$GRID_VERSION.tgz") || die "bench: no ag-grid-community"
  fi
  echo "$script"
}

bench_machine () {
  say "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg), $(date +%F)"
}

# instructions SIDE FUNCTION: of one poll of bench-poll, in millions; a busy machine does not
# change them.
instructions () {
  tests/support/headless valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    --toggle-collect="$2" _build-bench/tests/bench/bench-poll "$1" 2>&1 \
    | awk '/Collected :/ { printf "%.0f", $NF / 3 / 1e6 }'
}

bench_instructions () {
  local shown whole theirs
  command -v valgrind >/dev/null || return 0
  shown=$(instructions ours take_body)
  whole=$(instructions ours poll_ours)
  theirs=$(instructions peer json_parser_load_from_data)
  awk -v shown="$shown" -v whole="$whole" -v theirs="$theirs" 'BEGIN {
    form = "figure\t4\t%s\t%d M\tjson-glib, tree only\t%d M\t%.3f\t0.05\n"
    printf form, "body to tables, in instructions", shown, theirs, shown / theirs
    printf form, "with alerts, breaks and questions, in instructions", whole, theirs,
      whole / theirs }'
}

# Lines "figure<TAB>…" as a table.
bench_table () {
  awk -F'\t' '
    BEGIN {
      print "| # | what | Dagstart | peer | | ratio | to reach | |"
      print "|---|---|---|---|---|---|---|---|"
    }
    $1 == "figure" {
      printf "| %s | %s | %s | %s | %s | %s | %s | %s |\n", $2, $3, $4, $5, $6, $7, $8,
        ($8 == "–" ? "" : $7 + 0 <= $8 + 0 ? "✓" : "not reached")
    }' <(sort -t"$(printf '\t')" -s -k2,2n "$1")
}

dev_bench () {
  local lines name program names=("$@") grid
  need BUILD RUN SCREEN BENCH
  configure _build-bench gcc --buildtype=release -Dpin_api=false
  say "building"
  ninja -C _build-bench >_build-bench/compile.log 2>&1 || {
    tail -n 40 _build-bench/compile.log >&2
    die "the build failed"
  }
  if [ ${#names[@]} -eq 0 ]; then
    for program in tests/bench/bench-*.c; do
      name=${program##*/bench-}
      [ "$name" = bare.c ] || names+=("${name%.c}") # the peer of bench-quiet.py
    done
    names+=(quiet browser)
  fi
  export DAG_BREAK_RULES=$ROOT/data/break-rules # or nobody would be judged by any
  bench_machine
  lines=$(mktemp)
  for name in "${names[@]}"; do
    say "$name"
    if [ "$name" = quiet ]; then
      tests/support/headless /usr/bin/python3 tests/bench/bench-quiet.py _build-bench \
        | tee -a "$lines" | grep -v '^figure' || true
      continue
    fi
    if [ "$name" = browser ]; then
      grid=$(fetch_grid)
      SIZE=1400x900x24 tests/support/headless /usr/bin/python3 tests/bench/bench-browser.py \
        _build-bench "$grid" | tee -a "$lines" | grep -v '^figure' || true
      continue
    fi
    ninja -C _build-bench "tests/bench/bench-$name" >>_build-bench/compile.log 2>&1 \
      || die "bench-$name does not build"
    tests/support/headless "_build-bench/tests/bench/bench-$name" | tee -a "$lines" \
      | grep -v '^figure' || true
    if [ "$name" = poll ]; then bench_instructions >>"$lines"; fi
  done
  bench_table "$lines"
  rm -f "$lines"
}
