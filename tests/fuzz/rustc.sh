#!/usr/bin/env bash
# Wraps the compiler for the fuzz targets: crates to be fuzzed (see Cargo.toml) are instrumented, and all others are
# compiled as for the program. -Clto=off saves optimising the instrumented crates twice, which gains little.
set -euo pipefail
case " $* " in
    *" --crate-name build_script_"*) ;;
    *" codegen-units=16 "*)
        set -- "$@" -Clto=off -Cpasses=sancov-module \
            -Cllvm-args=-sanitizer-coverage-{level=4,inline-8bit-counters,pc-table,trace-compares}
        ;;
esac
exec "$@"
