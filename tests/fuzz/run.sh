#!/usr/bin/env bash
# Fuzzes: builds the targets with the compiler's own coverage marks, which stable Rust has, and runs them.
#
#   tests/fuzz/run.sh                      each target for 10 seconds, one after the other
#   tests/fuzz/run.sh 600 seed html        these targets for ten minutes each
#   tests/fuzz/run.sh FILE seed            one input again, such as a crash that was found
#
# What is found on the way is kept in target/fuzz/corpus; an input that breaks something in target/fuzz/found.
set -euo pipefail
input=
[ -f "${1:-}" ] && input=$(realpath "$1")
cd "$(dirname "$0")"

case "${1:-}" in -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
seconds=${1:-10}
shift $(($# > 0))
all=$(sed -n 's/^name = "\([a-z_]*\)"$/\1/p' Cargo.toml)
[ $# -gt 0 ] && targets=$* || targets=$all

command -v c++ >/dev/null || { echo "a C++ compiler is missing, which libFuzzer is built with (Debian: apt-get install g++)" >&2; exit 1; }
built=../../target/fuzz
mkdir -p "$built"
# The very versions that the program is built with; libFuzzer comes on top.
if [ ! -e Cargo.lock ] || ! cmp -s ../../Cargo.lock "$built/program.lock"; then
    cp ../../Cargo.lock Cargo.lock
    cp ../../Cargo.lock "$built/program.lock"
fi
# What is not fuzzed itself is the same as under the program's tests, and built once for both.
RUSTC_WRAPPER=$PWD/rustc.sh cargo build --quiet --target-dir ../../target

# libFuzzer reads one folder, not those below it.
mkdir -p "$built/fixtures"
find ../../fixtures/corpus -type f | while read -r file; do cp "$file" "$built/fixtures/$(md5sum <"$file" | cut -c1-16)"; done

passed=0
for target in $targets; do
    program=../../target/debug/$target
    if [ -n "$input" ]; then
        "$program" "$input"
        continue
    fi
    mkdir -p "$built/corpus/$target" "$built/found/$target"
    echo "fuzzing $target for $seconds s"
    log=$built/$target.log
    if ! "$program" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=3000 -verbosity=0 \
        -print_final_stats=1 -dict=dictionary.txt -artifact_prefix="$built/found/$target/" \
        "$built/corpus/$target" "$built/fixtures" >"$log" 2>&1; then
        tail -40 "$log"
        echo "1 failed: $target"
        exit 1
    fi
    grep number_of_executed_units "$log"
    passed=$((passed + 1))
done
echo "$passed passed, 0 failed"
