#!/usr/bin/env bash
# The compiler as cargo calls it for the targets: what is fuzzed (see Cargo.toml) gets the marks, all else is compiled
# as for the program. Without -Clto=off what is fuzzed would be optimised twice, which gains little.
set -euo pipefail
case " $* " in
    *" --crate-name build_script_"*) ;;
    *" codegen-units=16 "*)
        set -- "$@" -Clto=off -Cpasses=sancov-module \
            -Cllvm-args=-sanitizer-coverage-{level=4,inline-8bit-counters,pc-table,trace-compares}
        ;;
esac
exec "$@"
