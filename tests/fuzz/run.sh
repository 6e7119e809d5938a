#!/usr/bin/env bash
# Builds the fuzz targets with the compiler's own coverage instrumentation, which stable Rust has, and runs them.
#
#   tests/fuzz/run.sh                      runs each target for 10 seconds, one after the other
#   tests/fuzz/run.sh 600 seed html        runs these targets for ten minutes each
#   tests/fuzz/run.sh FILE seed            runs one input again, such as a crash that was found
#   tests/fuzz/run.sh keep seed html       minimises the inputs that reach all known code into corpus/
#
# A run starts from the inputs in corpus/. It keeps what it finds in target/fuzz/corpus, and inputs that break something
# in target/fuzz/found. JOBS=2 runs two targets at a time.
set -euo pipefail
input= keep=
[ -f "${1:-}" ] && input=$(realpath "$1")
[ "${1:-}" = keep ] && keep=yes
cd "$(dirname "$0")"

case "${1:-}" in -h | --help) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
seconds=${1:-10}
shift $(($# > 0))
all=$(sed -n 's/^name = "\([a-z_]*\)"$/\1/p' Cargo.toml)
[ $# -gt 0 ] && targets=$* || targets=$all

command -v c++ >/dev/null || { echo "a C++ compiler is missing, which libFuzzer is built with (Debian: apt-get install g++)" >&2; exit 1; }
built=../../target/fuzz
mkdir -p "$built"
# The same dependency versions as the program; libFuzzer is added to them.
if [ ! -e Cargo.lock ] || ! cmp -s ../../Cargo.lock "$built/program.lock"; then
    cp ../../Cargo.lock Cargo.lock
    cp ../../Cargo.lock "$built/program.lock"
fi
# Everything without instrumentation is shared with the program's tests, and so is built once.
RUSTC_WRAPPER=$PWD/rustc.sh cargo build --quiet --target-dir ../../target

# libFuzzer does not read subfolders.
mkdir -p "$built/fixtures"
find ../../fixtures/corpus -type f | while read -r file; do cp "$file" "$built/fixtures/$(md5sum <"$file" | cut -c1-16)"; done

# The maximal length of an input to keep. People can read small inputs, and they run quickly.
MAX_KEPT_BYTES=400

# fuzz TARGET: runs the target, and prints how many inputs it tried.
fuzz() {
    local target=$1 log=$built/$1.log
    mkdir -p "$built/corpus/$target" "$built/found/$target" "corpus/$target"
    if ! "../../target/debug/$target" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=3000 -verbosity=0 \
        -print_final_stats=1 -dict=dictionary.txt -artifact_prefix="$built/found/$target/" \
        "$built/corpus/$target" "corpus/$target" "$built/fixtures" >"$log" 2>&1; then
        tail -40 "$log"
        echo "1 failed: $target"
        return 1
    fi
    echo "$target: $(grep -o 'number_of_executed_units: .*' "$log"), $(grep -o 'new_units_added: .*' "$log")"
}

# keep TARGET: replaces corpus/TARGET by a minimal set of its inputs and of those found.
keep() {
    local target=$1 kept
    kept=$(mktemp -d)
    "../../target/debug/$target" -set_cover_merge=1 -max_len="$MAX_KEPT_BYTES" -verbosity=0 \
        "$kept" "corpus/$target" "$built/corpus/$target" >"$built/$target.log" 2>&1
    rm -rf "corpus/$target"
    mv "$kept" "corpus/$target"
    echo "$target: $(find "corpus/$target" -type f | wc -l) inputs, $(du -sb "corpus/$target" | cut -f1) bytes"
}

running=0 passed=0 failed=0
for target in $targets; do
    if [ -n "$input" ]; then
        "../../target/debug/$target" "$input"
        continue
    elif [ -n "$keep" ]; then
        keep "$target"
        continue
    fi
    if [ "$running" -ge "${JOBS:-1}" ]; then
        wait -n && passed=$((passed + 1)) || failed=$((failed + 1))
        running=$((running - 1))
    fi
    fuzz "$target" &
    running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
    wait -n && passed=$((passed + 1)) || failed=$((failed + 1))
    running=$((running - 1))
done
[ -n "$input$keep" ] || echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
